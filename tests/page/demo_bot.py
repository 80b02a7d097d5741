"""A small bot with one form, to drive the page with: what a visitor's first minute needs."""

from datetime import timedelta
from typing import Any

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from simulator.clock import StandingClock
from simulator.demo import Demo, DemoPerson
from simulator.request import WorldRequest
from simulator.tokens import demo_token
from simulator.world import World

TOKEN = demo_token("page")
OFFICER, OTHER, VERIFIER, SEKDA, HEAD, STRANGER = 1001, 1002, 1003, 1004, 1005, 1006
PEOPLE = [
    DemoPerson(OFFICER, "Operator Disdikbud", "operator inovasi", in_front=True),
    DemoPerson(OTHER, "Operator Dinkes", "operator inovasi"),
    DemoPerson(HEAD, "Kepala Disdikbud", "kepala perangkat daerah"),
    DemoPerson(VERIFIER, "Bappedalitbang", "verifikator", in_front=True),
    DemoPerson(SEKDA, "Sekda", "pimpinan daerah", in_front=True),
    DemoPerson(STRANGER, "Orang baru", "belum terdaftar"),
]
Keyboards = dict[str, InlineKeyboardMarkup]
QUESTIONS = [
    ("masalah", "<b>Masalah apa yang dihadapi?</b>\nTulis bebas, lalu ketuk <b>Selesai</b>."),
    ("nama", "Apa nama inovasinya?"),
    ("tahap", "Sudah sampai tahap mana?"),
    ("tanggal", "Kapan diterapkan? Contoh: <code>24/11/2026</code>"),
    ("berkas", "Kirim berkas pendukung (PDF), atau lewati."),
]
STAGES = ("Inisiatif", "Uji Coba", "Penerapan")
Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]


def buttons(*rows: list[tuple[str, str] | tuple[str, str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(*given) for given in row] for row in rows])


def _button(label: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data, style=style)


KEYBOARDS: Keyboards = {
    "tahap": buttons([(stage, f"tahap:{stage}") for stage in STAGES]),
    "berkas": buttons([("Lewati", "lewati")]),
    "tinjau": buttons([("Kirim", "kirim", "success")], [("Batal", "batal", "danger")]),
}


class Forms:
    """What each officer has answered so far; in memory, since this bot only shows the page."""

    def __init__(self, keyboards: Keyboards) -> None:
        self.keyboards = keyboards
        self.answers: dict[int, dict[str, str]] = {}
        self.sent: set[int] = set()

    def position(self, officer: int) -> str:
        given = self.answers.get(officer, {})
        return next((key for key, _ in QUESTIONS if key not in given), "tinjau")

    def card(self, officer: int) -> str:
        rows = [f"<b>{k.capitalize()}</b>: {v[:60]}" for k, v in self.answers[officer].items()]
        return "<b>Periksa sebelum dikirim</b>\n\n" + "\n".join(rows)


def make_app(world: World, keyboards: Keyboards = KEYBOARDS) -> App:
    request = WorldRequest(world)
    builder = ApplicationBuilder().token(TOKEN).request(request).get_updates_request(request)
    app: App = builder.build()
    app.bot_data["forms"] = Forms(keyboards)
    app.add_handlers(
        [
            CommandHandler("start", start),
            CommandHandler("daftar", register),
            CommandHandler("belum", missing),
            CommandHandler("contoh", example),
            CommandHandler("sematkan", pin),
            CallbackQueryHandler(tapped),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, corrected),
            MessageHandler(~filters.StatusUpdate.ALL, answered),
        ]
    )
    return app


async def set_commands(app: App) -> None:
    commands = [
        ("daftar", "Daftarkan inovasi"),
        ("belum", "Perangkat daerah tanpa inovasi"),
        ("contoh", "Semua bentuk tulisan"),
    ]
    await app.bot.set_my_commands(commands)


async def start(update: Update, _: Context) -> None:
    keyboard = ReplyKeyboardMarkup([["/daftar", "/belum"]], resize_keyboard=True)
    words = "Selamat datang di <b>Bot Inovasi</b>.\nKetik /daftar untuk mendaftarkan inovasi."
    await _said(update).reply_html(words, reply_markup=keyboard)


async def register(update: Update, context: Context) -> None:
    await begin(_said(update), context.bot_data["forms"])


async def begin(message: Message, forms: Forms) -> None:
    forms.answers[message.chat_id] = {}
    await ask(message, forms)


async def ask(message: Message, forms: Forms) -> None:
    key = forms.position(message.chat_id)
    words = dict(QUESTIONS).get(key) or forms.card(message.chat_id)
    await message.reply_chat_action("typing")
    await message.reply_html(words, reply_markup=forms.keyboards.get(key))


async def answered(update: Update, context: Context) -> None:
    message, forms = _said(update), context.bot_data["forms"]
    if message.photo:
        await message.reply_photo(message.photo[-1].file_id, caption="Foto diterima.")
    elif message.chat_id not in forms.answers or message.chat_id in forms.sent:
        await message.reply_text("Ketik /daftar untuk mulai.")
    else:
        await keep(message, forms)


async def keep(message: Message, forms: Forms) -> None:
    key, given = forms.position(message.chat_id), forms.answers[message.chat_id]
    held = message.document.file_name if message.document else message.text
    if key == "masalah":
        given["_"] = held or ""
        words = f"Tersimpan, {len((held or '').split())} kata. Tambah lagi, atau ketuk Selesai."
        done = buttons([("Selesai", "selesai", "primary")])
        await message.reply_text(words, reply_markup=done, do_quote=True)
        return
    given[key] = held or ""
    await ask(message, forms)


async def corrected(update: Update, _: Context) -> None:
    assert update.edited_message
    await update.edited_message.reply_text(f"Diperbarui: {update.edited_message.text}")


async def tapped(update: Update, context: Context) -> None:
    query, forms = update.callback_query, context.bot_data["forms"]
    assert query
    assert isinstance(query.message, Message)
    message, (act, _, value) = query.message, (query.data or "").partition(":")
    if act == "kirim":
        await send(query, message, forms)
    elif act == "mulai":
        await query.answer()
        await begin(message, forms)
    elif act in {"selesai", "tahap", "lewati"}:
        await choose(query, message, (act, value), forms)
    else:
        await query.answer("Belum ada di bot kecil ini.")


async def choose(
    query: CallbackQuery, message: Message, picked: tuple[str, str], forms: Forms
) -> None:
    given = forms.answers[message.chat_id]
    match picked:
        case ("selesai", _):
            given["masalah"] = given.pop("_")
            await query.answer("Masalah tersimpan")
            await query.edit_message_text("Masalah tersimpan.")
        case ("tahap", stage):
            given["tahap"] = stage
            await query.answer()
            await query.edit_message_text(f"Tahap: {stage}")
        case _:
            given["berkas"] = "-"
            await query.answer()
    await ask(message, forms)


async def send(query: CallbackQuery, message: Message, forms: Forms) -> None:
    if message.chat_id in forms.sent:
        await query.answer("Pendaftaran ini sudah terkirim.", show_alert=True)
        return
    forms.sent.add(message.chat_id)
    await query.answer("Terkirim")
    again = buttons([("Kirim lagi", "kirim")])
    await query.edit_message_text(f"{message.text}\n\nTerkirim.", reply_markup=again)
    words = "Inovasi baru dari Disdikbud menunggu verifikasi."
    await message.get_bot().send_message(VERIFIER, words)


async def missing(update: Update, _: Context) -> None:
    words = (
        "<b>37 dari 38 perangkat daerah belum punya inovasi 2026.</b>\n\n<blockquote expandable>"
        "Dinas Kesehatan\nDinas Perhubungan\nDinas Sosial\nDinas Perikanan\nKecamatan Kubu\n"
        "Kecamatan Terentang</blockquote>\n<i>Data 30 November 2026, 08.00 WIB</i>"
    )
    table = buttons([("Tabel lengkap", "x"), ("Unduh Excel", "x")], [("Ingatkan semua", "x")])
    await _said(update).reply_html(words, reply_markup=table)


async def example(update: Update, _: Context) -> None:
    words = (
        "<b>tebal <i>miring</i></b> <u>garis</u> <s>coret</s> <code>kode</code> "
        "<tg-spoiler>rahasia</tg-spoiler> #inovasi @inovasi_bot https://kuburayakab.go.id\n"
        "<blockquote>Kutipan pendek</blockquote>\n<pre>baris\nkode</pre>\n"
        "&lt;img src=x onerror=alert(1)&gt;"
    )
    await _said(update).reply_html(words)


async def pin(update: Update, _: Context) -> None:
    sent = await _said(update).reply_text("Tenggat 31 Desember 2026")
    await sent.pin()


def make_demo(world: World, app: App, clock: StandingClock) -> Demo:
    begin_at = clock.now()
    due = begin_at + timedelta(days=1, minutes=30)

    async def advance(by: timedelta) -> None:
        before = clock.now()
        await clock.advance(by)
        if before < due <= clock.now():
            await remind(app)

    async def restart() -> None:
        await clock.advance(begin_at - clock.now())
        app.bot_data["forms"] = Forms(app.bot_data["forms"].keyboards)
        open_chats(world)

    demo = Demo(TOKEN, clock.now(), list(PEOPLE), advance=advance, restart=restart)
    demo.next_due = lambda: due if due > clock.now() else None
    return demo


def open_chats(world: World) -> None:
    """All but the officer and the stranger have met the bot before."""
    for person in PEOPLE:
        me = world.person(person.id, person.name)
        if person.id not in {OFFICER, STRANGER}:
            me.opens()


async def remind(app: App) -> None:
    words = "⏰ <b>Tinggal 21 hari kerja.</b>\nDinas Kesehatan belum mendaftarkan inovasi 2026."
    begin = buttons([("Mulai daftar", "mulai", "primary")])
    await app.bot.send_message(OTHER, words, parse_mode="HTML", reply_markup=begin)


def _said(update: Update) -> Message:
    assert update.effective_message
    return update.effective_message

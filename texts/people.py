"""Access, invitations, posts: what people read about who may do what."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from models import Decision, Role
from services import outcomes as o
from services.access import Asked
from services.invitations import Waiting
from services.people import Post
from services.posts import NAMES
from services.staffing.looking import Holder, Standing
from texts.screen import Address, Button, Row, Screen, short
from texts.words import day, escape, hour, moment

Local = Callable[[datetime], datetime]
SHOWN = 8  # requests, or invitations, on one card
SPENT = (
    "Tautan undangan ini sudah tidak berlaku: sudah dipakai orang lain, dicabut, atau lewat "
    "72 jam. Minta tautan baru kepada yang mengundang Anda, atau minta akses di sini."
)
BOARD = ("📋 Siapa yang belum", "board")
FIRST = {
    Role.OFFICER: ("📝 Daftarkan inovasi", "start"),
    Role.HEAD: ("🗂 Inovasi unit kami", "innovations"),
    Role.LEADER: BOARD,
    Role.VERIFIER: BOARD,
    Role.ADMIN: BOARD,
}  # where each role begins: a button's label, and the verb of its address
SWITCHED = "Isian yang terbuka disimpan di draf."


def post(role: Role, unit: str) -> str:
    """`Operator inovasi Disdikbud`; the unit is escaped."""
    return f"{NAMES[role]} {escape(unit)}".strip()


def ask_button(label: str = "🔑 Minta akses") -> Button:
    return Button(label, Address("ask"))


def tell(outcome: o.Outcome) -> Screen:  # noqa: PLR0911 (a table)
    """What came of a form about people."""
    match outcome:
        case o.AccessAsked(role, unit):
            return Screen(
                f"📮 Permintaan dikirim: <b>{post(role, unit)}</b>.\n\n"
                f"{_decider(role)} memutuskannya; Anda diberi tahu hasilnya di sini."
            )
        case o.AccessHeld(role, unit):
            return Screen(f"Anda sudah {post(role, unit)}. Yang tersedia ada di /bantuan.")
        case o.AskedEnough(waiting):
            return Screen(
                f"{waiting} permintaan Anda masih menunggu keputusan. Tunggu jawabannya dulu."
            )
        case o.AccessRefused(said_name):
            return Screen(f"Permintaan {escape(said_name)} ditolak; peminta menerima alasannya.")
        case o.DecidedBefore(said_name, by):
            return Screen(
                f"Permintaan {escape(said_name)} sudah diputuskan {escape(by)}; "
                "alasan Anda tidak dikirim."
            )
        case o.Invited(_, _, role, unit):
            return Screen(f"✅ Undangan <b>{post(role, unit)}</b> dibuat. Tautan dan kode QR:")
        case o.SheetTaken():
            return Screen("📥 Berkas diterima.")
    raise AssertionError(outcome)


# ---- access


def request(asked: Asked, local: Local) -> Screen:
    """To those who decide; once decided it says by whom, and has no buttons left."""
    if asked.state != Decision.WAITING:
        return Screen(_decided(asked))
    text = (
        f"🔑 <b>{escape(asked.said_name)}</b> meminta peran <b>{post(asked.role, asked.unit)}</b>."
        f"\nNama akun: {escape(asked.called)}\nDiminta {moment(local(asked.asked_at))}"
    )
    buttons = (
        Button("✅ Terima", Address("grant", asked.request_id)),
        Button("❌ Tolak", Address("deny", asked.request_id)),
    )
    return Screen(text, (buttons,))


def requests(waiting: Sequence[Asked]) -> Screen:
    if not waiting:
        return Screen("Tidak ada permintaan akses yang menunggu.")
    rows = [
        (Button(short(f"{one.said_name} · {_plain(one)}", 60), Address("request", one.request_id)),)
        for one in waiting[:SHOWN]
    ]
    rest = f" Yang {SHOWN} terlama lebih dulu." if len(waiting) > SHOWN else ""
    return Screen(f"<b>{len(waiting)} permintaan akses menunggu.</b>{rest}", tuple(rows))


def answered(asked: Asked) -> Screen:
    """To whoever asked."""
    name = post(asked.role, asked.unit)
    if asked.state == Decision.GRANTED:
        text = f"✅ <b>Akses diterima.</b> Anda sekarang {name}.\nSemua perintah ada di /bantuan."
        return Screen(text, (_first_of(asked.role),))
    return Screen(
        f"❌ Permintaan akses sebagai {name} ditolak.\n\nAlasan: {escape(asked.reason)}",
        ((ask_button("🔑 Minta lagi"),),),
    )


def _first_of(role: Role) -> Row:
    label, verb = FIRST[role]
    return (Button(label, Address(verb)),)


def _decided(asked: Asked) -> str:
    what = f"<b>{escape(asked.said_name)}</b>, {post(asked.role, asked.unit)}"
    by = escape(asked.decided_by)
    if asked.state == Decision.GRANTED:
        return f"✅ Diterima oleh {by}: {what}."
    return f"❌ Ditolak oleh {by}: {what}.\nAlasan: {escape(asked.reason)}"


def _decider(role: Role) -> str:
    return "Bappedalitbang" if role in {Role.OFFICER, Role.HEAD} else "Admin"


def _plain(asked: Asked) -> str:
    return f"{NAMES[asked.role]} {asked.unit}".strip()


# ---- invitations


def keeping() -> Row:
    return (Button("👥 Orang per perangkat daerah", Address("staffing")),)


def inviting(waiting: Sequence[Waiting], requests_waiting: int, local: Local) -> Screen:
    """The card of /undang."""
    lines = ["<b>Undangan</b>", "Satu tautan untuk satu orang, berlaku 72 jam."]
    if waiting:
        lines.append(f"\n<b>{len(waiting)} belum dibuka:</b>")
    for number, one in enumerate(waiting[:SHOWN], start=1):
        until = moment(local(one.expires_at))
        lines.append(f"{number}. {post(one.role, one.unit)}, sampai {until}")
    if len(waiting) > SHOWN:
        lines.append(f"… dan {len(waiting) - SHOWN} lagi yang lebih lama.")
    ways: list[Row] = [
        (Button("➕ Undang satu orang", Address("invite")),),
        (Button("📄 Undang banyak (XLSX)", Address("blank", choice="invitations")),),
    ]
    ways.append(keeping())
    if requests_waiting:
        asked = Button(f"🔑 Permintaan akses ({requests_waiting})", Address("requests"))
        ways.insert(0, (asked,))
    return Screen("\n".join(lines), (*ways, *map(_invitation, enumerate(waiting[:SHOWN], start=1))))


def _invitation(numbered: tuple[int, Waiting]) -> Row:
    number, one = numbered
    return (
        Button(f"🔁 {number}. Tautan baru", Address("relink", one.invitation_id)),
        Button(f"🗑 {number}. Cabut", Address("revoke", one.invitation_id)),
    )


def invitation(invited: o.Invited, link: str, local: Local) -> str:
    """The caption under the code, ready to be forwarded."""
    return (
        f"Undangan <b>{post(invited.role, invited.unit)}</b>\n{escape(link)}\n\n"
        f"Untuk satu orang, berlaku sampai {moment(local(invited.expires_at))}. "
        "Yang membukanya pertama yang mendapat peran ini."
    )


def revoked(one: Waiting) -> str:
    return f"Undangan {NAMES[one.role]} {one.unit}".strip() + " dicabut."


def redeemed(role: Role, unit: str, by: str) -> Screen:
    """To whoever invited: a link that went astray shows here."""
    return Screen(
        f"👋 Undangan <b>{post(role, unit)}</b> dibuka oleh {escape(by)}.\n"
        "Bukan orang yang dimaksud? Beri tahu admin."
    )


def spent(until: datetime | None) -> Screen:
    """`until` is local: no link is looked up before it."""
    if until:
        return Screen(f"Terlalu banyak tautan yang salah. Coba lagi sesudah {hour(until)}.")
    return Screen(SPENT, ((ask_button(),),))


# ---- posts


def posts(held: Sequence[Post]) -> Screen:
    """The card of /peran. The post that they act in can be passed on, if it is a unit's."""
    if not held:
        return Screen("Anda belum punya peran.", ((ask_button(),),))
    acting, *others = [post(p.role, p.unit.short_name if p.unit else "") for p in held]
    text = f"Peran sekarang: <b>{acting}</b>."
    if others:
        text += "\nGanti ke peran lain dengan tombol di bawah."
    rows = [(Button(short(_label(p), 50), Address("post", p.membership_id)),) for p in held[1:]]
    return Screen(text, (*rows, *_passing_on(held[0]), (ask_button("🔑 Minta peran lain"),)))


def _passing_on(acting: Post) -> tuple[Row, ...]:
    if acting.unit is None:
        return ()
    number = acting.membership_id
    return (
        (
            Button("🔁 Ganti orang", Address("handover", number)),
            Button("🌴 Pengganti sementara", Address("deputy", number)),
        ),
        (Button("👥 Orang di unit ini", Address("staff", acting.unit.id or 0)),),
    )


def given(role: Role, unit: str) -> Screen:
    """To somebody whom a sheet named."""
    text = f"Anda didaftarkan sebagai <b>{post(role, unit)}</b>. Semua perintah ada di /bantuan."
    return Screen(text, (_first_of(role),))


def arrived(held: Holder, local: Local) -> str:
    """Above the greeting, for whoever opened an invitation."""
    named = post(held.role, held.unit)
    if not held.away:
        return f"✅ Undangan diterima: Anda {named}."
    begins = f" mulai {moment(local(held.since))}" if held.standing is Standing.LATER else ""
    ends = f" sampai {last_day(local(held.until))}" if held.until else ""
    return f"✅ Anda pengganti sementara {escape(held.away)} sebagai {named}{begins}{ends}."


def last_day(until: datetime) -> str:
    """Of what ends in the night after it; `until` is local."""
    return day((until - timedelta(seconds=1)).date())


def _label(held: Post) -> str:
    return f"🔄 {NAMES[held.role]} {held.unit.short_name if held.unit else ''}".strip()

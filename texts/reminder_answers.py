"""What is said when a reminder is answered."""

from collections.abc import Sequence
from datetime import date

from models import Mandate, Status
from services.answering import Held, SaidNotMe
from services.progress import Stage
from services.reminder_outcomes import DeadlineMoved, NotMeNoted, Promised
from texts import duties
from texts.innovations import STATUS
from texts.screen import Address, Button, Row, Screen, rows_of
from texts.words import day, escape, short_weekday, weekday

MOST = 20  # innovations that are named


def ways(delivery_id: int) -> tuple[Row, ...]:
    """The answers to a reminder, beside going to work."""
    return (
        (
            Button("📅 Janji tanggal…", Address("promise", delivery_id)),
            Button("💤 Tunda sehari", Address("snooze", delivery_id)),
        ),
        (
            Button("📨 Sudah dikirim", Address("held", delivery_id)),
            Button("🙋 Bukan saya", Address("notme", delivery_id)),
        ),
    )


def with_days(card: Screen, delivery_id: int, days: Sequence[date]) -> Screen:
    """Typed, it may be another one."""
    buttons = [
        Button(short_weekday(one), Address("promiseon", delivery_id, key=one.isoformat()))
        for one in days
    ]
    text = f"{card.text}\n\nPilih hari, atau tulis tanggal lain."
    return Screen(text, (*rows_of(buttons, 2), *card.buttons))


def snoozed(unit: str, until: date) -> Screen:
    return Screen(
        f"💤 Baik. Pengingat {escape(unit)} untuk Anda ditunda sampai <b>{weekday(until)}</b>."
    )


def when(unit: str, delivery_id: int) -> Screen:
    """To `nanti`: nothing is noted yet."""
    text = f"Baik. Kapan kira-kira <b>{escape(unit)}</b> mengirim? Belum ada yang dicatat."
    return Screen(text, ways(delivery_id))


def held(found: Held) -> Screen:
    """The truth of the database, and what can be done where nothing was sent."""
    unit = escape(found.unit)
    if not found.innovations:
        lines = [f"Belum ada inovasi {found.year} dari <b>{unit}</b> yang tercatat terkirim."]
    else:
        lines = [f"<b>Tercatat dari {unit} untuk {found.year}</b>"]
        lines += [
            f"{STATUS[Status(it.status)]} · {escape(it.name[:100])} · {it.number}"
            for it in found.innovations[:MOST]
        ]
        if len(found.innovations) > MOST:
            lines.append(f"dan {len(found.innovations) - MOST} lainnya")
    if not found.is_owed:
        lines.append("\nTidak ada lagi yang perlu dikirim; pengingat berhenti.")
        return Screen("\n".join(lines), ((Button("🗂 Inovasi kami", Address("innovations")),),))
    if found.progress.stage is Stage.OWING:
        lines.append(f"\n{duties.standing(found.kind, found.progress)}")
        return Screen("\n".join(lines), _go_on(found, duties.evidence(found.progress)))
    lines.append("\nYang dikirim lewat jalan lain belum tercatat di sini: kirim lewat /daftar.")
    begin = Button("📝 Daftar / lanjutkan", Address("start"))
    if found.delivery_id:
        lines.append("Pengingat berhenti sendiri begitu inovasinya terkirim.")
    return Screen("\n".join(lines), _go_on(found, begin))


def _go_on(found: Held, begin: Button) -> tuple[Row, ...]:
    if not found.delivery_id:
        return ((begin,),)
    first, (_, not_me) = ways(found.delivery_id)
    return ((begin,), first, (not_me,))


def tell(outcome: Promised | NotMeNoted | DeadlineMoved) -> Screen:
    match outcome:
        case Promised(unit, at, told, year, kind):
            to_head = " Kepala perangkat daerah diberi tahu." if told else ""
            return Screen(
                f"📅 Tercatat: <b>{escape(unit)}</b> berjanji {duties.promised(kind, year)} paling "
                f"lambat <b>{weekday(at)}</b>. Sampai saat itu tidak ada pengingat lain.{to_head}"
            )
        case NotMeNoted(unit, told):
            if not told:
                return Screen(
                    "🙋 Tercatat, tetapi Bappedalitbang belum ada di bot ini: sampaikan juga "
                    f"kepada mereka. Pengingat {escape(unit)} masih dikirim kepada Anda."
                )
            return Screen(
                "🙋 Bappedalitbang diberi tahu siapa yang Anda sebut. Selama mereka belum "
                f"mengubahnya, pengingat {escape(unit)} masih dikirim kepada Anda."
            )
        case DeadlineMoved(year, before, after, told, kind):
            what = "dikukuhkan" if before == after else f"dipindah dari {day(before)}"
            return Screen(
                f"📆 Tenggat {duties.name(kind, year)} {what}: <b>{weekday(after)}</b>.\n"
                f"{told} orang diberi tahu; pengingat mengikuti tanggal ini.",
                ((Button("⏰ Tenggat", Address("deadline")),),),
            )


def moved(duty: str, before: date, after: date, reason: str) -> Screen:
    """To everybody concerned."""
    what = "dikukuhkan" if before == after else f"dipindah dari {day(before)}"
    return Screen(
        f"📆 Tenggat {duty} {what}: <b>{weekday(after)}</b>.\n"
        f"Alasan Bappedalitbang: “{escape(reason)}”",
        ((Button("⏰ Tenggat", Address("deadline")),),),
    )


def promised(unit: str, duty: Mandate, at: date, by: str) -> Screen:
    """To the head."""
    return Screen(
        f"📅 <b>{escape(unit)}</b> berjanji {duties.promised(duty.kind, duty.year)} paling lambat "
        f"<b>{weekday(at)}</b>.\nDijanjikan oleh {escape(by)}.",
        ((Button("🗂 Inovasi kami", Address("innovations")),),),
    )


def said_not_me(said: SaidNotMe) -> Screen:
    """To Bappedalitbang."""
    return Screen(
        f"🙋 {escape(said.by)} menjawab pengingat <b>{escape(said.unit)}</b>: bukan saya.\n"
        f"Yang disebut: “{escape(said.instead)}”",
        ((Button("🔑 Undang", Address("invite")),),),
    )

"""Who is in which post of which unit, and what people read when a post changes hands."""

from collections.abc import Callable, Sequence
from datetime import datetime

from models import Role
from services.staffing.looking import Card, Holder, Staff, Staffed, Standing
from services.staffing.outcomes import Change, Passing, PostChanged, StaffOutcome
from services.trail import About
from texts.listing import Listing
from texts.listing import ways as files
from texts.mandate import KINDS
from texts.people import keeping, last_day, post
from texts.screen import Address, Button, Row, Screen, rows_of, short, turning
from texts.words import day, escape, moment

Local = Callable[[datetime], datetime]
OF_ALL = "Bappedalitbang, pimpinan, admin"
PAGE = 16  # units on one card
DONE = {
    Change.SUSPENDED: "ditangguhkan",
    Change.ENDED: "diakhiri",
    Change.RESTORED: "dipulihkan",
}
MARKS = {"belum ada": "❌", "tidak terjangkau": "⚠️", "terjangkau": "✅"}
STANDS = {
    Standing.IN_FORCE: "✅",
    Standing.LATER: "🕘",
    Standing.AWAY: "🌴 digantikan",
    Standing.SUSPENDED: "⏸ ditangguhkan",
    Standing.ENDED: "⏹ berakhir",
}


def units(found: Sequence[Staffed], *, page: int = 0) -> Screen:
    """Those without an operator come first; the first line is the number."""
    last = max(0, (len(found) - 1) // PAGE)
    page = min(page, last)
    text = (
        "\n".join([f"<b>{_without(found)}</b>", *_silent(found)])
        + "\n\n❌ belum ada · ⚠️ tidak terjangkau · ✅ terjangkau"
    )
    buttons = [
        Button(short(f"{_mark(one)} {one.unit.short_name}", 30), Address("staff", one.unit.id or 0))
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    turns = turning(page, last, lambda n: Address("staffing", 0, n))
    invite = (Button("➕ Undang satu orang", Address("invite")),)
    of_all = (Button(f"🏛 {OF_ALL}", Address("staff")),)
    given = files(lambda form: Address("staffas", key=form))
    return Screen(text, (*rows_of(buttons, 2), *turns, *given, of_all, invite))


def listing(found: Sequence[Staffed], at: datetime) -> Listing:
    """All units; as text those without an operator, or without one who can be reached."""
    return Listing(
        name="Operator",
        title=_without(found),
        notes=tuple(_silent(found)),
        heads=("No", "Jenis", "Singkatan", "Perangkat daerah", "Operator", "Terjangkau", "Keadaan"),
        widths=("auto", "auto", "auto", "1fr", "auto", "auto", "auto"),
        rows=tuple(
            (
                number,
                KINDS[one.unit.kind],
                one.unit.short_name,
                one.unit.name,
                one.officers,
                one.reachable,
                _state(one),
            )
            for number, one in enumerate(found, start=1)
        ),
        lines=tuple(f"{one.unit.short_name} · {_state(one)}" for one in found if not one.reachable),
        as_of=moment(at),
        filter=(("Perangkat daerah", "Semua"),),
    )


def staff(found: Staff, local: Local) -> Screen:
    lines = [f"<b>{escape(found.unit.name) if found.unit else OF_ALL}</b>"]
    lines += [_line(one, local) for one in found.holders[:PAGE]] or ["Belum ada orangnya di bot."]
    if len(found.holders) > PAGE:
        lines.append(f"… dan {len(found.holders) - PAGE} lagi yang sudah berakhir.")
    if not found.may_keep:
        passable = [one for one in found.holders if one.membership_id in found.passable]
        return Screen("\n".join(lines), _hand(passable))
    people = [(one.person_id, one.name) for one in found.holders[:PAGE]]
    buttons = [
        Button(f"👤 {short(name, 40)}", Address("person", number))
        for number, name in dict(people).items()
    ]
    invite = (Button("➕ Undang satu orang", Address("invite")),)
    back = (Button("⬅️ Semua perangkat daerah", Address("staffing")),)
    return Screen("\n".join(lines), (*rows_of(buttons, 1), invite, back))


def person(found: Card, local: Local) -> Screen:
    """With what may be done to each post."""
    lines = [f"<b>{escape(found.name)}</b>"]
    if found.is_erased:
        lines.append("Data pribadinya sudah dihapus atas permintaannya.")
    lines += [_line(one, local, is_named=False) for one in found.holders] or ["Tanpa peran."]
    rows: list[Row] = []
    for one in found.holders:
        rows += _acts(one) if one.unit or found.may_appoint else []
    rows.append((Button("🧾 Jejak", Address("trail", found.person_id, key=About.PERSON)),))
    return Screen("\n".join(lines), (*rows, keeping()))


def tell(outcome: StaffOutcome) -> Screen:
    match outcome:
        case PostChanged(change, person_id, name, role, unit):
            back = (Button("👤 Lihat orangnya", Address("person", person_id)),)
            return Screen(
                f"Peran {post(role, unit)} ({escape(name)}) <b>{DONE[change]}</b>, berlaku saat "
                "ini juga. Orangnya diberi tahu.",
                (back,),
            )
        case Passing():
            return _passing(outcome)


def changed(change: Change, role: Role, unit: str, reason: str) -> Screen:
    """To whoever holds the post, or held it."""
    text = f"Peran Anda sebagai {post(role, unit)} <b>{DONE[change]}</b>.\nAlasan: {escape(reason)}"
    if change is Change.RESTORED:
        return Screen(f"{text}\n\nSemua perintah ada di /bantuan.")
    return Screen(f"{text}\n\nKeliru? Hubungi Bappedalitbang.")


def passed_on(new: str, old: Holder, end: datetime | None) -> Screen:
    """To the one who was in the post, to who made the link, and to the head; `end` is local, for a
    deputy."""
    named = post(old.role, old.unit)
    if end:
        return Screen(
            f"🌴 {escape(new)} menggantikan sementara {escape(old.name)} sebagai {named} sampai "
            f"{last_day(end)}."
        )
    return Screen(
        f"🔁 <b>Serah terima selesai.</b> {escape(new)} sekarang {named}, menggantikan "
        f"{escape(old.name)}. Draf dan inovasi tetap di {escape(old.unit)}."
    )


def _passing(made: Passing) -> Screen:
    named, whose = post(made.role, made.unit), "Anda" if made.is_own else escape(made.name)
    if made.first and made.last:
        return Screen(
            f"✅ Tautan untuk pengganti sementara {whose} sebagai <b>{named}</b>, "
            f"{day(made.first)} sampai {day(made.last)}. Teruskan kepada penggantinya:"
        )
    return Screen(
        f"✅ Tautan serah terima <b>{named}</b>. Teruskan kepada orang barunya: begitu dibuka, "
        f"peran {whose} berakhir. Semua draf dan inovasi tetap di {escape(made.unit)}."
    )


def _without(found: Sequence[Staffed]) -> str:
    without = sum(not one.officers for one in found)
    return f"{without} dari {len(found)} perangkat daerah belum punya operator"


def _silent(found: Sequence[Staffed]) -> list[str]:
    count = sum(one.officers > 0 and not one.reachable for one in found)
    told = f"{count} lagi operatornya tidak terjangkau (memblokir bot, atau belum membukanya)."
    return [told] if count else []


def _mark(one: Staffed) -> str:
    return MARKS[_state(one)]


def _state(one: Staffed) -> str:
    if not one.officers:
        return "belum ada"
    return "terjangkau" if one.reachable else "tidak terjangkau"


def _line(one: Holder, local: Local, *, is_named: bool = True) -> str:
    name = f"{escape(short(one.name, 60))} · " if is_named else ""
    away = f", pengganti {escape(one.away)}" if one.away else ""
    lost = " · ⚠️ tidak terjangkau" if not one.is_reachable else ""
    stands = f"{STANDS[one.standing]}{_span(one, local)}{lost}"
    return f"• {name}{post(one.role, one.unit)}{away} · {stands}"


def _span(one: Holder, local: Local) -> str:
    by = f" oleh {escape(one.deputy)}" if one.deputy else ""
    if one.standing is Standing.LATER:
        return f" mulai {moment(local(one.since))}"
    if one.until is None:
        return by
    if one.standing is Standing.ENDED:
        return f" pada {moment(local(one.until))}"
    return f"{by} sampai {last_day(local(one.until))}"


def _acts(one: Holder) -> list[Row]:
    number, named = one.membership_id, short(f"{one.unit or 'daerah'}", 16)
    back = Button(f"▶️ Pulihkan {named}", Address("reinstate", number))
    if one.standing is Standing.ENDED:
        return [(back,)]
    end = Button(f"⏹ Akhiri {named}", Address("dismiss", number))
    if one.standing is Standing.SUSPENDED:
        return [(back, end)]
    hold = Button(f"⏸ Tangguhkan {named}", Address("suspend", number))
    return [(hold, end), *_hand([one])]


def _hand(holders: Sequence[Holder]) -> tuple[Row, ...]:
    """Ways to pass on what is in force."""
    return tuple(
        (Button(f"{label} {short(one.name, 30)}", Address(verb, one.membership_id)),)
        for one in holders[:PAGE]
        for label, verb in (("🔁 Ganti", "handover"), ("🌴 Pengganti", "deputy"))
        if one.unit and one.standing in {Standing.IN_FORCE, Standing.AWAY}
    )

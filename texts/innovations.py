"""The unit's innovations: the list, one of them, its history, its files."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from forms.personal import OF_PROFILE
from forms.registration import REGISTRATION
from models import Decision, Innovation, ScoreKind, Status
from services.innovations import Detail, Event, Published
from services.trail import About
from texts.answers import plain, shown
from texts.catalog import wording
from texts.listing import Listing
from texts.listing import ways as taken
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short, turning
from texts.words import day, escape, moment, number, size

Local = Callable[[datetime], datetime]
STATUS = {
    Status.SENT: "📨 dikirim",
    Status.RETURNED: "↩️ dikembalikan",
    Status.VERIFIED: "✅ terverifikasi",
    Status.UPLOADED: "⬆️ diunggah",
    Status.ASSESSED: "🏅 dinilai",
    Status.WITHDRAWN: "🚫 ditarik",
}
SCORES = {ScoreKind.OFFICIAL: "🏅 nilai resmi", ScoreKind.VERIFIED: "🏅 nilai verifikasi"}
PROPOSALS = {
    Decision.WAITING: "mengusulkan perubahan",
    Decision.GRANTED: "menerima usulan perubahan",
    Decision.REFUSED: "menolak usulan perubahan",
}
CASE = "case"  # the card of the verification desk, as an origin
PAGE = 10  # innovations, or events, on one card
FIELDS = 6  # answers of the profile on one card
CONTACT_HIDDEN = "hanya untuk unitnya dan Bappedalitbang"
VALUE = 450  # characters of an answer on that card


def listed(unit: str, found: Sequence[Innovation], *, drafts: int, page: int = 0) -> Screen:
    """By year and status; `drafts` is the number of unsent ones."""
    begin = Button("➕ Daftarkan inovasi", Address("fresh"))
    ends = ((Button(f"📝 Draf ({drafts})", Address("drafts")), begin),) if drafts else ((begin,),)
    if not found:
        return Screen(f"<b>{escape(unit)}</b> belum punya inovasi terdaftar.", ends)
    last = (len(found) - 1) // PAGE
    page = min(page, last)
    here = found[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{len(found)} inovasi {escape(unit)}</b>"]
    for year, of_year in groupby(here, lambda i: i.mandate_year):
        lines.append(f"\n<b>{year}</b>")
        lines += [f"{STATUS[Status(i.status)]} · {escape(i.name)} · {i.number}" for i in of_year]
    buttons = [Button(cut(i.name, 40), Address("innovation", i.id or 0)) for i in here]
    turns = turning(page, last, lambda n: Address("innovations", 0, n))
    given = taken(lambda form: Address("innovas", key=form))
    return Screen("\n".join(lines), (*rows_of(buttons, 1), *turns, *ends, *given))


def listing(unit: str, found: Sequence[Innovation], at: datetime, local: Local) -> Listing:
    """All pages of `listed`."""
    numbered = [(n, it, bare(STATUS[Status(it.status)])) for n, it in enumerate(found, start=1)]
    return Listing(
        name="Inovasi",
        title=f"{len(found)} inovasi {unit}",
        notes=(),
        heads=("No", "Tahun", "Inovasi", "Nomor", "Keadaan", "Dikirim"),
        widths=("auto", "auto", "1fr", "auto", "auto", "auto"),
        rows=tuple(
            (n, it.mandate_year, it.name, it.number, status, local(it.registered_at).date())
            for n, it, status in numbered
        ),
        lines=tuple(
            f"{n}. {it.name} · {it.mandate_year} · {it.number} · {status}"
            for n, it, status in numbered
        ),
        as_of=moment(at),
        filter=(("Perangkat daerah", unit),),
    )


def bare(state: str) -> str:
    """Without its sign."""
    return state.partition(" ")[2]


def seen(found: Detail | Published, local: Local) -> Screen:
    return detail(found, local) if isinstance(found, Detail) else published(found)


def published(found: Published) -> Screen:
    """Of another unit's innovation."""
    kind = f" · {escape(found.kind)}" if found.kind else ""
    return Screen(
        f"<b>{escape(found.name)}</b>\n"
        f"{found.number} · {STATUS[found.status]} · tahun inovasi {found.year}\n"
        f"{escape(found.unit)}{kind}"
    )


def detail(found: Detail, local: Local) -> Screen:
    it = found.innovation
    lines = [
        f"<b>{escape(it.name)}</b>",
        f"{it.number} · {STATUS[Status(it.status)]} · tahun inovasi {it.mandate_year}",
        (
            f"{escape(found.unit)} · dikirim {moment(local(it.registered_at))}"
            f" oleh {escape(found.registered_by)}"
        ),
        "",
        f"<b>Masalah</b>\n{_value('problem', it.profile.get('problem'))}",
    ]
    if found.waiting_proposals:
        lines.append(f"\n📮 {found.waiting_proposals} usulan perubahan menunggu Bappedalitbang.")
    return Screen("\n".join(lines), _ways(found))


def has_contact(it: Innovation, *, page: int) -> bool:
    """Whether that page of the profile says whom to call."""
    here, _, _ = _fields(it, page)
    return any(key in OF_PROFILE and value is not None for key, value in here)


def profile(it: Innovation, *, page: int = 0, with_contact: bool, came_from: str = "") -> Screen:
    """The answers, some at a time; back leads to the card that one came from."""
    here, page, last = _fields(it, page)
    lines = [f"<b>{escape(it.name)}</b> · {it.number}", ""]
    for key, value in here:
        is_hidden = key in OF_PROFILE and value is not None and not with_contact
        told = CONTACT_HIDDEN if is_hidden else _value(key, value)
        lines.append(f"<b>{wording('registration', key).label}</b>\n{told}")
    return Screen(
        "\n".join(lines),
        (
            *turning(page, last, lambda n: Address("profile", it.id or 0, n, choice=came_from)),
            _back(it, came_from),
        ),
    )


def _fields(it: Innovation, page: int) -> tuple[list[tuple[str, Any]], int, int]:
    """The answers of a page (the last one for a page that there is not), which it is, and which
    is the last."""
    answered = [(q.key, it.profile[q.key]) for q in REGISTRATION.questions if q.key in it.profile]
    last = max(0, (len(answered) - 1) // FIELDS)
    page = min(page, last)
    return answered[page * FIELDS : (page + 1) * FIELDS], page, last


def history(
    it: Innovation, events: Sequence[Event], local: Local, *, page: int = 0, came_from: str = ""
) -> Screen:
    last = max(0, (len(events) - 1) // PAGE)
    page = min(page, last)
    lines = [f"<b>Riwayat {it.number}</b> · {escape(it.name)}", ""]
    lines += [_event(e, local) for e in events[page * PAGE : (page + 1) * PAGE]]
    return Screen(
        "\n".join(lines),
        (
            *turning(page, last, lambda n: Address("history", it.id or 0, n, choice=came_from)),
            _back(it, came_from),
        ),
    )


def files(
    it: Innovation, found: Sequence[tuple[str, int, dict[str, Any]]], *, came_from: str = ""
) -> Screen:
    buttons = [
        Button(f"📎 {cut(file['name'], 34)} ({size(file['size'])})", _file(it, key, place))
        for key, place, file in found
    ]
    text = (
        f"<b>Berkas {it.number}</b>"
        if found
        else (f"Profil {it.number} tidak memuat berkas. Bukti yang dikirim ada di 🗃 Bukti dukung.")
    )
    evidence = () if found else ((Button("🗃 Bukti dukung", Address("desk", it.id or 0)),),)
    return Screen(text, (*rows_of(buttons, 1), *evidence, _back(it, came_from)))


def _ways(found: Detail) -> tuple[Row, ...]:
    number = found.innovation.id or 0
    rows: list[Row] = [
        (
            Button("📋 Profil", Address("profile", number)),
            Button("🕘 Riwayat", Address("history", number)),
        ),
        (
            Button("📎 Berkas", Address("files", number)),
            Button("📄 Tanda terima", Address("receipt", number)),
        ),
        (
            Button("🗃 Bukti dukung", Address("desk", number)),
            Button("📈 Skor", Address("score", number)),
        ),
        (Button("🔎 Serupa", Address("similar", number)),),
    ]
    if found.may_change and found.innovation.status != Status.WITHDRAWN:
        rows.append(
            (
                Button("✏️ Ubah", Address("change", number)),
                Button("🚫 Tarik", Address("withdraw", number)),
            )
        )
    if found.may_audit:
        rows.append((Button("🧾 Jejak", Address("trail", number, key=About.INNOVATION)),))
    back = Address("case", number) if found.may_verify else Address("innovations")
    rows.append((Button("⬅️ Verifikasi" if found.may_verify else "⬅️ Daftar inovasi", back),))
    return tuple(rows)


def _score(event: Event) -> str:
    now, held = event.after, event.before
    was = f"{number(held['number'])} → " if held else ""
    of = f"{number(now['number'])} dari {number(now['scale'])}"
    return f"{SCORES[ScoreKind(event.score)]}, penilaian {now['year']}: {was}{of}"


def _event(event: Event, local: Local) -> str:
    when = f"<b>{day(local(event.at).date())}</b> · {escape(event.by)}"
    reason = f"\n   “{escape(event.reason[:200])}”" if event.reason else ""
    if event.status:
        return f"{when}: {STATUS[Status(event.status)]}{reason}"
    if event.proposal:
        return f"{when}: {PROPOSALS[Decision(event.proposal)]}{reason}"
    if event.score:
        return f"{when}: {_score(event)}{reason}"
    label = wording("registration", event.key).label
    return f"{when}: {label}\n   {changed(event.key, event.before, event.after)}"


def _value(key: str, value: Any) -> str:
    question = REGISTRATION.find(key)
    return shown(question, value, most=VALUE) if question else escape(str(value))


def changed(key: str, before: Any, after: Any) -> str:
    """Of personal answers the history has no values."""
    if key in OF_PROFILE:
        return "diganti; isinya tidak dicatat"
    return f"{brief(key, before)} → {brief(key, after)}"


def brief(key: str, value: Any) -> str:
    question = REGISTRATION.find(key)
    if value is None or question is None:
        return "<i>kosong</i>"
    return escape(short(plain(question, value), 60))


def _back(it: Innovation, came_from: str) -> Row:
    verb = CASE if came_from == CASE else "innovation"
    return (Button("⬅️ Kembali", Address(verb, it.id or 0)),)


def _file(it: Innovation, key: str, place: int) -> Address:
    return Address("file", it.id or 0, place, key)

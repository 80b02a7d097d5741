"""The verification desk: what waits, and one innovation before a decision."""

from collections.abc import Callable, Sequence
from datetime import datetime

from forms.choices import option_id
from models import Innovation, Status
from services.outcomes import Examined
from services.steps import Step
from services.trail import About
from services.verifying.cases import Case, Waiting
from services.verifying.returning import MendedEvidence
from texts import checking, questions
from texts.catalog import wording
from texts.innovations import CASE, STATUS, changed
from texts.listing import Listing
from texts.listing import ways as files
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short, turning
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
PAGE = 8  # innovations on one card
MENDED = 10  # answers, and indicators, that are told one by one
UNIT = "unit"
ORDERS = {False: "yang terlama lebih dulu", True: "menurut perangkat daerah"}
OUTDATED = "buktinya berubah setelah diputuskan"
CHANGED = "Belum diputuskan lewat tombol ini: inovasinya sudah berubah. Lihat keadaan terkini."
VERIFIED = "Terverifikasi. Operator diberi tahu."
AFTERWARDS = (
    "Perubahan berikutnya menjadi usulan yang diputuskan Bappedalitbang; bukti dukung tetap dapat "
    "ditambah lewat /bukti."
)
OWN = "Anda yang mendaftarkan inovasi ini, jadi verifikator lain yang memutuskannya."


def queue(
    found: Sequence[Waiting], now: datetime, *, page: int = 0, by_unit: bool = False
) -> Screen:
    if not found:
        ask = Button("📋 Siapa yang belum", Address("board"))
        return Screen("Tidak ada inovasi yang menunggu verifikasi.", ((ask,),))
    found = _ordered(found, by_unit=by_unit)
    last = (len(found) - 1) // PAGE
    page = min(page, last)
    here = found[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{len(found)} inovasi menunggu verifikasi</b>, {ORDERS[by_unit]}", ""]
    lines += [
        f"• {escape(one.unit)}: <b>{escape(short(one.innovation.name, 120))}</b> · "
        f"{one.innovation.number} · {_waited(one, now)}"
        for one in here
    ]
    buttons = [
        Button(cut(f"{one.unit}: {one.innovation.name}", 48), _case(one.innovation)) for one in here
    ]
    order = UNIT if by_unit else ""
    given = files(lambda form: Address("queueas", key=form, choice=order))
    turns = turning(page, last, lambda n: Address("queue", 0, n, order))
    other = Button(f"🔃 {ORDERS[not by_unit]}", Address("queue", 0, 0, "" if by_unit else UNIT))
    rows = (*rows_of(buttons, 1), *turns, *(((other,),) if len(found) > 1 else ()))
    return Screen("\n".join(lines), (*rows, *given))


def listing(found: Sequence[Waiting], at: datetime, local: Local, *, by_unit: bool) -> Listing:
    found = _ordered(found, by_unit=by_unit)
    return Listing(
        name="Antrean verifikasi",
        title=f"{len(found)} inovasi menunggu verifikasi",
        notes=(f"Urutan: {ORDERS[by_unit]}.",),
        heads=("No", "Perangkat daerah", "Inovasi", "Nomor", "Menunggu sejak", "Hari", "Catatan"),
        widths=("auto", "1fr", "2fr", "auto", "auto", "auto", "1fr"),
        rows=tuple(
            (
                number,
                one.unit,
                one.innovation.name,
                one.innovation.number,
                local(one.since).date(),
                (at - one.since).days,
                OUTDATED if one.is_outdated else "",
            )
            for number, one in enumerate(found, start=1)
        ),
        lines=tuple(
            f"{number}. {one.innovation.name} · {one.unit} · {one.innovation.number} · "
            f"{_waited(one, at)}"
            for number, one in enumerate(found, start=1)
        ),
        as_of=moment(at),
        filter=(("Urutan", ORDERS[by_unit]),),
    )


def _ordered(found: Sequence[Waiting], *, by_unit: bool) -> Sequence[Waiting]:
    """Those of a unit together, or the longest wait first."""
    return sorted(found, key=lambda one: one.unit.casefold()) if by_unit else found


def case(found: Case, local: Local) -> Screen:
    it = found.innovation
    lines = [
        f"<b>{escape(it.name)}</b>",
        f"{it.number} · {STATUS[Status(it.status)]} · tahun inovasi {it.mandate_year}",
        f"{escape(found.unit)} · didaftarkan {escape(found.registered_by)}",
        *_latest(found, local),
        *_returned_parts(found),
        *_mended(found),
        "",
        checking.total(found.verdicts),
        *(["", OWN] if found.is_own else []),
    ]
    return Screen("\n".join(lines), (*_looks(it), *_decisions(found), _back()))


def page_of_ticked(step: Step) -> int | None:
    """Where the option stands that is ticked already; None if none is."""
    ticked = [part["text"] for part in step.parts if part.get("text") in step.options]
    return questions.page_of(step, option_id(ticked[-1])) if ticked else None


def examined(outcome: Examined) -> Screen:
    """Below a form that was sent."""
    see = ((Button("🔍 Lihat keadaannya", Address("case", outcome.innovation_id)),), _back())
    status = STATUS[outcome.status]
    if not outcome.is_done:
        return Screen(f"{outcome.number} sudah diputuskan lebih dulu: {status}.", see)
    return Screen(f"{outcome.number}: {status}. Operator menerima catatan Anda.", see)


def decided(found: Case) -> Screen:
    """To the unit's officers, in words to act upon."""
    it = found.innovation
    match it.status:
        case Status.RETURNED:
            return _returned(found)
        case Status.SENT:
            return _reopened(found)
    return _verified(found)


def _returned(found: Case) -> Screen:
    it = found.innovation
    lines = [
        f"↩️ <b>{it.number} dikembalikan untuk diperbaiki</b>",
        escape(it.name),
        "",
        f"Catatan {escape(found.by)}: {_reason(found)}",
        "",
        *_returned_parts(found),
        "Hanya itu yang dibuka untuk diperbaiki. Setelah dikirim, inovasi ini diperiksa lagi.",
    ]
    mend = "✏️ Perbaiki" if found.returned else "📨 Kirim kembali"
    evidence = [
        checking.indicator_row(it, found.verdicts.line(code)) for code in found.returned_codes
    ]
    send = (Button(mend, Address("change", it.id or 0)),)
    return Screen("\n".join(lines), (*evidence, send, _see(it)))


def _reopened(found: Case) -> Screen:
    it = found.innovation
    return Screen(
        f"🔁 <b>Verifikasi {it.number} dibuka kembali</b>\n{escape(it.name)}\n\n"
        f"Alasan {escape(found.by)}: {_reason(found)}\n\nInovasi ini menunggu keputusan lagi; "
        "perubahan Anda langsung berlaku sampai diputuskan.",
        (_see(it),),
    )


def _verified(found: Case) -> Screen:
    it = found.innovation
    lowered = [one for one in found.verdicts.decided if one.is_lowered]
    lines = [
        f"✅ <b>{it.number} terverifikasi</b>",
        escape(it.name),
        "",
        f"Diputuskan {escape(found.by)}.",
        *([checking.total(found.verdicts)] if found.verdicts.decided else []),
        *checking.accepted_and_lowered(lowered),
        "",
        AFTERWARDS,
    ]
    return Screen("\n".join(lines), (*checking.to_mend(it, lowered), _see(it)))


def _reason(found: Case) -> str:
    return escape(found.latest.reason or "") if found.latest else ""


def _labels(keys: Sequence[str]) -> str:
    return ", ".join(wording("registration", key).label for key in keys)


def _see(it: Innovation) -> Row:
    return (Button("🔎 Lihat inovasi", Address("innovation", it.id or 0)),)


def _waited(one: Waiting, now: datetime) -> str:
    days = (now - one.since).days
    why = f" · 🔁 {OUTDATED}" if one.is_outdated else ""
    return f"{days} hari{why}" if days else f"hari ini{why}"


def _latest(found: Case, local: Local) -> list[str]:
    if found.latest is None:
        return []
    status = STATUS[Status(found.latest.after)]
    line = f"{status} oleh {escape(found.by)} pada {moment(local(found.latest.at))}"
    reason = found.latest.reason
    return [line, f"“{escape(short(reason, 400))}”"] if reason else [line]


def _returned_parts(found: Case) -> list[str]:
    """What has to be mended, by name."""
    names = [escape(found.verdicts.line(code).indicator.name) for code in found.returned_codes]
    return [
        *([f"Yang diperbaiki: <b>{_labels(found.returned)}</b>."] if found.returned else []),
        *([f"Bukti yang diperbaiki: <b>{', '.join(names)}</b>."] if names else []),
    ]


def _mended(found: Case) -> list[str]:
    lines = []
    for one in found.mended.answers[-MENDED:]:
        label = wording("registration", one.key).label
        lines.append(f"• {label}: {changed(one.key, one.before, one.after)}")
    lines += [f"• {_mended_evidence(found, one)}" for one in found.mended.evidence[:MENDED]]
    return ["", "<b>Diperbaiki sejak dikembalikan</b>", *lines] if lines else []


def _mended_evidence(found: Case, one: MendedEvidence) -> str:
    parts = [
        f"tingkat {one.before} → {one.after}" if one.before != one.after else "",
        f"+{one.added} bukti" if one.added else "",
        f"−{one.removed} bukti" if one.removed else "",
    ]
    name = escape(found.verdicts.line(one.code).indicator.name)
    return f"📎 {name}: {', '.join(filter(None, parts))}"


def _looks(it: Innovation) -> tuple[Row, ...]:
    number = it.id or 0
    return (
        (
            Button("📋 Profil", Address("profile", number, choice=CASE)),
            Button("📎 Berkas", Address("files", number, choice=CASE)),
        ),
        (
            Button("🗃 Bukti dukung", Address("desk", number)),
            Button("🕘 Riwayat", Address("history", number, choice=CASE)),
        ),
        (Button("🧾 Jejak", Address("trail", number, key=About.INNOVATION)),),
    )


def _decisions(found: Case) -> tuple[Row, ...]:
    at = found.innovation.id or 0, found.revision
    checks = (Button("🧮 Periksa per indikator", Address("checks", at[0])),)
    if found.is_own:
        return (checks,)
    match found.innovation.status:
        case Status.SENT:
            back = Button("↩️ Kembalikan", Address("return", *at))
            return (checks, (Button("✅ Verifikasi", Address("verify", *at)), back))
        case Status.VERIFIED:
            return (checks, (Button("🔁 Buka kembali", Address("reopen", *at)),))
    return (checks,)


def _back() -> Row:
    return (Button("⬅️ Antrean verifikasi", Address("queue")),)


def _case(it: Innovation) -> Address:
    return Address("case", it.id or 0)

"""Verification by indicator: the list, one indicator with its evidence, and what the unit hears."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from models import Innovation, Status
from services import evidence as e
from services.instrument import Indicator
from services.outcomes import Lowered
from services.verifying.indicators import Look, Sheet
from services.verifying.verdicts import Checked, Verdicts
from texts.answers import file_line
from texts.evidence import doubt, label
from texts.evidence_card import field, levels, title
from texts.evidence_form import wanted
from texts.names import fitting
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short
from texts.words import escape, number

PIECES = 6  # evidence items on one card
TOLD = "nomor", "tanggal", "signatory"  # of an evidence item, beside its title
LOWERED = 8  # indicators with their reasons in one message
MOST_OF_NAMES = 200  # characters of those who decided
FILES = 10  # files of them, as buttons
STALE = "Indikator ini baru saja berubah atau sudah diputuskan. Lihat keadaan terkini."
NOTHING_LOWER = "Tidak ada tingkat di bawahnya, atau indikatornya sudah berubah."
ACCEPTED = "Diterima."


def sheet(found: Sheet) -> Screen:
    it = found.verdicts.it
    lines = [
        "<b>Verifikasi per indikator</b>",
        f"{escape(it.name)} · {it.number} · {escape(found.unit)}",
        total(found.verdicts),
    ]
    by_code = {one.indicator.code: one for one in found.verdicts.lines}
    for name, indicators in found.verdicts.assessed.instrument.variables.items():
        lines += ["", f"<b>{escape(name)}</b>"]
        lines += [_line(by_code[one.code], found.counts.get(one.code, 0)) for one in indicators]
    return Screen("\n".join(lines), _ways_of_sheet(found))


def total(found: Verdicts) -> str:
    """The verified sum, beside the one that was claimed."""
    it = found.assessed
    claimed = f"mandiri {number(it.own.total)}"
    if not found.decided:
        return f"Belum ada indikator yang diputuskan · {claimed} dari {number(it.own.most)}"
    part = f" sebagian ({len(found.decided)} dari {len(found.lines)})" if found.left else ""
    return (
        f"Nilai verifikasi{part}: <b>{number(found.total)}</b> dari {number(it.own.most)} · "
        f"{claimed} · {label(it)}"
    )


def card(found: Look) -> Screen:
    on, one = found.card, found.checked
    basis = on.level.basis if on.level else None
    mandatory = " · wajib" if on.indicator.mandatory else ""
    lines = [
        f"<b>{escape(on.indicator.name)}</b> ({on.indicator.code}){mandatory}",
        f"{escape(on.assessed.innovation.name)} · {label(on.assessed)}",
        "",
        *levels(on, basis),
        "",
        wanted(on.indicator, basis),
        "",
        f"Diakui unit: {_claimed(one)}",
        _verdict(one),
        *_pieces(on.pieces),
    ]
    return Screen("\n".join(lines), (*_files(on.pieces), *_decisions(found), *_ways_on(found)))


def accepting_all(found: Sheet) -> Screen:
    """What would be accepted, before it is."""
    left, it = found.verdicts.left, found.verdicts.assessed
    evident = [one for one in left if one.line.counted]
    after = found.verdicts.total + sum(one.line.points for one in evident)
    empty = len(left) - len(evident)
    lines = [
        f"<b>Terima {len(left)} indikator sekaligus?</b>",
        f"{escape(it.innovation.name)} · {it.innovation.number}",
        "",
        *(f"✅ {escape(one.indicator.name)}: {_level(one.line.counted, one)}" for one in evident),
        *([f"▫️ {empty} indikator tanpa bukti: tingkat 0"] if empty else []),
        "",
        f"Nilai verifikasi menjadi <b>{number(after)}</b> dari {number(it.own.most)}.",
        "Bukti yang belum dibuka dianggap sudah Anda periksa.",
    ]
    row = it.innovation.id or 0
    yes = Button("✅ Ya, terima semua", Address("agreedall", row, found.verdicts.revision))
    return Screen("\n".join(lines), ((yes,), (_to_sheet(row, "⬅️ Tidak jadi"),)))


def lowered(outcome: Lowered) -> Screen:
    """Below the form that asked to which level, and why."""
    name, row = escape(outcome.indicator.name), outcome.innovation_id
    text = (
        f"⬇️ <b>{name}</b>: tingkat {outcome.before} → {outcome.after}. Operator membaca alasannya."
        if outcome.is_done
        else f"{name}: belum diturunkan. {STALE}"
    )
    see = _examine(row, outcome.indicator, "🔎")
    following = (_examine(row, outcome.following, "⏭"),) if outcome.following else ()
    return Screen(text, (see, *following, (_to_sheet(row),)))


def told(found: Verdicts, since: datetime) -> Screen | None:
    """To the unit: what was decided in one sitting; None if all of it has changed again."""
    news = [one for one in found.decided if one.verdict and one.verdict.at >= since]
    if not news:
        return None
    it = found.it
    by = fitting(list(dict.fromkeys(one.by for one in news)), MOST_OF_NAMES)
    lines = [
        f"🔎 <b>{len(news)} indikator {it.number} diperiksa</b>",
        f"{escape(it.name)} · oleh {escape(by)}",
        "",
        *accepted_and_lowered(news),
        "",
        total(found),
    ]
    if any(one.is_lowered for one in news):
        lines.append("Tambah bukti yang diminta; indikatornya diperiksa lagi.")
    return Screen("\n".join(lines), (*to_mend(it, news), _to_desk(it)))


def accepted_and_lowered(news: Iterable[Checked]) -> list[str]:
    """Those that were lowered one by one with their reasons, the others as a number."""
    news = list(news)
    accepted = sum(not one.is_lowered and one.is_claimed for one in news)
    empty = sum(not one.is_claimed for one in news)
    lines = [f"✅ {accepted} indikator diterima"] if accepted else []
    lines += [f"▫️ {empty} indikator tanpa bukti: tingkat 0"] if empty else []
    lowered = [one for one in news if one.is_lowered]
    more = [f"… dan {len(lowered) - LOWERED} lagi"] if len(lowered) > LOWERED else []
    return [*lines, *map(_lowered, lowered[:LOWERED]), *more]


def _lowered(one: Checked) -> str:
    level, reason = (one.verdict.level, one.verdict.reason or "") if one.verdict else (0, "")
    name, before = escape(one.indicator.name), one.line.counted
    return f"⬇️ {name}: {_level(level, one)}, semula {before}\n   “{escape(short(reason, 200))}”"


def to_mend(it: Innovation, news: Iterable[Checked]) -> tuple[Row, ...]:
    """The indicators that were lowered, for whoever can add evidence."""
    return tuple(indicator_row(it, one) for one in news if one.is_lowered)[:6]


def indicator_row(it: Innovation, one: Checked) -> Row:
    at = Address("indicator", it.id or 0, 0, one.indicator.code)
    return (Button(f"📎 {short(one.indicator.name, 36)}", at),)


def _line(one: Checked, count: int) -> str:
    held = f" · 📎{count}" if count else ""
    return f"{_mark(one)} {escape(short(one.indicator.name, 40))}: {_state(one)}{held}"


def _mark(one: Checked) -> str:
    if one.is_outdated:
        return "🔁"
    if not one.is_claimed:
        return "▫️"
    if one.verdict:
        return "⬇️" if one.is_lowered else "✅"
    return "🔍"


def _state(one: Checked) -> str:
    if one.is_outdated:
        return f"berubah sejak diputuskan, diakui {_claimed(one)}"
    if not one.is_claimed:
        return "kosong, tingkat 0" if one.verdict else "kosong"
    return _level(one.verdict.level, one) if one.verdict else f"diakui {_claimed(one)}"


def _claimed(one: Checked) -> str:
    if one.line.counted:
        return _level(one.line.counted, one)
    return f"tingkat {one.line.chosen} tanpa bukti" if one.line.chosen else "tingkat 0"


def _level(level: int, one: Checked) -> str:
    return f"tingkat {level}, {number(one.indicator.points(level))} poin"


def _verdict(one: Checked) -> str:
    if one.verdict is None:
        return "Belum diputuskan."
    outdated = " 🔁 Berubah sejak itu: putuskan lagi." if one.is_outdated else ""
    reason = f": “{escape(short(one.verdict.reason, 300))}”" if one.verdict.reason else ""
    said = f"{_level(one.verdict.level, one)} oleh {escape(one.by)}{reason}"
    return f"{'⬇️' if one.is_lowered else '✅'} Diputuskan {said}.{outdated}"


def _pieces(pieces: Sequence[e.Piece]) -> list[str]:
    if not pieces:
        return ["", "Belum ada bukti."]
    lines = ["", f"<b>{len(pieces)} bukti</b>"]
    for found in pieces[:PIECES]:
        given = found.item.fields
        fields = [field(key, short(given[key], 60)) for key in TOLD if given.get(key)]
        said = " · ".join(fields)
        lines.append(f"• <b>{escape(short(title(found), 80))}</b>{f' · {said}' if said else ''}")
        lines += [f"   {file_line(proof)}" for proof in found.item.proofs[:3]]
        lines += [f"   {doubt(one)}" for one in found.doubts]
    return lines


def _files(pieces: Sequence[e.Piece]) -> list[Row]:
    buttons = [
        Button(f"📂 {cut(proof['name'], 36)}", Address("proof", found.item.id or 0, n))
        for found in pieces[:PIECES]
        for n, proof in enumerate(found.item.proofs)
        if "link" not in proof
    ]
    return rows_of(buttons[:FILES], 1)


def _decisions(found: Look) -> list[Row]:
    if not found.may_decide:
        return []
    row, one = found.card.assessed.innovation.id or 0, found.checked
    at = row, one.revision, one.indicator.code
    accept = Button(f"✅ Terima tingkat {one.line.counted}", Address("agree", *at))
    lower = (Button("⬇️ Turunkan", Address("lower", *at)),) if one.line.counted else ()
    rows: list[Row] = [(accept, *lower)]
    if found.card.assessed.innovation.status == Status.SENT:
        back = Address("return", row, found.case_revision, one.indicator.code)
        rows.append((Button("↩️ Kembalikan bukti", back),))
    return rows


def _ways_on(found: Look) -> list[Row]:
    row = found.card.assessed.innovation.id or 0
    one = found.following
    is_other = one is not None and one.code != found.checked.indicator.code
    following = [_examine(row, one, "⏭")] if one and is_other else []
    return [*following, (_to_sheet(row),)]


def _ways_of_sheet(found: Sheet) -> tuple[Row, ...]:
    it = found.verdicts.it
    row = it.id or 0
    claimed = [one for one in found.verdicts.lines if one.is_claimed]
    buttons = [_examine(row, one.indicator, _mark(one), 24)[0] for one in claimed]
    count = len(found.verdicts.left)
    everything = Button(f"✅ Terima semua yang tersisa ({count})", Address("agreeall", row))
    return (
        *rows_of(buttons, 2),
        *(((everything,),) if found.may_decide and count else ()),
        (Button("⬅️ Inovasi", Address("case", row)),),
    )


def _examine(row: int, one: Indicator, mark: str, most: int = 34) -> Row:
    return (Button(f"{mark} {short(one.name, most)}", Address("examine", row, 0, one.code)),)


def _to_sheet(row: int, text: str = "⬅️ Semua indikator") -> Button:
    return Button(text, Address("checks", row))


def _to_desk(it: Innovation) -> Row:
    return (Button("🗃 Bukti dukung", Address("desk", it.id or 0)),)

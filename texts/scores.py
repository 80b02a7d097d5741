"""Scores of an innovation and of a unit: three kinds, never mixed, each with its year and hour."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from models import ScoreKind
from services.assessment import Assessed, Total
from services.scores import Found, InnovationScore
from services.scoring import Advice, Line
from services.unit_scores import UnitScores
from texts.evidence import label
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short
from texts.words import day, escape, moment, number

Local = Callable[[datetime], datetime]
KINDS = {
    ScoreKind.SELF: "Nilai mandiri",
    ScoreKind.VERIFIED: "Nilai verifikasi",
    ScoreKind.OFFICIAL: "Nilai IGA (resmi)",
}
BARE = str.maketrans("", "", "()")  # a kind within brackets has none of its own
STEPS = 5  # next steps on the card
LISTED = 10  # innovations of a unit on its card
RULE = "Nilai perangkat daerah = nilai inovasi terbaiknya (aturan kabupaten, bukan kementerian)."


def innovation(found: InnovationScore, local: Local) -> Screen:
    it = found.assessed
    lines = [
        f"<b>{escape(it.innovation.name)}</b> · {escape(found.unit)} · {it.innovation.number}",
        f"Tahun penilaian {it.year} · {label(it)}",
        "",
        *(_kind(it, kind, local) for kind in KINDS),
        *_before(it.earlier),
        "",
        "<b>Poin nilai mandiri per indikator</b>",
    ]
    for name, indicators in it.instrument.variables.items():
        lines.append(f"<i>{escape(name)}</i>")
        lines += [_points(it.own.line(one.code)) for one in indicators]
    lines += _steps(found.steps)
    return Screen("\n".join(lines), _ways(found))


def unit(found: UnitScores, local: Local) -> Screen:
    name = escape(found.unit.short_name)
    head = (
        f"<b>{name}: {_short(found.best)}</b>" if found.best else f"<b>{name}: belum ada nilai</b>"
    )
    if not found.found:
        return Screen(f"{head}\nBelum ada inovasi terdaftar.")
    lines = [
        head,
        f"Tahun penilaian {found.year} · {len(found.found)} inovasi",
        *([f"Per {moment(local(found.best.at))}"] if found.best else []),
        _last_year(found),
        *_distance(found),
        "",
        *(_listed(one) for one in found.found[:LISTED]),
        "",
        f"<i>{RULE}</i>",
    ]
    buttons = [
        Button(cut(one.innovation.name, 40), Address("score", one.innovation.id or 0))
        for one in found.found[:LISTED]
    ]
    return Screen("\n".join(lines), tuple(rows_of(buttons, 1)))


def of_any_unit(found: UnitScores, local: Local) -> Screen:
    """To whoever is asked which one they mean."""
    screen = unit(found, local)
    other = (Button("🔎 Unit lain", Address("scores")),)
    return replace(screen, buttons=(*screen.buttons, other))


def choose(said: str, found: Found) -> Screen:
    """Which was meant, where words fit several, or none."""
    buttons = [
        *(
            Button(f"💡 {cut(it.name, 36)}", Address("score", it.id or 0))
            for it in found.innovations
        ),
        *(
            Button(f"🏢 {short(u.short_name, 36)}", Address("unitscore", u.id or 0))
            for u in found.units
        ),
    ]
    quoted = f"“{escape(short(said, 60))}”"
    if not buttons:
        return Screen(
            f"{quoted} bukan perangkat daerah atau inovasi yang dapat Anda lihat.\n"
            "Contoh: /skor disdikbud"
        )
    return Screen(f"{quoted}: mana yang dimaksud?", tuple(rows_of(buttons, 1)))


def picture(found: InnovationScore, local: Local, at: str) -> dict[str, object]:
    """What `reports.scores.score_png` draws, in words: three scores that are never mixed, each with
    its date, last year beside them, and the points of each indicator."""
    it = found.assessed
    return {
        "title": it.innovation.name,
        "under": f"{found.unit} · {it.innovation.number} · {label(it)}",
        "totals": [_drawn(it, kind, local) for kind in KINDS],
        "before": _before(it.earlier)[0],
        "groups": [_group(it, name) for name in it.instrument.variables],
        "is_verified": it.verified is not None,
        "as_of": at,
    }


def _drawn(it: Assessed, kind: ScoreKind, local: Local) -> dict[str, str]:
    total = it.total(kind)
    if total is None:
        return {"kind": KINDS[kind], "number": "–", "note": "belum ada"}
    year = f"penilaian {total.year}" if total.year != it.year else ""
    part = partly(total.part) if total.part else ""
    notes = (f"dari {number(total.scale)}", part, day(local(total.at).date()), year)
    return {
        "kind": KINDS[kind],
        "number": number(total.number),
        "note": " · ".join(filter(None, notes)),
    }


def caption(found: InnovationScore) -> str:
    it = found.assessed
    total = f"{number(it.own.total)} dari {number(it.own.most)}"
    return f"{it.innovation.name}: nilai mandiri {total}, {label(it)}"


def _group(it: Assessed, name: str) -> tuple[str, str, list[dict[str, object]]]:
    codes = [one.code for one in it.instrument.variables[name]]
    lines = [it.own.line(code) for code in codes]
    got, most = sum(line.points for line in lines), sum(map(_most, lines))
    return name, f"{number(got)}/{number(most)}", [_bar(it, code) for code in codes]


def _bar(it: Assessed, code: str) -> dict[str, object]:
    """Shares of the highest level; `verified` is 0 while nothing is."""
    line = it.own.line(code)
    highest = line.indicator.highest
    return {
        "name": line.indicator.name,
        "points": f"{number(line.points)}/{number(_most(line))}",
        "share": line.counted / highest,
        "pending": line.chosen / highest,
        "verified": it.verified.line(code).counted / highest if it.verified else 0.0,
        "is_mandatory": line.indicator.mandatory,
    }


def _most(line: Line) -> Decimal:
    return line.indicator.points(line.indicator.highest)


def _kind(it: Assessed, kind: ScoreKind, local: Local) -> str:
    total = it.total(kind)
    if total is None:
        return f"{KINDS[kind]}: belum ada"
    year = f" · penilaian {total.year}" if total.year != it.year else ""
    at = day(local(total.at).date())
    part = f" · {partly(total.part)}" if total.part else ""
    points = f"<b>{number(total.number)}</b> dari {number(total.scale)}"
    return f"{KINDS[kind]}: {points}{part} · {at}{year}"


def partly(part: tuple[int, int]) -> str:
    """So many indicators of so many."""
    return f"sebagian ({part[0]} dari {part[1]})"


def _before(earlier: Total | None) -> list[str]:
    if earlier is None:
        return ["Tahun sebelumnya: belum ada nilai resmi"]
    return [
        f"Penilaian {earlier.year}: {number(earlier.number)} dari {number(earlier.scale)} (resmi)"
    ]


def _points(line: Line) -> str:
    waits = f" (tingkat {line.chosen} belum ada bukti)" if line.chosen > line.counted else ""
    points = f"{number(line.points)}/{number(_most(line))}"
    return f"{points} · {escape(short(line.indicator.name, 44))}{waits}"


def _steps(steps: Sequence[Advice]) -> list[str]:
    if not steps:
        return ["", "✅ Semua indikator sudah di tingkat tertinggi."]
    lines = ["", "<b>Yang paling menaikkan nilai mandiri</b>"]
    for n, step in enumerate(steps[:STEPS], start=1):
        what = "lengkapi bukti" if step.lacks_evidence else "capai dan buktikan"
        must = " · wajib" if step.indicator.mandatory else ""
        name = escape(short(step.indicator.name, 44))
        lines.append(f"{n}. <b>+{number(step.gain)}</b> {name}: {what} tingkat {step.level}{must}")
    return lines


def _short(total: Total) -> str:
    kind = KINDS[total.kind].translate(BARE)
    kind = kind[0].lower() + kind[1:]
    return f"{number(total.number)} dari {number(total.scale)} ({kind})"


def _listed(one: Assessed) -> str:
    total = _short(one.best) if one.best else "belum ada nilai"
    return f"• {escape(short(one.innovation.name, 60))}: {total}"


def _last_year(found: UnitScores) -> str:
    if found.before is None:
        return f"Penilaian {found.year - 1}: belum ada nilai terbitan"
    before = found.before
    words = f"Penilaian {before.year}: {_short(before)}"
    if found.best and found.best.kind == before.kind and found.best.scale == before.scale:
        difference = found.best.number - before.number
        sign = "+" if difference >= 0 else "−"
        words += f", selisih {sign}{number(abs(difference))}"
    return words


def _distance(found: UnitScores) -> list[str]:
    if not found.is_distance_shown or found.best is None:
        return []
    if found.distance is None:
        return ["Tidak ada perangkat daerah lain dengan nilai sejenis yang lebih tinggi."]
    return [f"Jarak ke peringkat di atasnya: <b>{number(found.distance)} poin</b>"]


def _ways(found: InnovationScore) -> tuple[Row, ...]:
    it = found.assessed.innovation
    steps = [
        Button(
            f"+{number(step.gain)} {short(step.indicator.name, 32)}",
            Address("indicator", it.id or 0, 0, step.indicator.code),
        )
        for step in found.steps[:3]
    ]
    return (
        *rows_of(steps, 1),
        (
            Button("🖼 Gambar", Address("picture", it.id or 0)),
            Button("📎 Bukti", Address("desk", it.id or 0)),
        ),
        (Button("⬅️ Skor unit", Address("unitscore", it.unit_id)),),
    )

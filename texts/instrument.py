"""The instrument of a year, written out for a paper."""

from datetime import datetime

from services.instrument import Indicator, Instrument, RegencyIndicator
from texts.evidence_form import FIELDS
from texts.words import day, moment, number

Rows = list[dict[str, object]]
CHECKED = "Sudah dicocokkan dengan PDF resmi kementerian."
UNCHECKED = (
    "Ditranskripsi dari sumber publik dan BELUM dicocokkan dengan PDF resmi kementerian. "
    "Cocokkan setiap bobot, tingkat, dan ambang di bawah ini."
)


def printed_at(local: datetime) -> str:
    return moment(local)


def caption(found: Instrument) -> str:
    return f"Instrumen {found.year}. {CHECKED if found.is_checked else UNCHECKED}"


def paper(found: Instrument, at: str) -> dict[str, object]:
    """Everything in the file of the year, in the ministry's order."""
    return {
        "year": str(found.year),
        "at": at,
        "basis": found.content.meta.basis,
        "state": CHECKED if found.is_checked else UNCHECKED,
        "is_checked": found.is_checked,
        "rules": _rules(found),
        "indicators": [_indicator(one) for one in found.indicators],
        "regency": [_regency(one) for one in found.regency_indicators],
        "options": _options(found),
        "timetable": [
            _round(one.year, one.opens, one.closes, one.note) for one in found.content.timetable
        ],
        "record": ", ".join(found.content.copyright_record_fields),
    }


def _rules(found: Instrument) -> list[tuple[str, str]]:
    rules, bands = found.rules, found.rules.categories
    return [
        ("Nilai kematangan tertinggi satu inovasi", number(found.most)),
        ("Jumlah tertinggi SPD", number(rules.spd_max)),
        ("Pembagi rata-rata kematangan, paling sedikit", str(rules.divisor_min)),
        ("Urusan pelayanan dasar yang harus tercakup", str(rules.yandas_min)),
        ("Poin tiap inovasi bila urusan tercakup", number(rules.per_innovation)),
        ("Inovasi yang dihitung, paling banyak", str(rules.innovation_cap)),
        ("Nilai jumlah inovasi tertinggi", number(rules.count_max)),
        ("Pembagi indeks", number(rules.total_max)),
        ("Sangat Inovatif mulai", number(bands.sangat_inovatif)),
        ("Inovatif mulai", number(bands.inovatif)),
        ("Kurang Inovatif mulai", number(bands.kurang_inovatif)),
        ("Jendela penerapan", f"{day(rules.applied_from)} sampai {day(rules.applied_to)}"),
        ("Rancang bangun, paling sedikit", f"{rules.rancang_bangun_min_words} kata"),
    ]


def _indicator(one: Indicator) -> dict[str, object]:
    extra = [
        f"Dasar {basis.id}: {basis.unit} ({_levels(basis.levels)}). {basis.evidence}"
        for basis in one.bases
    ]
    if one.substances:
        counts = ", ".join(map(str, one.substances_for_level))
        extra.append(
            f"Substansi: {'; '.join(one.substances)}. Paling sedikit per tingkat: {counts}"
        )
    extra += [
        f"Penanda tangan: {s.name}{f' (peringatan: {s.warning})' if s.warning else ''}"
        for s in one.signatories
    ]
    return {
        "code": one.code,
        "name": one.name,
        "variable": one.variable,
        "weight": number(one.weight),
        "mandatory": one.mandatory,
        "levels": [
            (str(n), label, number(one.points(n))) for n, label in enumerate(one.wordings(), 1)
        ],
        "evidence": one.evidence,
        "files": ", ".join(one.file_types),
        "fields": ", ".join(FIELDS.get(field, field) for field in one.document_fields),
        "extra": extra,
    }


def _levels(levels: tuple[str, ...]) -> str:
    return "; ".join(levels) if levels else "tingkat seperti di atas"


def _regency(one: RegencyIndicator) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "weight": number(one.weight),
        "mandatory": one.mandatory,
        "levels": [(str(n), label, number(one.points(n))) for n, label in enumerate(one.levels, 1)],
    }


def _options(found: Instrument) -> list[tuple[str, list[str]]]:
    lists: list[tuple[str, list[str]]] = []
    for name, options in found.content.profile_options.items():
        if isinstance(options, dict):
            lists += [(f"{name}: {group}", list(several)) for group, several in options.items()]
        else:
            lists.append((name, list(options)))
    return [(name.replace("_", " "), options) for name, options in lists]


def _round(year: int, opens: object, closes: object, note: str) -> tuple[str, str]:
    known = [f"{what} {at}" for what, at in (("dibuka", opens), ("ditutup", closes)) if at]
    return str(year), "; ".join([*known, note]) or "belum diketahui"

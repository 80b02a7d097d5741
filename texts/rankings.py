"""The ranking card: the first line is the number, then the places, then the hour of the data."""

from collections.abc import Sequence
from datetime import datetime

from services.rankings import SCORES, Facet, Filter, Measure, Place, Ranking
from texts.listing import Listing, cell
from texts.mandate import KINDS
from texts.scores import RULE
from texts.screen import Address, short
from texts.words import escape, moment, number

PAGE = 10
PICTURED = 50  # places on a picture to forward
CAPTION = 1024  # characters under a picture, Telegram's limit
ROOM = ((48, 9), (30, 9), (30, 2), (20, 1), (12, 0))  # characters of a name, and how many notes
MEASURES = {
    Measure.OFFICIAL: "skor resmi",
    Measure.VERIFIED: "skor verifikasi",
    Measure.SELF: "skor mandiri",
    Measure.COUNT: "jumlah inovasi",
    Measure.COMPLETE: "kelengkapan",
    Measure.SPEED: "kecepatan",
}
UNITS = {Measure.COMPLETE: "%", Measure.SPEED: " hari"}
TIES = "Nilai sama berbagi peringkat (1, 2, 2, 4); ditandai =."
FROM_JANUARY = "Hari dari 1 Januari {year} sampai dikirim; makin kecil makin cepat."
LAST_FIRST = "Urutan dari yang terakhir."


def text(found: Ranking, page: int, at: datetime) -> str:
    """Fits under a picture: where it is tight names are shortened, then the picture alone has the
    notes."""
    written = next(
        (said for room in ROOM if len(said := _written(found, page, at, room)) <= CAPTION),
        _written(found, page, at, ROOM[-1])[:CAPTION],
    )
    head, _, rest = written.partition("\n")
    return f"<b>{escape(head)}</b>\n{escape(rest)}"


def _written(found: Ranking, page: int, at: datetime, room: tuple[int, int]) -> str:
    name, few = room
    lines = [line(one, found, name) for one in shown(found, page)]
    body = ["", *lines] if lines else []
    return "\n".join([title(found), *notes(found)[:few], *body, "", f"Data per {moment(at)}"])


def title(found: Ranking) -> str:
    measure, what = MEASURES[found.measure], subject(found)
    year = f"{_of_year(found.measure)} {found.filter.year}"
    if not found.places:
        return f"Belum ada {measure} {what}, {year}."
    return f"{len(found.places)} {what} menurut {measure}, {year}"


def subject(found: Ranking) -> str:
    """What is ranked: `inovasi kecamatan (Digital · Penerapan)`."""
    wanted = found.filter
    kind = found.unit or KINDS.get(wanted.kind, "").lower()
    facets = " · ".join(filter(None, (_facet(wanted.facet(facet)) for facet in Facet)))
    if wanted.of_units:
        return (kind or "perangkat daerah") + (f" (inovasi {facets})" if facets else "")
    return f"inovasi{f' {kind}' if kind else ''}{f' ({facets})' if facets else ''}"


def notes(found: Ranking) -> list[str]:
    """What has to be known to read the numbers, the weightiest first."""
    year, measure, has_places = found.filter.year, found.measure, bool(found.places)
    said = [
        (found.is_fallback, f"Belum ada skor resmi {year}; ini {MEASURES[measure]}."),
        (not found.is_fallback and measure in SCORES[1:] and has_places, "Bukan skor resmi."),
        (measure is Measure.SPEED, FROM_JANUARY.format(year=year)),
        (found.filter.is_reversed and has_places, LAST_FIRST),
        (any(one.is_shared for one in found.places), TIES),
        (found.filter.of_units and measure in SCORES and has_places, RULE),
        (bool(found.without and has_places), f"{found.without} lainnya belum punya angka."),
        (has_places and not found.filter.is_reversed, _comparison(found)),
    ]  # fmt: skip
    return [words for is_so, words in said if is_so]


def line(one: Place, found: Ranking, most: int = 80) -> str:
    unit = f" · {short(one.entry.unit, most)}" if one.entry.unit and not found.unit else ""
    change = f" {marked}" if (marked := moved(one, found)) else ""
    return f"{ordinal(one)}. {short(one.entry.name, most)}{unit} · {value(one, found)}{change}"


def ordinal(one: Place) -> str:
    return f"{one.place}{'=' if one.is_shared else ''}"


def value(one: Place, found: Ranking) -> str:
    return worth(found.measure, one)


def worth(measure: Measure, one: Place) -> str:
    return number(one.entry.values[measure]) + UNITS.get(measure, "")


def moved(one: Place, found: Ranking) -> str:
    """Against the year before; nothing where that has nobody of these."""
    if not found.is_compared:
        return ""
    if one.before is None:
        return "(baru)"
    up = one.before - one.place
    return f"▲{up}" if up > 0 else f"▼{-up}" if up else "•"


def picture(found: Ranking, at: datetime, page: int | None = None) -> dict[str, object]:
    """As `reports.rankings` draws it: one page of the card, or all that fits on a picture."""
    drawn = found.places[:PICTURED] if page is None else shown(found, page)
    most = max((abs(one.value) for one in found.places), default=1) or 1
    rows = [
        {
            "place": ordinal(one),
            "name": one.entry.name,
            "unit": "" if found.unit else one.entry.unit,
            "value": value(one, found),
            "share": float(abs(one.value) / most),
            "change": moved(one, found),
        }
        for one in drawn
    ]
    return {
        "title": title(found),
        "notes": notes(found),
        "rows": rows,
        "more": _of_pages(found, page) if page is not None else _left(len(found.places)),
        "as_of": moment(at),
    }


def listing(found: Ranking, at: datetime) -> Listing:
    wanted, last = found.filter, found.filter.year - 1
    own = () if wanted.of_units else ("Inovasi",)
    heads = ("Peringkat", *own, "Perangkat daerah", "Jenis", _head(found), f"Peringkat {last}")
    widths = ("auto", *(("2fr",) if own else ()), "1.4fr", "auto", "auto", "auto")
    return Listing(
        name=f"Peringkat {wanted.year}",
        title=title(found),
        notes=tuple(notes(found)),
        heads=heads,
        widths=widths,
        rows=tuple(
            (
                one.place,
                *((one.entry.name, one.entry.unit) if own else (one.entry.name,)),
                KINDS[one.entry.kind],
                cell(one.value),
                "" if one.before is None else one.before,
            )
            for one in found.places
        ),
        lines=tuple(line(one, found) for one in found.places),
        as_of=moment(at),
        filter=said(found),
    )


def said(found: Ranking) -> tuple[tuple[str, str], ...]:
    """The filter in words, all of it."""
    wanted = found.filter
    facets = zip(("Jenis inovasi", "Bentuk", "Tahapan", "Urusan"), Facet, strict=True)
    return (
        ("Tahun", str(wanted.year)),
        ("Yang diurutkan", "Perangkat daerah" if wanted.of_units else "Inovasi"),
        ("Menurut", MEASURES[found.measure]),
        ("Jenis perangkat daerah", found.unit or KINDS.get(wanted.kind, "Semua")),
        *((label, wanted.facet(facet) or "Semua") for label, facet in facets),
        ("Sampai peringkat", str(wanted.top or "Semua")),
        ("Urutan", "Dari yang terakhir" if wanted.is_reversed else "Dari yang terbaik"),
    )


def address(
    wanted: Filter, verb: str = "rank", *, page: int = 0, row: int = 0, aside: str = ""
) -> Address:
    """`row` is an innovation where one is meant; `aside` a letter or word beside the filter."""
    return Address(verb, row or wanted.unit, page, f"{wanted.key}{aside}", wanted.choice)


def shown(found: Ranking, page: int) -> Sequence[Place]:
    page = min(page, last_page(found))
    return found.places[page * PAGE : (page + 1) * PAGE]


def last_page(found: Ranking) -> int:
    return max(0, (len(found.places) - 1) // PAGE)


def _of_pages(found: Ranking, page: int) -> str:
    last = last_page(found)
    return f"Halaman {min(page, last) + 1} dari {last + 1}" if last else ""


def _left(count: int) -> str:
    return f"… dan {count - PICTURED} lagi" if count > PICTURED else ""


def _comparison(found: Ranking) -> str:
    last = found.filter.year - 1
    if found.is_compared:
        return f"▲▼ pindah tempat dari {last}; (baru) belum ada di peringkat {last}."
    return f"{last}: tidak ada angka pembanding."


def _of_year(measure: Measure) -> str:
    return "penilaian" if measure is Measure.OFFICIAL else "inovasi tahun"


def _facet(option: str) -> str:
    """`Inovasi pelayanan publik` is an innovation as it is."""
    return short(option.removeprefix("Inovasi "), 40)


def _head(found: Ranking) -> str:
    unit = UNITS.get(found.measure, "").strip()
    return MEASURES[found.measure].capitalize() + (f" ({unit})" if unit else "")

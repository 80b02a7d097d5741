"""The buttons below a ranking: its pages, into what it lists, what it can be turned into."""

from dataclasses import replace

from services.rankings import SCORES, Filter, Measure, Ranking
from texts.listing import ways as files
from texts.rankings import MEASURES, address, last_page, ordinal, shown
from texts.screen import Address, Button, Row, cut, rows_of, turning

NAME = 16  # characters of a name beside a place that it shares


def buttons(found: Ranking, page: int) -> tuple[Row, ...]:
    turns = turning(page, last_page(found), lambda n: address(found.filter, page=n))
    within = (*turns, *_places(found, page), *_offers(found), *_top(found))
    return (*within, *_ways(found), *_files(found), *_freezing(found))


def _places(found: Ranking, page: int) -> tuple[Row, ...]:
    """Into a unit, or an innovation; with its name where places are shared."""
    wanted, here = found.filter, shown(found, page)
    has_ties = any(one.is_shared for one in here)
    buttons = []
    for one in here:
        if wanted.of_units:
            inside = replace(wanted, of_units=False, unit=one.entry.id, kind="", top=0)
            inside = replace(inside, measure=None) if found.measure is Measure.COUNT else inside
            where = address(inside)
        else:
            where = address(wanted, "rankone", page=page, row=one.entry.id)
        name = f" {cut(one.entry.name, NAME)}" if has_ties else ""
        buttons.append(Button(f"{ordinal(one)}{name}", where))
    return tuple(rows_of(buttons, 2 if has_ties else 5))


def _offers(found: Ranking) -> tuple[Row, ...]:
    """Where there is nothing: what is nearest and has something."""
    if found.places:
        return ()
    near = [replace(found.filter, measure=one) for one in Measure if one in found.measured]
    past = [replace(found.filter, measure=Measure.OFFICIAL, year=y) for y in found.official_years]
    return tuple(
        (
            Button(
                f"➡️ {MEASURES[one.measure or Measure.OFFICIAL].capitalize()} {one.year}",
                address(one),
            ),
        )
        for one in (near[:1] + past[:1])
    )


def _top(found: Ranking) -> tuple[Row, ...]:
    """Of a year without official scores."""
    if not found.has_top or Measure.OFFICIAL in found.measured:
        return ()
    year = found.filter.year
    return ((Button(f"🏆 Top 10 {year} yang ditetapkan", Address("top", year)),),)


def _ways(found: Ranking) -> tuple[Row, ...]:
    wanted = found.filter
    measure = Button(
        f"📏 {MEASURES[found.measure].capitalize()} ▾", address(wanted, "rankby", aside="m")
    )
    year = Button(f"📅 {wanted.year} ▾", address(wanted, "rankby", aside="y"))
    many = f"{wanted.top} besar" if wanted.top else "Semua peringkat"
    top = Button(f"🔢 {many} ▾", address(wanted, "rankby", aside="n"))
    narrow = Button("⚙️ Saring ▾", address(wanted, "rankby"))
    chips = ((measure, year), (top, narrow))
    if wanted.unit:
        everybody = replace(wanted, unit=0, of_units=True)
        return (*chips, (Button("⬅️ Semua perangkat daerah", address(everybody)),))
    kinds = tuple(
        Button(
            f"• {name}" if wanted.of_units is of_units else name,
            address(_of(wanted, of_units=of_units)),
        )
        for name, of_units in (("Inovasi", False), ("Perangkat daerah", True))
    )
    return (kinds, *chips)


def _of(wanted: Filter, *, of_units: bool) -> Filter:
    """Innovations are not counted: they are ranked by their score instead."""
    is_counted = wanted.measure is Measure.COUNT and not of_units
    return replace(wanted, of_units=of_units, measure=None if is_counted else wanted.measure)


def _files(found: Ranking) -> tuple[Row, ...]:
    if not found.places:
        return ()
    return files(lambda form: address(found.filter, "rankas", aside=form))


def _freezing(found: Ranking) -> tuple[Row, ...]:
    """Only what is ranked by score, and nothing left out of it."""
    wanted = found.filter
    is_whole = wanted == Filter(wanted.year, wanted.measure, top=wanted.top)
    if not (found.may_publish and found.places and is_whole and found.measure in SCORES):
        return ()
    return ((Button(f"🏆 Tetapkan Top 10 {wanted.year}", address(wanted, "topnew")),),)

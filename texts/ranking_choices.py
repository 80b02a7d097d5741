"""What a ranking can be narrowed to, one thing after the other; and one innovation of it."""

from collections.abc import Sequence
from dataclasses import replace

from models import Status
from services.rankings import Facet, Filter, Measure, Place, Ranking
from texts.innovations import STATUS
from texts.mandate import KINDS
from texts.rankings import MEASURES, address, ordinal, worth
from texts.screen import Address, Button, Screen, rows_of, short, turning
from texts.words import escape

PAGE = 8
TOPS = (0, 3, 5, 10, 20)
ORDERS = {False: "Terbaik dulu", True: "Terakhir dulu"}
FACETS = {
    "y": "Tahun",
    "k": "Jenis perangkat daerah",
    "d": "Digital atau tidak",
    "b": "Bentuk",
    "t": "Tahapan",
    "u": "Urusan",
    "n": "Berapa besar",
    "o": "Urutan",
}  # by the letter that a button carries
OF_PROFILE = {"d": Facet.DIGITAL, "b": Facet.SHAPE, "t": Facet.STAGE, "u": Facet.AFFAIR}
ALL = "Semua"


def choices(found: Ranking, letter: str, options: Sequence[str], page: int) -> Screen:
    """Of one thing, the measure if it is *m*; `options` are those that the instrument has."""
    wanted = found.filter
    offered = _offered(found, letter, options)
    last = max(0, (len(offered) - 1) // PAGE)
    page = min(page, last)
    shown = offered if len(offered) <= PAGE + 2 else offered[page * PAGE : (page + 1) * PAGE]
    buttons = [
        Button(f"✓ {label}" if one == wanted else label, address(one)) for label, one in shown
    ]
    across = 1 if max(len(label) for label, _ in shown) > 16 else 2
    turns = (
        turning(page, last, lambda n: address(wanted, "rankby", page=n, aside=letter))
        if len(shown) < len(offered)
        else ()
    )
    back = Button("⬅️ Kembali", address(wanted))
    head = "Urutkan menurut apa?" if letter == "m" else f"{FACETS[letter]}: pilih salah satu."
    return Screen(head, (*rows_of(buttons, across), *turns, (back,)))


def menu(found: Ranking) -> Screen:
    """Everything that can be narrowed, with what holds now; and the way back."""
    buttons = [
        Button(f"{label}: {short(_held(found.filter, letter), 22)} ▾", _ask(found.filter, letter))
        for letter, label in FACETS.items()
        if not (found.filter.unit and letter == "k")
    ]
    everything = Filter(found.filter.year, of_units=found.filter.of_units)
    free = Button("🧹 Tanpa saringan", address(everything))
    back = Button("⬅️ Kembali", address(found.filter))
    return Screen("Saring peringkat. Yang berlaku sekarang:", (*rows_of(buttons, 1), (free, back)))


def one(found: Ranking, place: Place, page: int) -> Screen:
    """An innovation with its number by every measure."""
    entry = place.entry
    head = f"<b>{escape(short(entry.name, 120))}</b> · {escape(entry.unit)}"
    what = [f"{entry.number} · {STATUS[Status(entry.status)]}"]
    where = f"Peringkat {ordinal(place)} dari {len(found.places)} menurut {MEASURES[found.measure]}"
    values = [
        f"• {MEASURES[measure].capitalize()}: {worth(measure, place)}"
        for measure in Measure
        if measure in entry.values and measure is not Measure.COUNT
    ]
    lacking = [
        MEASURES[measure]
        for measure in (Measure.OFFICIAL, Measure.VERIFIED, Measure.SELF)
        if measure not in entry.values
    ]
    none = [f"Belum ada: {', '.join(lacking)}."] if lacking else []
    ways = (
        Button("📈 Rincian skor", Address("score", entry.id)),
        Button("🗂 Data inovasi", Address("innovation", entry.id)),
    )
    back = Button("⬅️ Kembali", address(found.filter, page=page))
    return Screen("\n".join([head, *what, "", where, *values, *none]), (ways, (back,)))


def _ask(wanted: Filter, letter: str) -> Address:
    return address(wanted, "rankby", aside=letter)


def _offered(found: Ranking, letter: str, options: Sequence[str]) -> list[tuple[str, Filter]]:
    wanted = found.filter
    if letter in OF_PROFILE:
        key = OF_PROFILE[letter]
        return [(_named(option), _with(wanted, key, option)) for option in ("", *options)]
    return {
        "m": [(MEASURES[it].capitalize(), _measured(wanted, it)) for it in Measure],
        "y": [(str(year), replace(wanted, year=year)) for year in found.years],
        "k": [(name, replace(wanted, kind=kind)) for kind, name in ({"": ALL} | KINDS).items()],
        "n": [(f"{top} besar" if top else ALL, replace(wanted, top=top)) for top in TOPS],
        "o": [(name, replace(wanted, is_reversed=order)) for order, name in ORDERS.items()],
    }[letter]


def _with(wanted: Filter, facet: Facet, option: str) -> Filter:
    return replace(wanted, **{str(facet): option})  # type: ignore[arg-type]


def _measured(wanted: Filter, measure: Measure) -> Filter:
    of_units = wanted.of_units or (measure is Measure.COUNT and not wanted.unit)
    return replace(wanted, measure=measure, of_units=of_units)


def _held(wanted: Filter, letter: str) -> str:
    if letter in OF_PROFILE:
        return _named(wanted.facet(OF_PROFILE[letter]))
    return {
        "y": str(wanted.year),
        "k": KINDS.get(wanted.kind, ALL),
        "n": f"{wanted.top} besar" if wanted.top else ALL,
        "o": ORDERS[wanted.is_reversed],
    }[letter]


def _named(option: str) -> str:
    name = short(option.removeprefix("Inovasi "), 40)
    return name[:1].upper() + name[1:] or ALL

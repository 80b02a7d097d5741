"""The ten best of a year: the list that all may see, and the step by which it is frozen."""

from collections.abc import Sequence
from datetime import datetime

from services.rankings import Filter
from services.rankings.tops import Best, Proposal, Top
from texts.listing import Listing
from texts.listing import ways as files
from texts.rankings import MEASURES, address, line
from texts.screen import HELP, Address, Button, Screen, rows_of, short
from texts.words import escape, moment

NOTHING = "Belum ada skor {year} yang dapat ditetapkan sebagai Top 10."
NONE = "Belum ada Top 10 yang ditetapkan."
CHANGED = "Peringkat baru saja berubah; periksa lagi sebelum menetapkan."
DONE = "Top 10 ditetapkan."


def card(found: Top) -> Screen:
    if not found.best:
        return Screen(NONE, ((HELP,),))
    head = f"🏆 <b>{_title(found)}</b>"
    years = [Button(str(year), _to(year)) for year in found.years[:8] if year != found.year]
    lines = [_line(one) for one in found.best]
    given = files(lambda form: Address("topas", found.year, key=form))
    return Screen("\n".join([head, "", *lines]), (*rows_of(years, 4), *given, (HELP,)))


def listing(found: Top, at: datetime) -> Listing:
    return Listing(
        name=f"Top 10 {found.year}",
        title=_title(found),
        notes=(),
        heads=("Peringkat", "Inovasi", "Perangkat daerah"),
        widths=("auto", "2fr", "1fr"),
        rows=tuple((one.place, one.name, one.unit) for one in found.best),
        lines=tuple(f"{one.place}. {one.name} · {one.unit}" for one in found.best),
        as_of=moment(at),
        filter=(("Tahun", str(found.year)),),
    )


def _title(found: Top) -> str:
    return f"Top 10 inovasi {found.year} Kabupaten Kubu Raya"


def told(year: int, mine: Sequence[Best]) -> Screen:
    """To the unit, when the list is published."""
    lines = [f"🏆 <b>Masuk Top 10 inovasi {year} Kabupaten Kubu Raya.</b>", ""]
    lines += [_line(one) for one in mine]
    return Screen("\n".join(lines), ((Button("Lihat Top 10", _to(year)),),))


def preview(meant: Proposal, news: str = "") -> Screen:
    """Before anybody else sees it."""
    found, year = meant.ranking, meant.ranking.filter.year
    back = Button("⬅️ Kembali", address(Filter(year, found.measure)))
    if not meant.places:
        return Screen(NOTHING.format(year=year), ((back,),))
    lines = [
        *([f"⚠️ {news}", ""] if news else []),
        f"<b>Tetapkan Top 10 {year} menurut {MEASURES[found.measure]}?</b>",
        "Semua orang melihatnya di /top10: tempat, nama, dan perangkat daerah, tanpa skor.",
        *_replaces(meant),
        "",
        *(escape(line(one, found, 60)) for one in meant.places),
    ]
    go = Button("✅ Tetapkan", address(Filter(year, found.measure), "topset", page=meant.checksum))
    return Screen("\n".join(lines), ((go, back),))


def _line(one: Best) -> str:
    return f"{one.place}. <b>{escape(short(one.name, 80))}</b> · {escape(one.unit)}"


def _replaces(meant: Proposal) -> list[str]:
    standing = meant.standing
    if not standing.best:
        return []
    names = escape(", ".join(short(one.name, 30) for one in standing.best))
    return [f"Menggantikan daftar {standing.year} yang sudah ada: {names}."]


def _to(year: int) -> Address:
    return Address("top", year)

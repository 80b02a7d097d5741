"""The ten best of a year: the list that all may see, and the step by which it is frozen."""

from collections.abc import Sequence

from services.rankings import Filter
from services.rankings.tops import Best, Proposal, Top
from texts.rankings import MEASURES, address, line
from texts.screen import Address, Button, Screen, rows_of, short
from texts.words import escape

NOTHING = "Belum ada skor {year} yang dapat ditetapkan sebagai Top 10."
NONE = "Belum ada Top 10 yang ditetapkan."
CHANGED = "Peringkat baru saja berubah; periksa lagi sebelum menetapkan."
DONE = "Top 10 ditetapkan."


def card(found: Top) -> Screen:
    if not found.best:
        return Screen(NONE)
    head = f"🏆 <b>Top 10 inovasi {found.year} Kabupaten Kubu Raya</b>"
    years = [Button(str(year), _to(year)) for year in found.years[:8] if year != found.year]
    lines = [_line(one) for one in found.best]
    return Screen("\n".join([head, "", *lines]), tuple(rows_of(years, 4)))


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

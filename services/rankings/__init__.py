"""Who stands where. `filters` is what may be asked, as one value that buttons carry; `entries` what
can be ranked of a year; `ranking` puts it in places; `tops` freezes the ten best of a year."""

from services.rankings.entries import Entry, read_ahead
from services.rankings.filters import LOWEST_FIRST, OPTIONS, SCORES, Facet, Filter, Measure, read
from services.rankings.ranking import Place, Ranking, look, rank

__all__ = [
    "LOWEST_FIRST",
    "OPTIONS",
    "SCORES",
    "Entry",
    "Facet",
    "Filter",
    "Measure",
    "Place",
    "Ranking",
    "look",
    "rank",
    "read",
    "read_ahead",
]

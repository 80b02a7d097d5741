"""What may be asked of a ranking: one frozen value, short enough for the address of a button."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from forms.choices import option_id


class Measure(StrEnum):
    """COMPLETE: the share of the indicators of which something counts, in percent. SPEED: days from
    1 January of the mandate year until it was sent."""

    OFFICIAL = "resmi"
    VERIFIED = "verifikasi"
    SELF = "mandiri"
    COUNT = "jumlah"
    COMPLETE = "kelengkapan"
    SPEED = "kecepatan"


SCORES = (Measure.OFFICIAL, Measure.VERIFIED, Measure.SELF)
LOWEST_FIRST = frozenset({Measure.SPEED})
"""Where little is good."""


class Facet(StrEnum):
    """What an innovation is filtered by, beside its unit: keys of its profile."""

    DIGITAL = "digital"
    SHAPE = "shape"
    STAGE = "stage"
    AFFAIR = "affair"


OPTIONS = {
    Facet.DIGITAL: "jenis",
    Facet.SHAPE: "bentuk",
    Facet.STAGE: "tahapan",
    Facet.AFFAIR: "urusan",
}  # the list of the instrument that holds them
LETTERS = dict(zip(Measure, "rvmjkc", strict=True))
UNIT_KINDS = (
    "sekretariat", "inspektorat", "dinas", "satuan", "badan", "rsud", "kecamatan", "puskesmas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """Without `measure`: the best score that the year has. `kind` of unit: all, if empty. `top`: so
    many places, all if 0. `unit` is the id of one, whose innovations alone are meant. The worst
    comes first if `is_reversed`. `digital`, `shape`, `stage` and `affair` are options of the
    instrument, in its words."""

    year: int
    measure: Measure | None = None
    of_units: bool = False
    kind: str = ""
    top: int = 0
    is_reversed: bool = False
    unit: int = 0
    digital: str = ""
    shape: str = ""
    stage: str = ""
    affair: str = ""

    def facet(self, facet: Facet) -> str:
        return str(getattr(self, facet))

    @property
    def key(self) -> str:
        """`r2026`: the measure and the year."""
        return f"{LETTERS[self.measure] if self.measure else '-'}{self.year}"

    @property
    def choice(self) -> str:
        """All else but the unit, whose id is the row of the address. At most 30 bytes."""
        what = "u" if self.of_units else "o" if self.unit else "i"
        order = "r" if self.is_reversed else ""
        facets = ".".join(_mark(self.facet(facet)) for facet in Facet)
        return f"{what}{order}.{self.kind[:3]}.{self.top or ''}.{facets}"


def read(
    key: str, choice: str, unit: int, options: Callable[[str], Iterable[str]]
) -> Filter | None:
    """What `key` and `choice` were made of; None if no filter of ours ever was. `options` gives
    those of the instrument by the name of their list."""
    letters = {letter: measure for measure, letter in LETTERS.items()}
    kinds = {kind[:3]: kind for kind in UNIT_KINDS} | {"": ""}
    letter, year, parts = key[:1], key[1:5], choice.split(".")
    if len(parts) != 3 + len(Facet) or letter not in {"-", *letters}:
        return None
    what, kind, top = parts[:3]
    is_known = what[:1] in {"u", "o", "i"} and what[1:] in {"", "r"} and kind in kinds
    if not (is_known and _is_number(year) and _is_number(top or "0")):
        return None
    facets = {
        str(facet): next((one for one in options(OPTIONS[facet]) if _mark(one) == mark), "")
        for facet, mark in zip(Facet, parts[3:], strict=True)
        if mark
    }
    return Filter(
        year=int(year),
        measure=letters.get(letter),
        of_units=what[0] == "u",
        kind=kinds[kind],
        top=int(top or 0),
        is_reversed=what[1:] == "r",
        unit=unit if what[0] == "o" else 0,
        **facets,
    )


def _mark(option: str) -> str:
    return option_id(option)[:4] if option else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4

"""What the file of a year must hold. It is written by hand: whatever is missing, unknown or at odds
with something else in it is refused, in the words that whoever keeps the file reads."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Levels = Annotated[tuple[str, ...], Field(min_length=1)]
Weight = Annotated[Decimal, Field(gt=0)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Meta(Part):
    version: str = Field(pattern=r"^20\d\d$")
    basis: str
    verified_against_official_pdf: bool
    level_score_rule: str
    max_maturity: Decimal
    t0: int


class Categories(Part):
    """The least index of each band, in points of the index."""

    sangat_inovatif: Decimal
    inovatif: Decimal
    kurang_inovatif: Decimal

    @model_validator(mode="after")
    def _descend(self) -> Self:
        if not self.sangat_inovatif > self.inovatif > self.kurang_inovatif > 0:
            raise ValueError("ambang harus menurun dan lebih dari 0")
        return self


class IndexRules(Part):
    """How the year makes the regency's index; `applied_from` to `applied_to` is the window within
    which an innovation must have been applied first, or developed further."""

    divisor_min: int = Field(gt=0)
    yandas_min: int = Field(ge=0)
    per_innovation: Decimal
    innovation_cap: int = Field(gt=0)
    total_max: Decimal = Field(gt=0)
    spd_max: Decimal
    sid_indicator_max: Decimal
    count_max: Decimal
    categories: Categories
    applied_from: date
    applied_to: date
    rancang_bangun_min_words: int = Field(ge=1)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.applied_from >= self.applied_to:
            raise ValueError("applied_from harus sebelum applied_to")
        if self.per_innovation * self.innovation_cap != self.count_max:
            raise ValueError("count_max harus sama dengan per_innovation x innovation_cap")
        return self

    @property
    def limits(self) -> dict[str, int]:
        """The whole numbers by name, as forms refer to them."""
        return {name: value for name, value in self if type(value) is int}


class Level(Part):
    level: int = Field(ge=1)
    label: str = Field(min_length=1)
    score: Decimal


class Basis(Part):
    """A measuring basis or reading; one of them is chosen. Without levels of its own those of the
    indicator hold."""

    id: str = Field(pattern=r"^[a-z_]{1,16}$")
    unit: str
    levels: tuple[str, ...] = ()
    evidence: str


class Signatory(Part):
    """Whoever may have signed the document; `warning` is why that one is doubtful."""

    name: str
    warning: str | None = None


class Indicator(Part):
    """One of an innovation's indicators. Where it counts substances, `substances_for_level` has how
    many each level wants."""

    code: str = Field(pattern=r"^[A-Z]{2,5}-\d{1,3}[a-z]?$")
    order: int
    name: str
    variable: str
    weight: Weight
    mandatory: bool
    levels: tuple[Level, ...] = Field(min_length=1)
    bases: tuple[Basis, ...] = ()
    substances: tuple[str, ...] = ()
    substances_for_level: tuple[int, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    evidence: str = Field(min_length=1)
    file_types: tuple[str, ...] = Field(min_length=1)
    document_fields: tuple[str, ...]

    @property
    def highest(self) -> int:
        return len(self.levels)

    def points(self, level: int) -> Decimal:
        """A level beyond the last counts as the last: an earlier year may have had more."""
        return self.weight * min(max(level, 0), self.highest)

    def basis(self, basis_id: str | None) -> Basis | None:
        return next((basis for basis in self.bases if basis.id == basis_id), None)

    def wordings(self, basis_id: str | None = None) -> tuple[str, ...]:
        """What each level says, from the first, in that basis."""
        basis = self.basis(basis_id)
        return basis.levels if basis and basis.levels else tuple(one.label for one in self.levels)

    def wanted_evidence(self, basis_id: str | None = None) -> str:
        basis = self.basis(basis_id)
        return basis.evidence if basis else self.evidence

    def level_of(self, substances: Sequence[str]) -> int:
        """The level that so many of its substances make."""
        count = len(set(substances) & set(self.substances))
        return sum(count >= wanted for wanted in self.substances_for_level)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        for number, one in enumerate(self.levels, start=1):
            if one.level != number:
                raise ValueError(f"tingkat harus berurut dari 1; tertulis {one.level}")
            if one.score != self.weight * number:
                raise ValueError(f"nilai tingkat {number} harus bobot x tingkat")
        if any(len(basis.levels) not in (0, self.highest) for basis in self.bases):
            raise ValueError(f"tiap basis harus punya {self.highest} tingkat")
        if self.substances and len(self.substances_for_level) != self.highest:
            raise ValueError("substances_for_level harus satu angka tiap tingkat")
        _once("basis", [basis.id for basis in self.bases])
        return self


class RegencyIndicator(Part):
    """One of the regency's own (SPD)."""

    code: str = Field(pattern=r"^[A-Z]{2,5}-\d{1,3}[a-z]?$")
    name: str
    weight: Weight
    mandatory: bool
    levels: Levels

    def points(self, level: int) -> Decimal:
        return self.weight * min(max(level, 0), len(self.levels))


class Round(Part):
    year: int
    opens: date | None = None
    closes: date | None = None
    note: str = ""


class PastIndex(Part):
    """The regency's index of a year that is over, as it was published."""

    year: int
    index: Decimal
    innovations: int
    source: str = Field(min_length=1)


class Content(Part):
    meta: Meta
    index_rules: dict[str, IndexRules]
    sid_indicators: tuple[Indicator, ...] = Field(min_length=1)
    spd_indicators: tuple[RegencyIndicator, ...] = Field(min_length=1)
    profile_options: dict[str, Levels | dict[str, Levels]]
    timetable: tuple[Round, ...]
    copyright_record_fields: tuple[str, ...]

    @property
    def rules(self) -> IndexRules:
        return self.index_rules[self.meta.version]

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.meta.version not in self.index_rules:
            raise ValueError(f"index_rules: aturan tahun {self.meta.version} belum ada")
        _once("kode", [one.code for one in self.sid_indicators])
        _once("kode", [one.code for one in self.spd_indicators])
        _once("order", [one.order for one in self.sid_indicators])
        most = sum(one.points(one.highest) for one in self.sid_indicators)
        for key, said in (
            ("meta.max_maturity", self.meta.max_maturity),
            ("index_rules.sid_indicator_max", self.rules.sid_indicator_max),
        ):
            if said != most:
                raise ValueError(f"{key}: tertulis {said}, jumlah indikatornya {most}")
        spd = sum(one.points(len(one.levels)) for one in self.spd_indicators)
        if spd != self.rules.spd_max:
            raise ValueError(f"index_rules.spd_max: tertulis {self.rules.spd_max}, jumlahnya {spd}")
        return self


def _once(what: str, found: Sequence[Any]) -> None:
    twice = sorted({one for one in found if found.count(one) > 1})
    if twice:
        raise ValueError(f"{what} tertulis dua kali: {', '.join(map(str, twice))}")

"""What an innovation is worth, in three kinds of scores that are never mixed, each with its year.

Self-assessment and verification are a level for each indicator of an instrument; the official score
is a number that the ministry gave. The evidence that a level rests on is in `EvidenceItem`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.columns import moment


class ScoreKind(StrEnum):
    SELF = "mandiri"
    VERIFIED = "verifikasi"
    OFFICIAL = "resmi"


class IndicatorLevel(SQLModel, table=True):
    """The level of an innovation in one indicator, by the instrument of `instrument_year`.

    `kind` is SELF or VERIFIED. `basis` is the id of the measuring basis or reading, where the
    indicator offers several; `substances` are those ticked, where it counts them. Former levels are
    in the audit; `revision` grows with each change.
    """

    __tablename__ = "indicator_levels"
    __table_args__ = (
        UniqueConstraint(
            "innovation_id", "kind", "instrument_year", "indicator", name="uq_indicator_levels_once"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id")
    kind: str
    instrument_year: int
    indicator: str
    level: int
    basis: str | None = None
    substances: list[str] = Field(default_factory=list, sa_type=JSON)
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    reason: str | None = None
    revision: int = 1


class EvidenceItem(SQLModel, table=True):
    """One document, or set of files, towards one indicator; several may stand beside each other.

    `fields` holds the document's fields (nomor, tanggal as an ISO date, tentang, signatory) that
    were given; `proofs` is a list of `{name, sha256, size, extension}` and `{link}`. An item that
    was removed is kept, and counts no more.
    """

    __tablename__ = "evidence_items"

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id", index=True)
    instrument_year: int
    indicator: str
    draft_id: int | None = Field(default=None, foreign_key="drafts.id", unique=True)
    fields: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    proofs: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    removed_by_id: int | None = Field(default=None, foreign_key="people.id")
    removed_at: datetime | None = moment(default=None)


class OfficialScore(SQLModel, table=True):
    """A total as somebody else published it, typed in or imported.

    `kind` is OFFICIAL, or VERIFIED for a total that came without levels. `scale` is the highest
    possible number. `source` says where it was read. A correction is a row of its own, and the one
    that it corrects gets `replaced_at`: the row without it counts.
    """

    __tablename__ = "official_scores"

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id", index=True)
    assessment_year: int = Field(index=True)
    kind: str = ScoreKind.OFFICIAL
    number: float
    scale: float
    source: str
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    replaced_at: datetime | None = moment(default=None)


class RegencyLevel(SQLModel, table=True):
    """The level of the regency itself in one of its own indicators (SPD), by the instrument of
    that year. Former levels are in the audit."""

    __tablename__ = "regency_levels"
    __table_args__ = (UniqueConstraint("instrument_year", "indicator"),)

    id: int | None = Field(default=None, primary_key=True)
    instrument_year: int
    indicator: str
    level: int
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    revision: int = 1

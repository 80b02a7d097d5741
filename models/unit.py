"""Units of the regency's government (OPD), their former names, and what people call them."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint


class Unit(SQLModel, table=True):
    """`kind` is one of sekretariat, inspektorat, dinas, badan, satuan, rsud, kecamatan, puskesmas.

    `is_mandated` says whether the yearly duty falls on it; `is_confirmed` is false where the name
    was found in no public source. A unit is open from `valid_from` to before `valid_to`.
    """

    __tablename__ = "units"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: str
    name: str
    short_name: str
    parent_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    is_mandated: bool
    is_confirmed: bool
    valid_from: date | None = None
    valid_to: date | None = None


class UnitName(SQLModel, table=True):
    """A name that the unit bore before, until the day in `valid_to`."""

    __tablename__ = "unit_names"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    name: str
    short_name: str
    valid_to: date


class UnitAlias(SQLModel, table=True):
    """A word that people use for the unit; one word may be used for two of them."""

    __tablename__ = "unit_aliases"
    __table_args__ = (UniqueConstraint("unit_id", "alias"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    alias: str = Field(index=True)

"""The text that a head signs. What was ever signed stays printable as it was: a new wording is a
new version, never a change of an old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models import Commitment, Unit
from services.commitments.signing import WORDING
from services.commitments.signing import Post as Signing
from services.commitments.signing import position as position_of
from services.commitments.standing import Standing, UnitCommitment
from texts.words import day, moment

Local = Callable[[datetime], datetime]
MOTTO = "Satu Perangkat Daerah, Satu Inovasi"
NOT_CERTIFIED = "pencatatan komitmen, bukan tanda tangan elektronik tersertifikasi"
VERSIONS: dict[int, tuple[str, tuple[str, ...]]] = {
    1: (
        "Saya, {name}, selaku {position}, menyatakan bahwa {unit} pada tahun {year}:",
        (
            "mendaftarkan paling sedikit {minimum} inovasi yang berangkat dari masalah nyata;",
            "mengirimkannya paling lambat {deadline};",
            "melengkapi bukti dukung yang diminta Bappedalitbang;",
            "melaporkan keadaan yang sebenarnya.",
        ),
    )
}  # an opening and its points


@dataclass(frozen=True, slots=True)
class Statement:
    """One version of the text with everything filled in."""

    opening: str
    points: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        numbered = (f"{n}. {point}" for n, point in enumerate(self.points, start=1))
        return (self.opening, *numbered)


def to_sign(found: Signing) -> Statement:
    mandate, unit = found.mandate, found.unit
    return _filled(
        WORDING,
        name=found.person.name,
        position=position_of(unit),
        unit=unit.name,
        year=mandate.year,
        minimum=mandate.minimum,
        deadline=mandate.deadline,
    )


def signed(row: Commitment, unit: Unit) -> Statement:
    return _filled(
        row.wording,
        name=row.name,
        position=row.position,
        unit=unit.name,
        year=row.mandate_year,
        minimum=row.minimum,
        deadline=row.deadline,
    )


def plan(row: Commitment) -> str:
    """The planned title and day, as far as they were said."""
    when = f"dikirim {day(row.planned_day)}" if row.planned_day else ""
    return ", ".join(part for part in (row.planned_title or "", when) if part)


# ---- on paper


def paper(
    found: Sequence[UnitCommitment], year: int, at: datetime, local: Local
) -> dict[str, object]:
    """As `reports.commitment` prints it: those that are signed, one on each page."""
    return {
        "title": f"Komitmen {MOTTO} {year}",
        "motto": MOTTO,
        "year": str(year),
        "as_of": moment(at),
        "not_certified": NOT_CERTIFIED,
        "summary": None,
        "statements": [_printed(one, local) for one in found if one.signed],
    }


def paper_of_all(found: Standing, at: datetime, local: Local) -> dict[str, object]:
    """The same, behind a list of all units that carry the duty."""
    rows = [
        [one.unit.short_name, one.signed.name, moment(local(one.signed.signed_at))]
        if one.signed
        else [one.unit.short_name, "", "belum"]
        for one in found.units
    ]
    heading = f"{len(found.signed)} dari {len(found.units)} perangkat daerah sudah menandatangani"
    summary = {"heading": heading, "rows": rows}
    return paper(found.units, found.year, at, local) | {"summary": summary}


def _printed(one: UnitCommitment, local: Local) -> dict[str, object]:
    row = one.signed
    assert row is not None  # noqa: S101 (asked by `paper`)
    text = signed(row, one.unit)
    return {
        "unit": one.unit.name,
        "opening": text.opening,
        "points": list(text.points),
        "plan": plan(row),
        "name": row.name,
        "position": row.position,
        "at": moment(local(row.signed_at)),
    }


def _filled(wording: int, *, deadline: date, **facts: object) -> Statement:
    opening, points = VERSIONS[wording]
    said = {**facts, "deadline": day(deadline)}
    return Statement(opening.format_map(said), tuple(point.format_map(said) for point in points))

"""The ten best of a year, frozen by Bappedalitbang and seen by everybody from then on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from sqlmodel import Session, col, select

from models import Recognition, Unit
from services import audit, notices, people
from services.desk import Terms
from services.policy import Action
from services.rankings.entries import Local
from services.rankings.filters import SCORES, Filter
from services.rankings.ranking import TOP, Place, Ranking, look

PUBLISHED = "top10.published"
TOLD = "top_published"
MOST = 10


@dataclass(frozen=True, slots=True)
class Best:
    """One of the list as it was published; it has no score."""

    place: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Top:
    """`years` have a list, the newest first; `year` is 0 where there is none at all."""

    year: int
    best: tuple[Best, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be frozen; `checksum` changes with it. `standing` is what it would replace."""

    ranking: Ranking
    standing: Top
    checksum: int

    @property
    def places(self) -> tuple[Place, ...]:
        return self.ranking.places


def published(session: Session, year: int, *, telegram_id: int, terms: Terms) -> Top:
    """Of that year; of the newest that has a list, if it has none."""
    people.allowed(session, Action.SEE_TOP, telegram_id=telegram_id, now=terms.now)
    found = select(Recognition.year).where(Recognition.title == TOP).distinct()
    years = tuple(sorted(session.exec(found), reverse=True))
    return _standing(session, year if year in years else next(iter(years), 0), years)


def propose(
    session: Session, wanted: Filter, *, telegram_id: int, terms: Terms, local: Local
) -> Proposal:
    """Without places, where nobody has a score of that year."""
    people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    ten = Filter(wanted.year, wanted.measure if wanted.measure in SCORES else None, top=MOST)
    found = look(session, ten, telegram_id=telegram_id, terms=terms, local=local)
    said = "|".join(f"{one.place} {one.entry.id} {one.entry.name}" for one in found.places)
    return Proposal(found, _standing(session, wanted.year), crc32(said.encode()) % 10**9)


def publish(session: Session, meant: Proposal, *, telegram_id: int, terms: Terms) -> Top:
    """In place of the list that the year had; what is so already is not published again."""
    person = people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    year, before = meant.ranking.filter.year, meant.standing
    if _of(meant.places) == before.best:
        return published(session, year, telegram_id=telegram_id, terms=terms)
    _write(session, meant)
    after = _standing(session, year)
    audit.record(
        session,
        PUBLISHED,
        f"top10:{year}",
        who_id=person.id,
        now=terms.now,
        before=_facts(before),
        after={**_facts(after), "measure": str(meant.ranking.measure)},
    )
    _tell(session, meant, terms.now)
    return published(session, year, telegram_id=telegram_id, terms=terms)


def placed(session: Session, year: int, unit_ids: Iterable[int]) -> tuple[Best, ...]:
    """What those units have in the list, as it stands."""
    theirs = col(Unit.id).in_(list(unit_ids))
    names = set(session.exec(select(Unit.short_name).where(theirs)))
    return tuple(one for one in _standing(session, year).best if one.unit in names)


def _write(session: Session, meant: Proposal) -> None:
    ranking = meant.ranking
    for row in session.exec(select(Recognition).where(*_listed(ranking.filter.year))):
        session.delete(row)
    session.flush()
    for one in meant.places:
        session.add(
            Recognition(
                title=TOP,
                year=ranking.filter.year,
                unit_id=one.entry.unit_id,
                place=one.place,
                name=one.entry.name,
                source=f"skor {ranking.measure} {ranking.filter.year}",
            )
        )
    session.flush()


def _tell(session: Session, meant: Proposal, now: datetime) -> None:
    """Officers and heads of the units that are on the list, of each list once."""
    units = {one.entry.unit_id for one in meant.places}
    step, subject = str(meant.checksum), f"top10:{meant.ranking.filter.year}"
    for unit_id in sorted(units):
        for person in people.holders(session, unit_id, people.OF_A_UNIT, now=now):
            notices.owe(session, TOLD, subject, person, now=now, step=step, is_daily=False)


def _standing(session: Session, year: int, years: tuple[int, ...] = ()) -> Top:
    rows = select(Recognition, Unit.short_name).where(
        *_listed(year), Unit.id == Recognition.unit_id
    )
    ordered = rows.order_by(col(Recognition.place), col(Recognition.id))
    best = tuple(Best(row.place or 0, row.name or "", unit) for row, unit in session.exec(ordered))
    return Top(year, best, years)


def _listed(year: int) -> tuple[bool, bool]:
    return Recognition.title == TOP, Recognition.year == year


def _of(places: tuple[Place, ...]) -> tuple[Best, ...]:
    return tuple(Best(one.place, one.entry.name, one.entry.unit) for one in places)


def _facts(top: Top) -> dict[str, list[str]]:
    return {"best": [f"{one.place}. {one.name} ({one.unit})" for one in top.best]}

"""The one way into the published scores. What a score replaces is kept, with the reason."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session, select

from models import Innovation, OfficialScore, Person, ScoreKind, Status, Unit
from services import audit, changes, notices, people
from services.official.standing import STANDS, Given, Key, current

ENTERED, CORRECTED = ACTIONS = "score.entered", "score.corrected"  # in the audit
TOLD = "scored"  # the kind of the notice to a unit's officers


def enter(session: Session, given: Given, *, by: Person, now: datetime) -> OfficialScore | None:
    """The score that it replaces, or None; what stands already is left alone."""
    it = session.get_one(Innovation, given.key.innovation_id, with_for_update=True)
    before = current(session, given.key)
    if given.is_same(before):
        return before
    session.add(_row(given, by, now))
    if before is not None:
        before.replaced_at = now
        session.add(before)
    _audit(session, given, before, by, now)
    settle(session, it, by=by, now=now)
    return before


def settle(session: Session, it: Innovation, *, by: Person, now: datetime) -> None:
    """What is uploaded and has an official score is assessed; a score of a year before its mandate
    was for something earlier."""
    if it.status != Status.UPLOADED:
        return
    official = OfficialScore.innovation_id == it.id, OfficialScore.kind == ScoreKind.OFFICIAL
    in_time = STANDS, OfficialScore.assessment_year >= it.mandate_year
    if session.exec(select(OfficialScore.id).where(*official, *in_time)).first() is not None:
        changes.change_status(session, it, Status.ASSESSED, who_id=by.id or 0, now=now)


def tell(session: Session, unit_id: int, year: int, *, entry: str, now: datetime) -> None:
    """The unit's officers, once for each entry, however many scores it has."""
    unit = session.get_one(Unit, unit_id)
    for held in people.posts_of_officers(session, [unit], now=now):
        officer = session.get_one(Person, held.person_id)
        notices.owe(session, TOLD, f"unit:{unit_id}", officer, now=now, step=f"{year}:{entry}")


def _row(given: Given, by: Person, now: datetime) -> OfficialScore:
    return OfficialScore(
        innovation_id=given.key.innovation_id,
        assessment_year=given.key.year,
        kind=given.key.kind,
        number=float(given.number),
        scale=float(given.scale),
        source=given.source,
        by_id=by.id or 0,
        at=now,
    )


def _audit(
    session: Session, given: Given, before: OfficialScore | None, by: Person, now: datetime
) -> None:
    subject = f"innovation:{given.key.innovation_id}"
    after = _facts(given.key, given.number, given.scale, given.source)
    if before is None:
        audit.record(session, ENTERED, subject, who_id=by.id, now=now, after=after)
        return
    held = _facts(given.key, before.number, before.scale, before.source)
    facts: audit.Facts = {"before": held, "after": after, "reason": given.reason}
    audit.record(session, CORRECTED, subject, who_id=by.id, now=now, **facts)


def _facts(
    key: Key, number: float | Decimal, scale: float | Decimal, source: str
) -> dict[str, Any]:
    named = {"kind": key.kind, "year": key.year, "source": source}
    return {**named, "number": float(number), "scale": float(scale)}

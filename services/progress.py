"""How far the units have come towards a mandate, as reminders speak of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from models import Draft, DutyKind, Innovation, Mandate, Person, Status, StatusChange, Unit
from services import draft_lists, drafts, duties, mandates, units
from services.desk import Desk, Terms
from services.duties import Standing
from services.mandates import Missing


class Stage(StrEnum):
    NOTHING = "nothing begun"
    DRAFT = "a draft"
    RETURNED = "returned"
    WAITING = "waits for verification"
    OWING = "its innovation lacks something"  # of the duties beside the innovation itself
    NOT_YET = "has no innovation for it"
    DONE = "done"


REMINDED = frozenset({Stage.NOTHING, Stage.DRAFT, Stage.RETURNED, Stage.OWING})


@dataclass(frozen=True, slots=True)
class Progress:
    """`row` and `revision` are those of the draft; or `row` of the innovation that was returned,
    for this `reason`, or of one that is there and does not count, while nothing else is begun.
    `lacking` are the questions (keys) that a draft still has to answer; `have` of `wanted` is how
    far another duty has come with the innovation in `row`."""

    stage: Stage
    name: str = ""
    row: int = 0
    revision: int = 0
    percent: int = 0
    lacking: tuple[str, ...] = ()
    reason: str = ""
    at: datetime | None = None
    have: int = 0
    wanted: int = 0


def stages(session: Session, mandate: Mandate) -> dict[int, tuple[Unit, Stage]]:
    """Of each mandated unit by its id; a draft is looked for where nothing was sent."""
    if mandate.kind != DutyKind.INNOVATION:
        return _stages_of_duty(session, mandate)
    found = mandates.missing(session, mandate=mandate)
    lacking = {unit.id for unit in found.units}
    statuses = mandates.able(session, mandate, found.counting)
    drafting = set(session.exec(select(Draft.unit_id).where(*_begun(mandate))))
    return {
        u.id or 0: (u, _stage(statuses[u.id or 0], u.id in lacking, u.id in drafting))
        for u in units.mandated(session)
    }


def _stage(statuses: Counter[str], is_lacking: bool, is_drafting: bool) -> Stage:
    under_way = {s for s, n in statuses.items() if n and s != Status.WITHDRAWN}
    if under_way == {Status.RETURNED}:
        return Stage.RETURNED
    if not is_lacking:
        return Stage.DONE
    if Status.SENT in under_way:
        return Stage.WAITING
    return Stage.DRAFT if is_drafting else Stage.NOTHING


def stage_of(session: Session, unit: Unit, mandate: Mandate) -> Stage:
    """Of any unit; one that is not mandated lacks nothing."""
    if mandate.kind != DutyKind.INNOVATION:
        return stages(session, mandate).get(unit.id or 0, (unit, Stage.DONE))[1]
    state = mandates.state_of(session, unit, mandate=mandate)
    begun = session.exec(select(Draft.id).where(Draft.unit_id == unit.id, *_begun(mandate))).first()
    is_lacking = unit.is_mandated and state.counted < state.minimum
    able = mandates.able(session, mandate, state.counting, unit)[unit.id or 0]
    return _stage(able, is_lacking, begun is not None)


def of_unit(session: Session, unit: Unit, mandate: Mandate, terms: Terms) -> Progress:
    """With what a text names: the fields of the draft that was touched last, or the reason for
    which the innovation came back."""
    stage = stage_of(session, unit, mandate)
    if mandate.kind != DutyKind.INNOVATION:
        return _of_duty(session, unit, mandate, stage)
    if stage is Stage.DRAFT:
        return _of_draft(session, unit, mandate, terms)
    mine = Innovation.unit_id == unit.id, Innovation.mandate_year == mandate.year
    kept = Innovation.status != Status.WITHDRAWN
    it = session.exec(select(Innovation).where(*mine, kept).order_by(col(Innovation.id))).first()
    if it is None:
        return Progress(stage)
    reason = _returned_for(session, it) if stage is Stage.RETURNED else ""
    return Progress(stage, it.name, it.id or 0, reason=reason, at=it.registered_at)


def missing(session: Session, mandate: Mandate) -> Missing:
    """Of another duty than the innovation, out of the units that have something for it."""
    if mandate.kind == DutyKind.INNOVATION:
        return mandates.missing(session, mandate=mandate)
    found = stages(session, mandate).values()
    owing, done = (
        tuple(unit for unit, at in found if at is stage) for stage in (Stage.OWING, Stage.DONE)
    )
    return Missing(mandate.year, owing, done, closed_at=mandate.closed_at)


def _stages_of_duty(session: Session, mandate: Mandate) -> dict[int, tuple[Unit, Stage]]:
    found = duties.standings(session, mandate)
    return {
        unit.id or 0: (unit, _stage_of_duty(found.get(unit.id or 0)))
        for unit in units.mandated(session)
    }


def _stage_of_duty(standing: Standing | None) -> Stage:
    if standing is None:
        return Stage.NOT_YET
    return Stage.DONE if standing.is_met else Stage.OWING


def _of_duty(session: Session, unit: Unit, mandate: Mandate, stage: Stage) -> Progress:
    found = duties.standings(session, mandate).get(unit.id or 0)
    if found is None:
        return Progress(stage)
    it = found.it
    return Progress(
        stage, it.name, it.id or 0, at=it.registered_at, have=found.have, wanted=found.wanted
    )


def _of_draft(session: Session, unit: Unit, mandate: Mandate, terms: Terms) -> Progress:
    theirs = select(Draft).where(Draft.unit_id == unit.id, *_begun(mandate))
    draft = session.exec(theirs.order_by(col(Draft.changed_at).desc())).first()
    if draft is None:
        return Progress(Stage.NOTHING)
    person = session.get_one(Person, draft.author_id)
    desk = Desk(session, draft, terms.forms[draft.form], person, unit, terms)
    listed = draft_lists.listed(desk)
    return Progress(
        Stage.DRAFT,
        listed.name,
        draft.id or 0,
        draft.revision,
        round(100 * listed.done / max(1, listed.total)),
        tuple(q.key for q in desk.asked if q.required and not desk.is_answered(q)),
        at=draft.created_at,
    )


def _returned_for(session: Session, it: Innovation) -> str:
    back = StatusChange.innovation_id == it.id, StatusChange.after == Status.RETURNED
    wanted = select(StatusChange.reason).where(*back).order_by(col(StatusChange.id).desc())
    return session.exec(wanted).first() or ""


def _begun(mandate: Mandate) -> tuple[Any, ...]:
    new = col(Draft.innovation_id).is_(None)
    return (*drafts.UNSENT, new, Draft.mandate_year == mandate.year)

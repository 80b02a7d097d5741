"""What each kind of duty asks of a unit beside having an innovation, and how far it has come."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from models import DutyKind, EvidenceItem, Innovation, Mandate, ReminderStep, Role, Status

VERIFIED = (Status.VERIFIED, Status.UPLOADED, Status.ASSESSED)
TO_UNIT = (Role.OFFICER,)
TO_HEAD = (*TO_UNIT, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a unit that has something to fulfil a duty with: `have` of `wanted`, in indicators with
    evidence or in innovations that are entered; `it` is what comes next, or came nearest."""

    it: Innovation
    have: int
    wanted: int

    @property
    def is_met(self) -> bool:
        return self.have >= self.wanted


@dataclass(frozen=True, slots=True)
class Duty:
    """`standings` are by the id of the unit; `steps` the usual ladder, by days before the
    deadline."""

    standings: Callable[[Session, Mandate], dict[int, Standing]]
    steps: Mapping[int, tuple[Role, ...]]


def _evidence(session: Session, mandate: Mandate) -> dict[int, Standing]:
    """The innovation with evidence for the most indicators counts."""
    kept = EvidenceItem.innovation_id == Innovation.id, col(EvidenceItem.removed_at).is_(None)
    of_year = Innovation.mandate_year == mandate.year, Innovation.status != Status.WITHDRAWN
    indicators = func.count(col(EvidenceItem.indicator).distinct())
    counted = (
        select(col(Innovation.id), indicators).where(*kept, *of_year).group_by(col(Innovation.id))
    )
    have: Counter[int] = Counter({n: count for n, count in session.exec(counted) if n})
    found: dict[int, Standing] = {}
    for it in session.exec(select(Innovation).where(*of_year).order_by(col(Innovation.id))):
        best = found.get(it.unit_id)
        if best is None or have[it.id or 0] > best.have:
            found[it.unit_id] = Standing(it, have[it.id or 0], mandate.minimum)
    return found


def _entry(session: Session, mandate: Mandate) -> dict[int, Standing]:
    """All that are verified are to be entered."""
    verified = col(Innovation.status).in_(VERIFIED), Innovation.mandate_year == mandate.year
    by_unit: dict[int, list[Innovation]] = defaultdict(list)
    for it in session.exec(select(Innovation).where(*verified).order_by(col(Innovation.id))):
        by_unit[it.unit_id].append(it)
    return {unit_id: _entered(mine) for unit_id, mine in by_unit.items()}


def _entered(mine: list[Innovation]) -> Standing:
    waiting = [it for it in mine if it.status == Status.VERIFIED]
    return Standing((waiting or mine)[0], len(mine) - len(waiting), len(mine))


DUTIES: Mapping[str, Duty] = {
    DutyKind.EVIDENCE: Duty(
        _evidence,
        {
            30: TO_UNIT,
            14: TO_HEAD,
            7: (*TO_HEAD, Role.VERIFIER),
            3: (*TO_HEAD, Role.VERIFIER, Role.LEADER),
            1: (*TO_HEAD, Role.VERIFIER, Role.LEADER),
        },
    ),
    DutyKind.ENTRY: Duty(
        _entry,
        {
            30: (Role.VERIFIER,),
            14: (*TO_UNIT, Role.VERIFIER),
            7: (*TO_UNIT, Role.VERIFIER),
            3: (Role.VERIFIER, Role.LEADER),
            1: (Role.VERIFIER, Role.LEADER),
        },
    ),
}
"""Those beside the innovation itself, whose test is in `services.mandates`."""


def standings(session: Session, mandate: Mandate) -> dict[int, Standing]:
    return DUTIES[mandate.kind].standings(session, mandate)


def ladder(mandate: Mandate) -> list[ReminderStep]:
    """With a step on the day on which a window opens, and none before it."""
    steps = dict(DUTIES[mandate.kind].steps)
    if mandate.opens:
        open_for = (mandate.deadline - mandate.opens).days
        steps = {days: to for days, to in steps.items() if days < open_for}
        steps[open_for] = (*TO_HEAD, Role.VERIFIER)
    return [
        ReminderStep(mandate_id=mandate.id or 0, days_before=days, recipients=list(map(str, to)))
        for days, to in steps.items()
    ]

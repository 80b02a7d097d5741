"""What a setting of the regency would turn, before it is changed: units that have met their duty,
and would not have any more, or the other way round."""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from models import DutyKind
from services import mandates
from services.mandates import Counting


@dataclass(frozen=True, slots=True)
class Turned:
    """Short names of units, of one open mandate."""

    year: int
    to_missing: tuple[str, ...]
    to_done: tuple[str, ...]


def turned(session: Session, key: str, value: Any) -> tuple[Turned, ...]:
    """`key` and `value` as in `forms.settings.CHOICES`; nothing for settings that count nothing."""
    before = mandates.in_force(session)
    after = _with(before, key, value)
    if after == before:
        return ()
    found = []
    for mandate in (m for m in mandates.all_open(session) if m.kind == DutyKind.INNOVATION):
        was, will = (
            [u.short_name for u in mandates.missing(session, mandate=mandate, counting=c).units]
            for c in (before, after)
        )
        to_missing = tuple(name for name in will if name not in was)
        found.append(
            Turned(mandate.year, to_missing, tuple(name for name in was if name not in will))
        )
    return tuple(found)


def _with(counting: Counting, key: str, value: Any) -> Counting:
    match key:
        case "counts_from":
            return replace(counting, statuses=mandates.from_status(value))
        case "ideas_count":
            return replace(counting, ideas=value)
        case "children_count":
            return replace(counting, of_children=value)
    return counting

"""What the regency decides for itself: each setting has a type and a default; changes are audited.

To add one, write a `Setting` here. Whoever shows it lists `SETTINGS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlmodel import Session

from models import Person, RegencySetting, Role, Status
from services import audit, policy
from services.policy import Action, Reach

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """`read` makes the value of what JSON holds, `write` the other way round."""

    key: str
    default: T
    read: Callable[[Any], T]
    write: Callable[[T], Any]


SCORES_FOR: Setting[frozenset[Role]] = Setting(
    "scores_for",
    frozenset(policy.roles_for(Action.SEE_SCORES, least=Reach.ALL)),
    read=lambda names: frozenset(map(Role, names)),
    write=sorted,
)
"""Who may see the scores of all units."""
DISTANCE_SHOWN: Setting[bool] = Setting("distance_shown", True, read=bool, write=bool)
"""Whether a unit sees how many points it is from the next place; whose that is, never."""
LETTERHEAD: Setting[tuple[str, ...]] = Setting(
    "letterhead", ("Pemerintah Kabupaten Kubu Raya",), read=tuple, write=list
)
"""The lines at the head of every list on paper."""
COUNTS_FROM: Setting[str] = Setting("counts_from", Status.SENT.value, read=str, write=str)
"""The status from which on an innovation meets the duty: sent, or verified."""
IDEAS_COUNT: Setting[bool] = Setting("ideas_count", True, read=bool, write=bool)
"""Whether one in the first stage meets the duty."""
CHILDREN_COUNT: Setting[bool] = Setting("children_count", False, read=bool, write=bool)
"""Whether one of a puskesmas meets the duty of its parent."""
SETTINGS: tuple[Setting[Any], ...] = (
    COUNTS_FROM,
    IDEAS_COUNT,
    CHILDREN_COUNT,
    SCORES_FOR,
    DISTANCE_SHOWN,
    LETTERHEAD,
)


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """A value with who set it and when; `by` and `at` are None while the default holds."""

    value: T
    by: Person | None = None
    at: datetime | None = None


def decided(session: Session, setting: Setting[T]) -> Decided[T]:
    row = session.get(RegencySetting, setting.key)
    if row is None:
        return Decided(setting.default)
    return Decided(setting.read(row.value), session.get(Person, row.set_by_id), row.set_at)


def value(session: Session, setting: Setting[T]) -> T:
    return decided(session, setting).value


def change(
    session: Session,
    setting: Setting[T],
    new: T,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """`by` is somebody got for `Action.SET`. What is so already is not changed again."""
    old = value(session, setting)
    if new == old:
        return
    row = session.get(RegencySetting, setting.key) or RegencySetting(
        key=setting.key, value=None, set_by_id=by.id or 0, set_at=now
    )
    row.value, row.set_by_id, row.set_at = setting.write(new), by.id or 0, now
    session.add(row)
    audit.record(
        session,
        "setting.changed",
        f"setting:{setting.key}",
        who_id=by.id,
        now=now,
        before={"value": setting.write(old)},
        after={"value": setting.write(new)},
        reason=reason,
    )

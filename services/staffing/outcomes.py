"""What came of the forms by which posts change."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models import Role


class Change(StrEnum):
    """Of a post, as the audit calls it."""

    SUSPENDED = "post.suspended"
    ENDED = "post.ended"
    RESTORED = "post.restored"


@dataclass(frozen=True, slots=True)
class PostChanged:
    change: Change
    person_id: int
    name: str
    role: Role
    unit: str


@dataclass(frozen=True, slots=True)
class Passing:
    """A link for whoever takes a post over from `name`, or stands in for them from `first` to
    `last`; `token` is shown this once."""

    invitation_id: int
    token: str
    role: Role
    unit: str
    expires_at: datetime
    name: str
    is_own: bool
    first: date | None = None
    last: date | None = None


StaffOutcome = PostChanged | Passing

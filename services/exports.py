"""What leaves the bot as a file or as a text to forward, and who took it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from services import audit, people, regency_settings
from services.policy import Action
from services.regency_settings import LETTERHEAD

TAKEN = "export.taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """`subject` as in the audit (`ranking:2026`), `form` is png, text, xlsx or pdf."""

    subject: str
    form: str
    rows: int
    filter: dict[str, str]


def take(
    session: Session, what: Taken, action: Action, *, telegram_id: int, now: datetime
) -> tuple[str, ...]:
    """Writes it down; gives the lines of the letterhead."""
    person = people.allowed(session, action, telegram_id=telegram_id, now=now)
    after = {"form": what.form, "rows": what.rows, "filter": what.filter}
    audit.record(session, TAKEN, what.subject, who_id=person.id, now=now, after=after)
    return regency_settings.value(session, LETTERHEAD)

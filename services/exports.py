"""What leaves the bot as a file or as a text to forward, and who took it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from services import audit, people, regency_settings
from services.policy import Action, Reach
from services.regency_settings import LETTERHEAD

TAKEN = "export.taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """`subject` as in the audit (`ranking:2026`), `form` is png, text, xlsx or pdf."""

    subject: str
    form: str
    rows: int
    filter: dict[str, str]


@dataclass(frozen=True, slots=True)
class Issue:
    """By whom it was asked for, and the lines of the letterhead above it."""

    asker: str
    letterhead: tuple[str, ...]


def take(
    session: Session,
    what: Taken,
    action: Action,
    *,
    telegram_id: int,
    now: datetime,
    least: Reach = Reach.ALL,
) -> Issue:
    """Writes it down."""
    person = people.allowed(session, action, telegram_id=telegram_id, now=now, least=least)
    after = {"form": what.form, "rows": what.rows, "filter": what.filter}
    audit.record(session, TAKEN, what.subject, who_id=person.id, now=now, after=after)
    return Issue(person.name, regency_settings.value(session, LETTERHEAD))

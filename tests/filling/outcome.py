"""What came of all that people did, as rows that can be compared."""

from typing import Any

from sqlmodel import Session, SQLModel, select

from models import (
    AccessRequest,
    Circular,
    Commitment,
    Delivery,
    Draft,
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    Invitation,
    Mandate,
    Membership,
    OfficialScore,
    Proposal,
    ReminderPause,
    ReplacedAnswer,
    SheetUpload,
    StatusChange,
)
from tests.conftest import House

SEEN: tuple[tuple[type[SQLModel], tuple[str, ...]], ...] = (
    (ReplacedAnswer, ("key",)),
    (Innovation, ("name", "status", "profile", "unit_id")),
    (StatusChange, ("after", "reason")),
    (Proposal, ("changes", "state", "reason")),
    (AccessRequest, ("role", "unit_id", "said_name", "state", "reason")),
    (Invitation, ("role", "unit_id", "revoked_at")),
    (Membership, ("person_id", "role", "unit_id")),
    (IndicatorLevel, ("indicator", "level", "basis")),
    (EvidenceItem, ("indicator", "fields", "proofs")),
    (SheetUpload, ("kind", "applied_rows")),
    (OfficialScore, ("number", "scale", "assessment_year", "kind", "source")),
    (Mandate, ("year", "deadline")),
    (ReminderPause, ("unit_id", "reason", "until")),
    (Commitment, ("unit_id", "name", "position", "planned_title", "planned_day")),
    (Circular, ("number", "subject", "body", "unit_ids", "roles", "revision", "sent_at")),
    (Delivery, ("kind", "subject", "recipient_id")),
)


def what_came(house: House) -> list[str]:
    """What stands in the database, as far as somebody would notice."""
    with house.bot.house.database.reading() as session:
        rows = [row for table, names in SEEN for row in _rows(session, table, names)]
        drafts = [
            (d.form, d.sent_at is not None, {k: a.get("value") for k, a in d.answers.items()})
            for d in session.exec(select(Draft))
        ]
    return sorted(_plain(row) for row in [*rows, *drafts])


def _rows(session: Session, table: type[SQLModel], names: tuple[str, ...]) -> list[Any]:
    found = session.exec(select(table))
    return [(table.__name__, *(getattr(row, name) for name in names)) for row in found]


def _plain(row: Any) -> str:
    """Without the order of keys, which follows the order of asking; files by their name alone,
    since a blank says when it was made."""
    match row:
        case {"sha256": _, "name": name}:
            return str(name)
        case dict():
            return str(sorted((key, _plain(value)) for key, value in row.items()))
        case list() | tuple():
            return str([_plain(one) for one in row])
    return repr(row)

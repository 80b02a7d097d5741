"""What of an innovation was returned for correction, and what became of it since."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from forms.collected import Collected
from forms.registration import REGISTRATION
from forms.verification import FIELDS, RETURN
from models import (
    AuditEntry,
    Draft,
    EvidenceItem,
    Innovation,
    ProfileChange,
    ScoreKind,
    Status,
    StatusChange,
)
from services import assessment
from services.instrument import Instruments

CODE = re.compile(r"\(([A-Z]+-\d+[a-z]?)\)$")


@dataclass(frozen=True, slots=True)
class MendedEvidence:
    """What the unit did with one indicator: levels before and now, items added and removed."""

    code: str
    before: int
    after: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Mended:
    """Since the innovation was returned last; nothing of what was never returned."""

    answers: tuple[ProfileChange, ...] = ()
    evidence: tuple[MendedEvidence, ...] = ()


def fields(session: Session, it: Innovation) -> tuple[str, ...]:
    """The questions to be answered anew, in the order of the form; none unless it is returned."""
    chosen = _chosen(session, it)
    return tuple(key for key, label in FIELDS.items() if label in chosen)


def indicators(session: Session, it: Innovation) -> tuple[str, ...]:
    """The codes of those whose evidence was returned; none unless the innovation is."""
    found = [CODE.search(label) for label in _chosen(session, it)]
    return tuple(sorted(match[1] for match in found if match))


def note(session: Session, it: Innovation) -> str:
    """What was written to it; empty unless it is returned."""
    found = _latest_return(session, it) if it.status == Status.RETURNED else None
    return (found.reason or "") if found else ""


def asked_again(answers: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """The answers of a profile, of which those are open; what stands there is kept to be mended."""
    return answers | {key: _opened(key, answers[key]) for key in keys if key in answers}


def locked(session: Session, draft: Draft) -> frozenset[str]:
    """Questions that a correction of what was returned leaves as they are; none where nothing was
    named when it was returned."""
    it = session.get(Innovation, draft.innovation_id) if draft.innovation_id else None
    if it is None or it.status != Status.RETURNED or draft.form != REGISTRATION.name:
        return frozenset()
    if not _chosen(session, it):
        return frozenset()
    answers = draft.answers
    kept = {k for k, v in it.profile.items() if k in answers and answers[k].get("value") == v}
    return frozenset(kept - set(fields(session, it)))


def mended(session: Session, it: Innovation) -> Mended:
    back = _latest_return(session, it)
    if back is None:
        return Mended()
    since = ProfileChange.innovation_id == it.id, ProfileChange.at >= back.at
    answers = session.exec(select(ProfileChange).where(*since).order_by(col(ProfileChange.id)))
    return Mended(tuple(answers), _mended_evidence(session, it, back.at))


def mended_with(
    session: Session, it: Innovation, draft: Draft, *, instruments: Instruments
) -> list[str]:
    """Indicators, by name, whose evidence was mended when that correction was sent; none unless it
    was the answer to a return."""
    again = StatusChange.after == Status.SENT, StatusChange.at == draft.sent_at
    mine = StatusChange.innovation_id == it.id, *again
    if session.exec(select(StatusChange.id).where(*mine)).first() is None:
        return []
    by_code = instruments.of(assessment.assessment_year(it)).by_code
    return [by_code[one.code].name for one in mended(session, it).evidence if one.code in by_code]


def _mended_evidence(session: Session, it: Innovation, at: datetime) -> tuple[MendedEvidence, ...]:
    before, after = _levels_since(session, it, at)
    items = session.exec(select(EvidenceItem).where(EvidenceItem.innovation_id == it.id)).all()
    added = [item.indicator for item in items if item.at >= at and item.removed_at is None]
    gone = [i.indicator for i in items if i.removed_at and i.removed_at >= at > i.at]
    codes = sorted({*added, *gone, *(code for code in after if before[code] != after[code])})
    return tuple(
        MendedEvidence(c, before.get(c, 0), after.get(c, 0), added.count(c), gone.count(c))
        for c in codes
    )


def _levels_since(
    session: Session, it: Innovation, at: datetime
) -> tuple[dict[str, int], dict[str, int]]:
    """Of the self-assessment, by code, as they were then and as they became."""
    mine = AuditEntry.subject == f"innovation:{it.id}", AuditEntry.action == assessment.SET
    wanted = select(AuditEntry).where(*mine, AuditEntry.at >= at).order_by(col(AuditEntry.id))
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for entry in session.exec(wanted):
        new = entry.after or {}
        if new.get("kind") == ScoreKind.SELF:
            code = str(new["indicator"])
            before.setdefault(code, int((entry.before or {}).get("level", 0)))
            after[code] = int(new["level"])
    return before, after


def _chosen(session: Session, it: Innovation) -> tuple[str, ...]:
    """What was ticked when it was returned; nothing unless it is."""
    back = _latest_return(session, it) if it.status == Status.RETURNED else None
    if back is None:
        return ()
    mine = Draft.form == RETURN.name, Draft.about_id == it.id, Draft.sent_at == back.at
    asked = session.exec(select(Draft).where(*mine)).first()
    return tuple(asked.answers["fields"]["value"]) if asked else ()


def _latest_return(session: Session, it: Innovation) -> StatusChange | None:
    back = StatusChange.innovation_id == it.id, StatusChange.after == Status.RETURNED
    newest = select(StatusChange).where(*back).order_by(col(StatusChange.id).desc())
    return session.exec(newest).first()


def _opened(key: str, answer: dict[str, Any]) -> dict[str, Any]:
    question, value = REGISTRATION.find(key), answer.get("value")
    if isinstance(question, Collected) and value is not None and not answer.get("parts"):
        return answer | {"open": True, "parts": question.taken_apart(value)}
    return answer | {"open": True}

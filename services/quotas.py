"""How much room files may take: of one innovation, and of all that a unit has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from forms.collected import MEGABYTE
from forms.evidence import EVIDENCE
from forms.rejections import QuotaFull
from models import Draft, EvidenceItem, Innovation
from services import evidence_options, people

Sizes = dict[str, int]  # of each file by its SHA-256: the same bytes are kept once


@dataclass(frozen=True, slots=True)
class Quotas:
    """Bytes."""

    innovation: int = 200 * MEGABYTE
    unit: int = 2_000 * MEGABYTE


def check(session: Session, size: int, quotas: Quotas, *, telegram_id: int, now: datetime) -> None:
    """Before a file of that size comes to the form that the person has open, or begins one.
    QuotaFull where it would not fit; who is of no unit fills no unit's room."""
    person = people.known(session, telegram_id=telegram_id)
    draft = session.get(Draft, person.open_draft_id or 0)
    if draft is not None:
        about = _innovation_of(session, draft)
        here = _of_draft(draft) | (
            _of_innovations(session, Innovation.id == about) if about else {}
        )
        _fits("innovation", here, size, quotas.innovation)
    held = people.memberships(session, person=person, now=now)
    unit_id = draft.unit_id if draft else next((post.unit_id for post in held), None)
    if unit_id is not None:
        _fits("unit", _of_unit(session, unit_id), size, quotas.unit)


def _fits(whose: str, sizes: Sizes, size: int, most: int) -> None:
    used = sum(sizes.values())
    if used + size > most:
        raise QuotaFull(whose, size, used, most)


def _innovation_of(session: Session, draft: Draft) -> int | None:
    if draft.form != EVIDENCE.name:
        return draft.innovation_id
    found = evidence_options.innovation(session, draft)
    return found.id if found else None


def _of_unit(session: Session, unit_id: int) -> Sizes:
    unsent = col(Draft.sent_at).is_(None), col(Draft.discarded_at).is_(None)
    drafts = session.exec(select(Draft.answers).where(Draft.unit_id == unit_id, *unsent))
    sizes = _of_innovations(session, Innovation.unit_id == unit_id)
    return sizes | _sizes(answer for answers in drafts for answer in answers.values())


def _of_innovations(session: Session, which: Any) -> Sizes:
    """In their profiles, and as evidence that counts."""
    profiles = session.exec(select(Innovation.profile).where(which))
    counts = col(EvidenceItem.removed_at).is_(None)
    proofs = session.exec(select(EvidenceItem.proofs).join(Innovation).where(which, counts))
    return _sizes(profiles) | _sizes(proofs)


def _of_draft(draft: Draft) -> Sizes:
    return _sizes(draft.answers.values())


def _sizes(values: Any) -> Sizes:
    return {file["sha256"]: file["size"] for value in values for file in _files(value)}


def _files(value: Any) -> Iterator[dict[str, Any]]:
    """Files are dicts with a SHA-256, however deep in an answer they stand."""
    if isinstance(value, dict):
        if "sha256" in value:
            yield value
        for inner in value.values():
            yield from _files(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _files(inner)

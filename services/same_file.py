"""Whether the bytes of a file were handed in for another innovation as well: proof of two things is
proof of one at most. For those who verify; units learn nothing of each other by it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast
from sqlmodel import Session, col, or_, select

from models import EvidenceItem, Innovation, Status, Unit


@dataclass(frozen=True, slots=True)
class SameFile:
    """`name` is what the file is called here; `number` and `unit` are of the first of the other
    innovations, beside which there are `more`."""

    name: str
    number: str
    unit: str
    more: int = 0


def same_files(session: Session, item: EvidenceItem) -> tuple[SameFile, ...]:
    """Of each file of an evidence item, the innovations that have the same bytes: as evidence, or
    in their profile. What was withdrawn or removed counts for nothing."""
    files = [proof for proof in item.proofs if "sha256" in proof]
    shared = [(file, _others(session, file["sha256"], item.innovation_id)) for file in files]
    return tuple(
        SameFile(file["name"], others[0][0].number, others[0][1], len(others) - 1)
        for file, others in shared
        if others
    )


def _others(session: Session, digest: str, innovation_id: int) -> list[tuple[Innovation, str]]:
    as_evidence = select(EvidenceItem.innovation_id).where(
        _holds(EvidenceItem.proofs, digest), col(EvidenceItem.removed_at).is_(None)
    )
    has_it = or_(col(Innovation.id).in_(as_evidence), _holds(Innovation.profile, digest))
    is_other = Innovation.id != innovation_id, Innovation.status != Status.WITHDRAWN
    wanted = select(Innovation, Unit.short_name).join(Unit).where(has_it, *is_other)
    return list(session.exec(wanted.order_by(col(Innovation.id))).all())


def _holds(column: Any, digest: str) -> Any:
    return cast(column, String).contains(digest)

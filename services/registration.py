"""*Kirim*: a draft becomes an innovation, once."""

from dataclasses import replace

from sqlmodel import Session, func, select

from models import Delivery, Innovation, Role, Status, StatusChange
from services import audit, people
from services.desk import Desk, Step, Tap, is_old, step
from services.errors import Incomplete


def submit(desk: Desk, tap: Tap) -> Innovation | Step:
    """Registers; the verifiers are told by the same commit. Incomplete if a question is open; by a
    button older than the draft nothing is sent, and the step as it stands comes back."""
    if is_old(desk, tap):
        return replace(step(desk), stale=True)
    missing = [q for q in desk.asked if not desk.is_answered(q)]
    if missing:
        raise Incomplete(len(missing))
    innovation = _registered(desk)
    desk.draft.sent_at = desk.now
    desk.who.person.open_draft_id = None
    desk.session.add_all([desk.draft, desk.who.person])
    _tell_verifiers(desk, innovation)
    return innovation


def _registered(desk: Desk) -> Innovation:
    values = {q.key: desk.draft.answers[q.key].get("value") for q in desk.asked}
    innovation = Innovation(
        draft_id=desk.draft.id,
        unit_id=desk.draft.unit_id,
        mandate_year=desk.draft.mandate_year,
        sequence=_next_sequence(desk.session, desk.draft.mandate_year),
        name=str(values["name"]),
        status=Status.SENT,
        profile=values,
        registered_by_id=desk.who.person.id or 0,
        registered_at=desk.now,
    )
    desk.session.add(innovation)
    desk.session.flush()
    _note_status(desk, innovation)
    return innovation


def _note_status(desk: Desk, innovation: Innovation) -> None:
    number, who = innovation.id or 0, desk.who.person.id or 0
    desk.session.add(
        StatusChange(innovation_id=number, before=None, after=Status.SENT, by_id=who, at=desk.now)
    )
    subject = f"innovation:{number}"
    audit.record(desk.session, "innovation.sent", subject, who_id=who, now=desk.now)


def _next_sequence(session: Session, year: int) -> int:
    wanted = select(func.max(Innovation.sequence)).where(Innovation.mandate_year == year)
    return (session.exec(wanted).one() or 0) + 1


def _tell_verifiers(desk: Desk, innovation: Innovation) -> None:
    for verifier in people.in_role(desk.session, Role.VERIFIER, now=desk.now):
        desk.session.add(
            Delivery(
                kind="submitted",
                subject=f"innovation:{innovation.id}",
                anchor=desk.now.date(),
                recipient_id=verifier.id or 0,
                due_at=desk.now,
                next_try_at=desk.now,
            )
        )

"""Changes that were proposed after verification: Bappedalitbang accepts them, or says why not."""

from datetime import datetime

from sqlmodel import Session

from models import Decision, Innovation, Person, Proposal
from services import changes, notices, people
from services.desk import Desk
from services.errors import AlreadyDecided, NotFound
from services.outcomes import ProposalRefused
from services.policy import Action


def open_one(
    session: Session, proposal_id: int, *, telegram_id: int, now: datetime
) -> tuple[Proposal, Person]:
    """A proposal with the verifier who may decide it; nobody decides on what they proposed."""
    verifier = people.allowed(session, Action.DECIDE_CHANGE, telegram_id=telegram_id, now=now)
    proposal = session.get(Proposal, proposal_id, with_for_update=True)
    if proposal is None or proposal.by_id == verifier.id:
        raise NotFound
    if proposal.state != Decision.WAITING:
        raise AlreadyDecided
    return proposal, verifier


def accept(
    session: Session, proposal_id: int, *, telegram_id: int, now: datetime
) -> tuple[Proposal, Innovation]:
    proposal, verifier = open_one(session, proposal_id, telegram_id=telegram_id, now=now)
    innovation = session.get_one(Innovation, proposal.innovation_id, with_for_update=True)
    changes.apply(session, innovation, proposal.changes, who_id=proposal.by_id, now=now)
    _decide(session, proposal, Decision.GRANTED, verifier, now)
    return proposal, innovation


def refuse(desk: Desk) -> ProposalRefused:
    """The form that asked for the reason is sent."""
    about, telegram_id = desk.draft.about_id or 0, desk.person.telegram_id
    proposal, verifier = open_one(desk.session, about, telegram_id=telegram_id, now=desk.now)
    proposal.reason = desk.value("reason")
    _decide(desk.session, proposal, Decision.REFUSED, verifier, desk.now)
    innovation = desk.session.get_one(Innovation, proposal.innovation_id)
    return ProposalRefused(innovation.number)


def _decide(
    session: Session, proposal: Proposal, state: Decision, verifier: Person, now: datetime
) -> None:
    proposal.state, proposal.decided_at = state, now
    proposal.decided_by_id = verifier.id
    session.add(proposal)
    author = session.get_one(Person, proposal.by_id)
    notices.owe(session, "proposal_decided", f"proposal:{proposal.id}", author, now=now)

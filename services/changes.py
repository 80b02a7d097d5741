"""Changing an innovation that is registered: applied before verification, proposed afterwards."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from forms.personal import OF_PROFILE
from forms.registration import REGISTRATION
from models import Draft, Innovation, ProfileChange, Proposal, Status, StatusChange
from services import audit, notices
from services.desk import Desk, Tap, Terms
from services.drafts import UNSENT, Beginning, at_tapped, begin, resume
from services.errors import IsWithdrawn
from services.outcomes import Corrected, Proposed, Withdrawn
from services.people import Officer
from services.steps import Step
from services.verifying import returning

OPEN_TO_CHANGE = frozenset({Status.SENT, Status.RETURNED})


def begin_change(session: Session, innovation: Innovation, who: Officer, terms: Terms) -> Step:
    """A draft that holds the answers as they are, and asks anew what was returned; one that is
    under way already is opened."""
    if innovation.status == Status.WITHDRAWN:
        raise IsWithdrawn(innovation.number)
    if (under_way := under_way_of(session, innovation)) is not None:
        tap = Tap(under_way.id or 0, under_way.revision)
        return resume(at_tapped(session, tap, telegram_id=who.person.telegram_id, terms=terms))
    what = Beginning(
        form=REGISTRATION,
        year=innovation.mandate_year,
        unit=who.unit,
        innovation_id=innovation.id,
        answers=returning.asked_again(
            _as_answers(innovation.profile), returning.fields(session, innovation)
        ),
    )
    return resume(begin(session, what, person=who.person, terms=terms))


def submit(desk: Desk) -> Corrected | Proposed:
    innovation = desk.session.get_one(Innovation, desk.draft.innovation_id, with_for_update=True)
    if innovation.status == Status.WITHDRAWN:
        raise IsWithdrawn(innovation.number)
    wanted = {q.key: desk.value(q.key) for q in desk.asked}
    keys = differing(innovation.profile, wanted)
    changes = {key: wanted.get(key) for key in keys}
    if keys and innovation.status not in OPEN_TO_CHANGE:
        return _propose(desk, innovation, changes)
    is_sent_again = innovation.status == Status.RETURNED
    apply(desk.session, innovation, changes, who_id=_id(desk), now=desk.now)
    if is_sent_again:
        change_status(desk.session, innovation, Status.SENT, who_id=_id(desk), now=desk.now)
    if keys or is_sent_again:
        subject, step = f"innovation:{innovation.id}", str(desk.draft.id)
        notices.tell_verifiers(desk.session, "corrected", subject, now=desk.now, step=step)
    return Corrected(innovation.id or 0, innovation.number, keys, is_sent_again)


def withdraw(desk: Desk) -> Withdrawn:
    innovation = desk.session.get_one(Innovation, desk.draft.innovation_id, with_for_update=True)
    if innovation.status == Status.WITHDRAWN:
        raise IsWithdrawn(innovation.number)
    change_status(
        desk.session,
        innovation,
        Status.WITHDRAWN,
        who_id=_id(desk),
        now=desk.now,
        reason=desk.value("reason"),
    )
    notices.tell_verifiers(desk.session, "withdrawn", f"innovation:{innovation.id}", now=desk.now)
    return Withdrawn(innovation.number, innovation.name)


def apply(
    session: Session, innovation: Innovation, changes: dict[str, Any], *, who_id: int, now: datetime
) -> None:
    """Writes the new answers, with a row of history for each; of personal ones not the value."""
    before, after = (_told(facts, changes) for facts in (innovation.profile, changes))
    for key in changes:
        session.add(
            ProfileChange(
                innovation_id=innovation.id or 0,
                key=key,
                before=before.get(key),
                after=after.get(key),
                by_id=who_id,
                at=now,
            )
        )
    innovation.profile = {**innovation.profile, **changes}
    innovation.name = str(innovation.profile["name"])
    session.add(innovation)
    if changes:
        subject = f"innovation:{innovation.id}"
        audit.record(
            session,
            "innovation.changed",
            subject,
            who_id=who_id,
            now=now,
            before=before,
            after={**after, "keys": [key for key in changes if key in OF_PROFILE]},
        )


def _told(facts: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """What the history may say of the changed answers."""
    return {key: facts.get(key) for key in changes if key not in OF_PROFILE}


def differing(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """Questions whose answers differ, in the order of the form; none given and empty are alike."""
    keys = dict.fromkeys(
        [q.key for q in REGISTRATION.questions if q.key in before or q.key in after]
    )
    return tuple(key for key in keys if before.get(key) != after.get(key))


def change_status(
    session: Session,
    innovation: Innovation,
    after: Status,
    *,
    who_id: int,
    now: datetime,
    reason: str | None = None,
) -> None:
    before, innovation.status = innovation.status, after
    session.add(innovation)
    of, by = innovation.id or 0, {"by_id": who_id, "at": now, "reason": reason}
    session.add(StatusChange(innovation_id=of, before=before, after=after, **by))  # type: ignore[arg-type]
    subject = f"innovation:{innovation.id}"
    audit.record(
        session,
        f"innovation.{after.name.lower()}",
        subject,
        who_id=who_id,
        now=now,
        before={"status": before},
        after={"status": after},
        reason=reason,
    )


def _propose(desk: Desk, innovation: Innovation, changes: dict[str, Any]) -> Proposed:
    proposal = Proposal(
        innovation_id=innovation.id or 0,
        draft_id=desk.draft.id or 0,
        changes=changes,
        by_id=_id(desk),
        at=desk.now,
    )
    desk.session.add(proposal)
    desk.session.flush()
    notices.tell_verifiers(desk.session, "proposed", f"proposal:{proposal.id}", now=desk.now)
    return Proposed(innovation.id or 0, innovation.number, tuple(changes))


def under_way_of(session: Session, innovation: Innovation) -> Draft | None:
    """The correction that the unit has begun and not sent."""
    mine = Draft.innovation_id == innovation.id
    return session.exec(select(Draft).where(mine, *UNSENT)).first()


def _as_answers(profile: dict[str, Any]) -> dict[str, Any]:
    """A question that was skipped is not asked again; one that is new since then is."""
    return {
        key: {"value": value} if value is not None else {"value": None, "skipped": True}
        for key, value in profile.items()
    }


def _id(desk: Desk) -> int:
    return desk.person.id or 0

"""The text of a delivery, made from the truth at the moment of sending."""

from sqlmodel import Session

from jobs import (
    notices_circulars,
    notices_commitments,
    notices_digest,
    notices_groups,
    notices_house,
    notices_people,
    notices_reminders,
    notices_scores,
    notices_subscriptions,
    notices_uploads,
)
from models import Delivery, Draft, Innovation, Person, Proposal, Unit
from services import deliveries, draft_lists, drafts, idle, innovations, registration, rewritten
from services.errors import Closed
from services.house import House
from services.verifying import cases, returning, telling, verdicts
from texts import checking, notices, outcomes, proposals, verification
from texts.catalog import wording
from texts.drafts import name as draft_name
from texts.screen import Screen


def render(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """The screen, or why there is nothing to say any more."""
    if not deliveries.concerns(session, delivery, now=house.now()):
        return "tidak lagi berwenang"
    try:
        rendered = KINDS[delivery.kind](session, delivery, house)
    except Closed:
        return "tidak ada kewajiban yang dibuka"
    if isinstance(rendered, str):
        return rendered
    return notices.with_reference(rendered, delivery.reference, maybe_copy=delivery.unknowns > 0)


def _submitted(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    it, unit = _innovation(session, delivery)
    files = len(innovations.files(it))
    return notices.submitted(it.number, it.name, unit, innovation_id=it.id or 0, files=files)


def _copy_to_head(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    it, unit = _innovation(session, delivery)
    by = session.get_one(Person, it.registered_by_id).name
    return notices.copy_to_head(it.number, it.name, unit, by, innovation_id=it.id or 0)


def _corrected(session: Session, delivery: Delivery, house: House) -> Screen | str:
    it, unit = _innovation(session, delivery)
    draft = session.get_one(Draft, int(delivery.step))
    keys = innovations.changed_with(session, it, draft)
    evidence = returning.mended_with(session, it, draft, instruments=house.instruments)
    labels = ", ".join([wording("registration", key).label for key in keys] + evidence)
    return notices.corrected(it.number, it.name, unit, labels, innovation_id=it.id or 0)


def _withdrawn(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    it, unit = _innovation(session, delivery)
    reason = innovations.reason_of(session, it)
    return notices.withdrawn(it.number, it.name, unit, reason, innovation_id=it.id or 0)


def _decided(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """`step` is the change of status, of which nothing is said once another has come."""
    found = cases.at_rest(session, delivery.subject_id, terms=house.terms())
    if found.latest is None or str(found.latest.id) != delivery.step:
        return "sudah berubah lagi"
    return verification.decided(found)


def _checked(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """`due_at` is the first of the decisions that it tells of."""
    it, _ = _innovation(session, delivery)
    found = verdicts.read(session, it, instruments=house.instruments)
    return checking.told(found, delivery.due_at) or "sudah berubah lagi"


def _proposed(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    proposal = session.get_one(Proposal, delivery.subject_id)
    if proposal.decided_at:
        return "sudah diputuskan"
    it = session.get_one(Innovation, proposal.innovation_id)
    unit = session.get_one(Unit, it.unit_id).short_name
    by = session.get_one(Person, proposal.by_id).name
    return proposals.proposed(it, proposal, unit=unit, by=by)


def _proposal_decided(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    proposal = session.get_one(Proposal, delivery.subject_id)
    return proposals.decided(session.get_one(Innovation, proposal.innovation_id), proposal)


def _draft_shared(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """`step` is the person who opened the draft as well."""
    draft = session.get_one(Draft, delivery.subject_id)
    by = session.get_one(Person, int(delivery.step))
    if draft.sent_at or by.open_draft_id != draft.id:
        return "tidak lagi dibuka bersama"
    return notices.draft_shared(_named(session, draft, house), by.name, draft_id=draft.id or 0)


def _answer_replaced(session: Session, delivery: Delivery, house: House) -> Screen | str:
    draft = session.get_one(Draft, delivery.subject_id)
    found = rewritten.told_by(session, delivery, draft, house.forms[draft.form])
    if not found or draft.discarded_at:
        return "sudah tidak berlaku"
    named = _named(session, draft, house)
    return notices.answer_replaced(named, draft.form, found, draft_id=draft.id or 0)


def _sent_by_colleague(session: Session, delivery: Delivery, house: House) -> Screen | str:
    draft = session.get_one(Draft, delivery.subject_id)
    return notices.sent_by_colleague(_named(session, draft, house))


def _place(session: Session, delivery: Delivery, house: House) -> Screen | str:
    who = session.get_one(Person, delivery.recipient_id).telegram_id
    at, terms = delivery.due_at, house.terms()
    place = registration.place(session, telegram_id=who, at=at, terms=terms)
    return outcomes.place(place, house.calendar.local)


def _draft_discarded(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    draft = session.get_one(Draft, delivery.subject_id)
    return notices.draft_discarded(drafts.discarded(session, draft))


def _idle_draft(session: Session, delivery: Delivery, house: House) -> Screen | str:
    draft = session.get_one(Draft, delivery.subject_id)
    if draft.sent_at or draft.discarded_at or str(draft.revision) != delivery.step:
        return "sudah disentuh lagi"
    person = session.get_one(Person, delivery.recipient_id)
    listed = draft_lists.listed_for(session, draft, person=person, terms=house.terms())
    return notices.idle_draft(
        listed,
        draft_name(listed, house.calendar.local),
        idle.idle_days(draft, now=house.now()),
    )


def _innovation(session: Session, delivery: Delivery) -> tuple[Innovation, str]:
    it = session.get_one(Innovation, delivery.subject_id)
    return it, session.get_one(Unit, it.unit_id).short_name


def _named(session: Session, draft: Draft, house: House) -> str:
    person = session.get_one(Person, draft.author_id)
    listed = draft_lists.listed_for(session, draft, person=person, terms=house.terms())
    return draft_name(listed, house.calendar.local)


KINDS = {
    "submitted": _submitted,
    "copy_to_head": _copy_to_head,
    "corrected": _corrected,
    "withdrawn": _withdrawn,
    "decided": _decided,
    telling.KIND: _checked,
    "proposed": _proposed,
    "proposal_decided": _proposal_decided,
    "draft_shared": _draft_shared,
    rewritten.KIND: _answer_replaced,
    "sent_by_colleague": _sent_by_colleague,
    "draft_discarded": _draft_discarded,
    "idle_draft": _idle_draft,
    registration.PLACE: _place,
    **notices_circulars.KINDS,
    **notices_commitments.KINDS,
    **notices_digest.KINDS,
    **notices_people.KINDS,
    **notices_groups.KINDS,
    **notices_house.KINDS,
    **notices_reminders.KINDS,
    **notices_scores.KINDS,
    **notices_subscriptions.KINDS,
    **notices_uploads.KINDS,
}

"""One score, typed: the form is begun with what was said already, and sent."""

from decimal import Decimal
from typing import Any

from sqlmodel import Session

from forms import official as form
from forms.rejections import NotAnOption
from models import Innovation, Status
from services import filling, people
from services.desk import Desk, Terms
from services.drafts import Beginning, begin, look
from services.errors import IsWithdrawn, NotFound
from services.official import ledger, options
from services.official.outcome import Scored
from services.official.saying import understood
from services.policy import Action
from services.steps import Step


def open_form(session: Session, *, telegram_id: int, terms: Terms, words: str = "") -> Step:
    """`words` may name the innovation, the number, the kind and the year, as a sentence would."""
    who = people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    named, said = understood(words)
    known, refusal = _known(said, terms), None
    if named:
        try:
            known["innovation"] = form.match_innovation(named, options.innovations(session))
        except NotAnOption as error:
            refusal = error
    answers = {key: {"value": value, "by": who.id} for key, value in known.items()}
    what = Beginning(form=form.OFFICIAL_SCORE, year=terms.today.year, answers=answers)
    desk = begin(session, what, person=who, terms=terms)
    return filling.refuse(desk, refusal) if refusal else look(desk)


def of_innovation(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Step:
    """The form, of that innovation."""
    people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    it = session.get(Innovation, innovation_id)
    if it is None or it.status == Status.WITHDRAWN:
        raise NotFound
    return open_form(session, telegram_id=telegram_id, terms=terms, words=it.number)


def submit(desk: Desk) -> Scored:
    session, now = desk.session, desk.now
    who = people.allowed(session, Action.SCORE, telegram_id=desk.person.telegram_id, now=now)
    given = options.given(session, desk.draft)
    if given is None:
        raise NotFound
    it = session.get_one(Innovation, given.key.innovation_id)
    if it.status == Status.WITHDRAWN:
        raise IsWithdrawn(it.number)
    row = ledger.enter(session, given, by=who, now=now)
    if not given.is_same(row):
        entry = f"isian {desk.draft.id}"
        ledger.tell(session, it.unit_id, given.key.year, entry=entry, now=now)
    before = (Decimal(str(row.number)), Decimal(str(row.scale))) if row else None
    return Scored(
        innovation_id=it.id or 0,
        name=it.name,
        kind=given.key.kind,
        year=given.key.year,
        number=given.number,
        scale=given.scale,
        before=before,
        is_same=given.is_same(row),
    )


def _known(said: dict[str, str], terms: Terms) -> dict[str, Any]:
    """A scale that is none of the usual ones is an answer of its own."""
    most = terms.instruments.of(terms.today.year).most
    usual = {form.written(one) for one in (most, *options.USUAL_SCALES)}
    if (scale := said.get("scale")) and scale not in usual:
        return {**said, "scale": form.OTHER_SCALE, "other_scale": scale}
    return dict(said)

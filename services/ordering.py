"""An order in plain words begins the form that carries it out, with what was said in it.

Only what the form's own readers accept is taken over, the rest is asked. Where a form has no review
its last answer is offered and not given: nothing is done before somebody has said so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from forms.circulars import BY_KIND, BY_NAME, CIRCULAR, EVERYBODY, KINDS
from forms.collected import Collected
from forms.kinds import Form, Question, Said
from forms.people import ADMIN_INVITATION, HEAD, INVITATION, LEADER, OFFICER, VERIFIER
from forms.rejections import Rejection
from forms.reminders import DEADLINE, PAUSE
from models import Person, Role
from services import deadlines, drafts, people, posts, units
from services.asking.question import Intent
from services.asking.question import Question as Order
from services.desk import Desk, Terms
from services.drafts import Beginning
from services.planning import pausing
from services.policy import Action
from services.steps import Step

I = Intent  # noqa: E741
NAMES = {
    Role.OFFICER: OFFICER,
    Role.HEAD: HEAD,
    Role.LEADER: LEADER,
    Role.VERIFIER: VERIFIER,
}
KIND_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Begun:
    """A form, what it is about, and by question what was said to it."""

    person: Person
    form: Form
    about_id: int | None = None
    said: Mapping[str, str | None] = field(default_factory=dict)


Begins = Callable[[Session, Order, int, Terms], Begun | None]


def begin(session: Session, order: Order, *, telegram_id: int, terms: Terms) -> Step | None:
    """None where no form can be begun with what was said; NotAllowed to those who may not."""
    find = ORDERS.get(order.intent)
    begun = find(session, order, telegram_id, terms) if find else None
    if begun is None:
        return None
    what = Beginning(form=begun.form, year=terms.today.year, about_id=begun.about_id)
    desk = drafts.begin(session, what, person=begun.person, terms=terms)
    for key, text in begun.said.items():
        if text and (question := desk.form.find(key)):
            _carry(desk, question, text)
    return drafts.look(desk)


def _carry(desk: Desk, question: Question, text: str) -> None:
    """What its reader refuses stays unanswered, and so is asked."""
    try:
        answer = _read(desk, question, text)
    except Rejection:
        return
    is_last = question is desk.form.questions[-1] and not desk.form.has_review
    desk.write(question.key, {**answer, "open": is_last})


def _read(desk: Desk, question: Question, text: str) -> dict[str, Any]:
    said, at = Said(0, text), desk.reading(question)
    if not isinstance(question, Collected):
        return {"value": question.read(said, at)}
    parts = question.add([], said, at)
    return {"value": question.whole(parts, at), "parts": parts}


def _deadline(session: Session, order: Order, telegram_id: int, terms: Terms) -> Begun:
    mandate = deadlines.find(session, 0, telegram_id=telegram_id, now=terms.now)
    who = people.known(session, telegram_id=telegram_id)
    return Begun(who, DEADLINE, mandate.id, {"day": order.date, "reason": order.reason})


def _invitation(session: Session, order: Order, telegram_id: int, terms: Terms) -> Begun:
    who = people.allowed(session, Action.INVITE, telegram_id=telegram_id, now=terms.now)
    held = people.roles(session, person=who, now=terms.now)
    form = ADMIN_INVITATION if posts.may_fill(held, Role.ADMIN) else INVITATION
    role = NAMES[Role(order.role)] if order.role else None
    return Begun(who, form, said={"role": role, "unit": _called(session, order)})


def _pause(session: Session, order: Order, telegram_id: int, terms: Terms) -> Begun | None:
    """Of one unit; all of them rest only by the button."""
    people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=terms.now)
    unit = units.of_code(session, order.units[0]) if len(order.units) == 1 else None
    if unit is None:
        return None
    pausing.find(session, unit.id or 0, telegram_id=telegram_id, now=terms.now)
    who = people.known(session, telegram_id=telegram_id)
    return Begun(who, PAUSE, unit.id, {"reason": order.reason, "until": order.until})


def _circular(session: Session, order: Order, telegram_id: int, terms: Terms) -> Begun | None:
    """To whom it goes; without that it is begun from the list of all."""
    who = people.allowed(session, Action.ANNOUNCE, telegram_id=telegram_id, now=terms.now)
    if not (order.units or order.unit_kind or order.target):
        return None
    circle = BY_NAME if order.units else BY_KIND if order.unit_kind else EVERYBODY
    said = {
        "circle": circle,
        "kinds": KIND_NAMES.get(order.unit_kind or "") if circle == BY_KIND else None,
        "units": _called(session, order),
        "roles": OFFICER if order.target == "operator" else None,
    }
    return Begun(who, CIRCULAR, said=said)


def _called(session: Session, order: Order) -> str | None:
    """By their short names, as one says several."""
    found = (units.of_code(session, code) for code in order.units)
    return ", ".join(unit.short_name for unit in found if unit) or None


ORDERS: Mapping[Intent, Begins] = {
    I.MOVE_DEADLINE: _deadline,
    I.INVITE: _invitation,
    I.PAUSE: _pause,
    I.ANNOUNCE: _circular,
}

"""Answers that a colleague gave anew: whoever gave them before is told, once for a stretch of
editing and not with every answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from forms.kinds import Form, Question
from models import Delivery, Draft, Person, ReplacedAnswer
from models.delivery import WAITING
from services import notices

KIND = "answer_replaced"
STRETCH = timedelta(minutes=10)  # from the first answer that is replaced until its author hears


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`before` is the value that stood there; `by` names who wrote over it."""

    question: Question
    before: Any
    by: str


def owe(session: Session, draft: Draft, author: Person, *, now: datetime) -> None:
    """What is replaced while one waits is told with it."""
    subject = f"draft:{draft.id}"
    same = Delivery.kind == KIND, Delivery.subject == subject, Delivery.recipient_id == author.id
    waiting = select(Delivery.id).where(*same, col(Delivery.state).in_(WAITING))
    if session.exec(waiting).first() is None:
        step = str(draft.revision)
        notices.owe(session, KIND, subject, author, now=now + STRETCH, step=step)


def told_by(session: Session, delivery: Delivery, draft: Draft, form: Form) -> list[Rewritten]:
    """Of the recipient's answers those replaced since the message was owed, in the order of the
    form; none that is theirs again."""
    since = ReplacedAnswer.replaced_at >= delivery.due_at - STRETCH
    wanted = select(ReplacedAnswer).where(ReplacedAnswer.draft_id == draft.id, since)
    theirs = {
        row.key: row.answer["value"]
        for row in session.exec(wanted.order_by(col(ReplacedAnswer.id)))
        if row.answer.get("by") == delivery.recipient_id and row.answer.get("value") is not None
    }
    found = []
    for question in form.questions:
        by = session.get(Person, draft.answers.get(question.key, {}).get("by", 0))
        if question.key in theirs and by and by.id != delivery.recipient_id:
            found.append(Rewritten(question, theirs[question.key], by.name))
    return found

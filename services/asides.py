"""Words in a running form that read like a question to the bot: the form keeps its place."""

from sqlmodel import Session

from forms.collected import Collected
from forms.kinds import Said
from forms.rejections import MayBeQuestion, Rejection
from services import drafts, filling, people
from services.asking.reader import read
from services.desk import Desk
from services.policy import Action
from services.steps import Step
from services.vocabulary import Known


def is_aside(session: Session, desk: Desk, text: str, known: Known) -> bool:
    """Clearly a question, of somebody who may ask, before whom nothing has moved on."""
    if filling.expected(desk) is not desk.position:
        return False
    who = desk.person.telegram_id
    may = people.may(session, Action.ASK, telegram_id=who, now=desk.now)
    return may and read(text, known.of(session)).is_clear_question


def takes(desk: Desk, said: Said) -> bool:
    """Whether the open question would have it as an answer; nothing is written."""
    question = desk.position
    if question is None:
        return False
    at = desk.reading(question)
    try:
        if isinstance(question, Collected):
            question.add(desk.parts(question.key), said, at)
        else:
            question.read(said, at)
    except Rejection:
        return False
    return True


def doubt(desk: Desk, said: Said) -> Step:
    """Which of the two they are is asked; meanwhile the words are kept as an offer."""
    question = desk.position
    assert question is not None  # noqa: S101
    drafts.remember(desk, said.message_id, question.key)
    desk.mark(question.key, offer=said.text)
    return filling.refuse(desk, MayBeQuestion(said.text))


def settle(desk: Desk, key: str) -> str:
    """The words that were in doubt, a question after all; empty where they are gone."""
    words = str(desk.answer(key).get("offer") or "")
    if words:
        desk.mark(key, offer="")
    return words

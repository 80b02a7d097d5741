"""Words in a running form that read like a question to the bot: the form keeps its place."""

from forms.collected import Collected
from forms.kinds import Said
from forms.rejections import MayBeQuestion, Rejection
from services import drafts, filling, people
from services.asking.reader import asks_clearly, may_ask
from services.desk import Desk
from services.policy import Action
from services.steps import Step
from services.vocabulary import Known


class AskedBesideError(Exception):
    """Raised out of a transaction, which then has done nothing. `is_doubtful` where the words would
    do as an answer as well; `step` is where the form stands."""

    def __init__(self, said: Said, step: Step, *, is_doubtful: bool) -> None:
        super().__init__(said.message_id)
        self.said, self.step, self.is_doubtful = said, step, is_doubtful


def check(desk: Desk, said: Said, known: Known) -> None:
    """AskedBesideError where words ask the bot something."""
    if _is_aside(desk, said.text, known):
        raise AskedBesideError(said, drafts.look(desk), is_doubtful=_takes(desk, said))


def _is_aside(desk: Desk, text: str, known: Known) -> bool:
    """Clearly a question, of somebody who may ask, before whom nothing has moved on."""
    if not may_ask(text) or filling.expected(desk) is not desk.position:
        return False
    vocabulary = known.of(desk.session) if "?" in text else known.lately(desk.session)
    if not asks_clearly(text, vocabulary):
        return False
    return people.may(desk.session, Action.ASK, telegram_id=desk.person.telegram_id, now=desk.now)


def _takes(desk: Desk, said: Said) -> bool:
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

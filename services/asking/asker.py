"""The same words of another person are another question: of whoever has no unit, or not the right
to ask about all."""

from dataclasses import replace

from models import Role
from services import policy
from services.asking.lexicon import concepts, known
from services.asking.question import Intent, Reading
from services.asking.spelling import spelled, tokens
from services.policy import Action

I = Intent  # noqa: E741
BARE = 2  # words: `sudah pak` is no question about all units
YES_OR_NO = frozenset({"DONE", "NOT"})  # `sudah terkirim belum?` is none either
WHOM = frozenset({"WHO", "WHICH", "UNIT", "KIND", "LIST", "HOWMANY"})
OF_ALL = frozenset({I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS})
WITHOUT_UNIT = {
    I.UNIT_STATUS: I.PROGRESS,
    I.POSITION: I.RANKING,
    I.MINE: I.OUTSIDE,
}  # what `kami` asks of the whole regency


def suited(reading: Reading, role: Role | None, *, has_unit: bool, text: str) -> Reading:
    if reading.intent is I.REGISTER and not policy.may(role, Action.REGISTER):
        return _with(reading, intent=I.INNOVATIONS, name=None)
    if not has_unit:
        return _of_all(reading)
    is_bare = len(text.split()) <= BARE or _is_yes_or_no(text)
    is_own = reading.intent in OF_ALL and not reading.slots and is_bare
    if is_own and not policy.may(role, Action.ASK_MISSING):
        left = tuple(word for word in reading.left if spelled(word) != "sudah")
        return replace(_with(reading, intent=I.UNIT_STATUS, own=True), rivals=(), left=left)
    return reading


def _is_yes_or_no(text: str) -> bool:
    forms = filter(None, (known(spelled(word)) for word in tokens(text)))
    said = frozenset[str]().union(*map(concepts, forms))
    return said >= YES_OR_NO and WHOM.isdisjoint(said)


def _of_all(reading: Reading) -> Reading:
    is_own = reading.question.own or reading.intent is I.MINE
    if not is_own or reading.question.units:
        return reading
    return _with(reading, intent=WITHOUT_UNIT.get(reading.intent, reading.intent), own=False)


def _with(reading: Reading, **slots: object) -> Reading:
    return replace(reading, question=reading.question.with_slots(slots))

"""The same words of another person are another question: of whoever has no unit, or not the right
to ask about all."""

from dataclasses import replace

from models import Role
from services import policy
from services.asking.question import Intent, Reading
from services.policy import Action

I = Intent  # noqa: E741
BARE = 2  # words: `sudah pak` is no question about all units
OF_ALL = frozenset({I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS})
WITHOUT_UNIT = {
    I.UNIT_STATUS: I.PROGRESS,
    I.POSITION: I.RANKING,
    I.MINE: I.OUTSIDE,
}  # what `kami` asks of the whole regency


def suited(reading: Reading, role: Role | None, *, has_unit: bool, words: int) -> Reading:
    """Of so many words."""
    if reading.intent is I.REGISTER and not policy.may(role, Action.REGISTER):
        return _with(reading, intent=I.INNOVATIONS, name=None)
    if not has_unit:
        return _of_all(reading)
    is_bare = reading.intent in OF_ALL and not reading.slots and words <= BARE
    if is_bare and not policy.may(role, Action.ASK_MISSING):
        return _with(reading, intent=I.UNIT_STATUS, own=True)
    return reading


def _of_all(reading: Reading) -> Reading:
    is_own = reading.question.own or reading.intent is I.MINE
    if not is_own or reading.question.units:
        return reading
    return _with(reading, intent=WITHOUT_UNIT.get(reading.intent, reading.intent), own=False)


def _with(reading: Reading, **slots: object) -> Reading:
    return replace(reading, question=reading.question.with_slots(slots))

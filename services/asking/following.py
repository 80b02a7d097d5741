"""Carries on what was asked before: `kalau kecamatan saja?`, `tahun lalu?`"""

from dataclasses import replace

from services.asking.belonging import BELONGS
from services.asking.question import ACTIONS, Intent, Question, Reading

I = Intent  # noqa: E741
GIVEN_AWAY = frozenset(
    {
        *(I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS, I.RECAP, I.RANKING),
        *(I.SEARCH, I.INNOVATIONS, I.COUNT, I.COMPARE, I.TREND, I.SCORE_FILTER),
    }
)
"""What is answered by a list that can be had in other forms."""
LOOSE = frozenset({"own", "object"})
"""Whose: said in passing, and no loss where the question before has no use for it."""
FRAGMENTS_OF_THEIR_OWN = frozenset({Intent.OUTSIDE, Intent.UNIT_SUMMARY, Intent.INNOVATIONS})


def followed(reading: Reading, before: Question | None) -> Reading:
    """The question before with the slots that were said now, where these say nothing alone. It
    is not carried on without one of them: that would answer what was asked before."""
    if before and reading.form and before.intent in GIVEN_AWAY:
        again = replace(before, format=reading.form)
        return replace(reading, question=again, confidence=1.0, rivals=(), left=())
    if not reading.is_fragment or reading.intent not in FRAGMENTS_OF_THEIR_OWN:
        return reading
    takes = BELONGS.get(before.intent, frozenset()) if before else frozenset()
    said = {key: value for key, value in reading.slots.items() if key in takes}
    is_whole = takes | LOOSE >= reading.slots.keys()
    if before is None or not said or not is_whole or before.intent in ACTIONS:
        return _alone(reading)
    tuples = {key: tuple(v) if isinstance(v, list) else v for key, v in said.items()}
    question = before.with_slots({**_freed(before, tuples), **tuples})
    return replace(reading, question=question, confidence=1.0, rivals=())


def _alone(reading: Reading) -> Reading:
    """Several units and nothing else: how they stand."""
    question = reading.question
    if reading.intent is not Intent.OUTSIDE or not question.units or question.own:
        return reading
    if reading.slots.keys() - BELONGS[Intent.UNIT_SUMMARY]:
        return reading
    return replace(reading, question=replace(question, intent=Intent.UNIT_SUMMARY), confidence=1.0)


def _freed(before: Question, said: dict[str, object]) -> dict[str, object]:
    """One's own unit gives way to another that is named."""
    return {"own": False} if "units" in said and before.own else {}

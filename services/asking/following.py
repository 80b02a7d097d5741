"""Carries on what was asked before: `kalau kecamatan saja?`, `tahun lalu?`"""

from dataclasses import replace

from services.asking.belonging import BELONGS
from services.asking.question import ACTIONS, Intent, Question, Reading

FRAGMENTS_OF_THEIR_OWN = frozenset({Intent.OUTSIDE, Intent.UNIT_SUMMARY, Intent.INNOVATIONS})


def followed(reading: Reading, before: Question | None) -> Reading:
    """The question before with the slots that were said now, where these say nothing alone."""
    if before is None or not reading.is_fragment or reading.intent not in FRAGMENTS_OF_THEIR_OWN:
        return reading
    said = {
        key: value
        for key, value in reading.slots.items()
        if key in BELONGS.get(before.intent, frozenset())
    }
    if not said or before.intent in ACTIONS:
        return reading
    tuples = {key: tuple(v) if isinstance(v, list) else v for key, v in said.items()}
    question = before.with_slots({**_freed(before, tuples), **tuples})
    return replace(reading, question=question, confidence=1.0, rivals=())


def _freed(before: Question, said: dict[str, object]) -> dict[str, object]:
    """One's own unit gives way to another that is named."""
    return {"own": False} if "units" in said and before.own else {}

"""The registration with some of its questions only, so that a test begins where it has its say."""

from dataclasses import replace

import pytest

from forms.kinds import Form, Given, Question
from forms.registration import REGISTRATION


def excerpt(*keys: str) -> Form:
    """In the order of the form; a condition on a question that is left out goes with it."""
    kept = [q for q in REGISTRATION.questions if q.key in keys]
    assert len(kept) == len(keys), keys
    return replace(REGISTRATION, questions=tuple(_freed(q, keys) for q in kept))


def asks(*keys: str) -> pytest.MarkDecorator:
    """The registration of this test asks these questions."""
    return pytest.mark.parametrize("form", [excerpt(*keys)], ids=["+".join(keys)])


def _freed(question: Question, keys: tuple[str, ...]) -> Question:
    is_met = not isinstance(question.when, Given) or question.when.key in keys
    return question if is_met else replace(question, when=None)

"""Every question has its words."""

import pytest

from forms.catalog import FORMS
from forms.kinds import Form
from texts.catalog import TITLES, WORDS


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_every_key_has_words_and_no_words_are_forgotten(form: Form) -> None:
    keys = [question.key for question in form.questions]
    assert list(WORDS[form.name]) == keys
    assert len(set(keys)) == len(keys)
    assert TITLES[form.name]


@pytest.mark.parametrize("form", WORDS)
def test_no_words_are_empty(form: str) -> None:
    assert form in FORMS
    for words in WORDS[form].values():
        assert all((words.label, words.ask, words.why, words.example))


def test_what_may_be_skipped_says_what_it_costs() -> None:
    for question in FORMS["registration"].questions:
        assert bool(WORDS["registration"][question.key].skipped) is not question.required

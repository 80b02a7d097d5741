"""Every question has its words."""

import pytest

from forms.catalog import FORMS
from forms.kinds import Form
from texts.registration import WORDS


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_every_key_has_words(form: Form) -> None:
    keys = [question.key for question in form.questions]
    assert [key for key in keys if key not in WORDS] == []
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", WORDS)
def test_no_words_are_empty_or_forgotten(key: str) -> None:
    words = WORDS[key]
    assert all((words.label, words.ask, words.example))
    assert any(form.find(key) for form in FORMS.values())

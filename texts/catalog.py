"""The title of every form and the words of every question."""

from texts import (
    changes,
    evidence_form,
    official,
    registration,
    reminder_forms,
    settings,
    small_forms,
    subscriptions,
    times_forms,
)
from texts.circulars import form as circular_form
from texts.commitments import form as commitment_form
from texts.package import wordings as package
from texts.wording import Wording

TITLES = {
    "registration": "Daftar inovasi",
    **circular_form.TITLES,
    **commitment_form.TITLES,
    **changes.TITLES,
    **small_forms.TITLES,
    **settings.TITLES,
    **evidence_form.TITLES,
    **reminder_forms.TITLES,
    **times_forms.TITLES,
    **subscriptions.TITLES,
    **official.TITLES,
    **package.TITLES,
}
WORDS = {
    "registration": registration.WORDS,
    **circular_form.WORDS,
    **commitment_form.WORDS,
    **changes.WORDS,
    **small_forms.WORDS,
    **settings.WORDS,
    **evidence_form.WORDS,
    **reminder_forms.WORDS,
    **times_forms.WORDS,
    **subscriptions.WORDS,
    **official.WORDS,
    **package.WORDS,
}


def wording(form: str, key: str) -> Wording:
    return WORDS[form][key]

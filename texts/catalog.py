"""The title of every form and the words of every question."""

from texts import changes, registration, small_forms
from texts.wording import Wording

TITLES = {"registration": "Daftar inovasi", **changes.TITLES, **small_forms.TITLES}
WORDS = {"registration": registration.WORDS, **changes.WORDS, **small_forms.WORDS}


def wording(form: str, key: str) -> Wording:
    return WORDS[form][key]

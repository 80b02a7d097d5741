"""What stands on the receipt of a registration."""

from collections.abc import Callable
from datetime import datetime

from forms.personal import OF_PROFILE
from forms.registration import REGISTRATION
from services.innovations import Detail
from texts.answers import plain
from texts.catalog import wording
from texts.innovations import CONTACT_HIDDEN
from texts.words import moment


def answers(found: Detail) -> tuple[tuple[str, str], ...]:
    """The whole profile as (label, value), in the form's order."""
    profile = found.innovation.profile
    return tuple(
        (
            wording("registration", question.key).label,
            plain(question, profile[question.key])
            if profile[question.key] is not None
            else "dilewati",
        )
        if found.may_see_contact or question.key not in OF_PROFILE
        else (wording("registration", question.key).label, CONTACT_HIDDEN)
        for question in REGISTRATION.questions
        if question.key in profile
    )


def registered_at(found: Detail, local: Callable[[datetime], datetime]) -> str:
    return moment(local(found.innovation.registered_at))

"""Access, invitations, posts: what people read about who may do what."""

from services import outcomes as o
from services.posts import NAMES
from texts.screen import Address, Button, Screen
from texts.words import escape


def post(role: object, unit: str) -> str:
    """`Operator inovasi Disdikbud`, escaped."""
    return " ".join([NAMES[role], escape(unit)]).strip()  # type: ignore[index]


def tell(outcome: o.Outcome) -> Screen:
    raise AssertionError(outcome)

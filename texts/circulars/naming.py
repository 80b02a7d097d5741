"""What all screens about circulars say alike."""

from collections.abc import Sequence

from models import Circle, Circular, Role
from services.circulars.writing import KIND_LABELS
from services.people import OF_A_UNIT
from services.posts import NAMES
from texts.names import some
from texts.screen import Address, Button, Row, short
from texts.words import day, escape

MOST_NAMED = 8  # units on a screen
BELOW = "below"  # in a button: the message under it stays as it is
UNNUMBERED = "belum bernomor"
ARCHIVE = Button("📚 Semua edaran", Address("circulars"))


def number(it: Circular) -> str:
    return f"No. {escape(it.number)}" if it.number else f"<i>{UNNUMBERED}</i>"


def line(it: Circular) -> str:
    return f"<b>{escape(short(it.subject, 120))}</b> · {number(it)} · {day(it.day)}"


def whom(it: Circular, units: Sequence[str], most: int | None = None) -> str:
    """`units` are those that it names one by one, of which so many are written out. Which units are
    meant says nothing about posts of the whole regency."""
    local = [NAMES[Role(role)] for role in it.roles if role in OF_A_UNIT]
    others = [NAMES[Role(role)] for role in it.roles if role not in OF_A_UNIT]
    named = [f"{' dan '.join(local)} ({_which(it, units, most)})"] if local else []
    return "; ".join([*named, *others])


def _which(it: Circular, units: Sequence[str], most: int | None) -> str:
    match it.circle:
        case Circle.KINDS:
            return ", ".join(KIND_LABELS[kind] for kind in it.kinds)
        case Circle.UNITS:
            return some(units, most)
    return "semua perangkat daerah dan puskesmas"


def addressed(it: Circular, units: Sequence[str]) -> str:
    return escape(whom(it, units, MOST_NAMED))


def back(it: Circular) -> Row:
    return (Button("📖 Edarannya", Address("circular", it.id or 0)), ARCHIVE)


def back_below(it: Circular) -> Row:
    """From a message that goes on telling what it tells."""
    return (
        Button("📖 Edarannya", Address("circular", it.id or 0, key=BELOW)),
        Button(ARCHIVE.label, Address("circulars", key=BELOW)),
    )

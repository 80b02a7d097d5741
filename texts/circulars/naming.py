"""What all screens about circulars say alike."""

from collections.abc import Sequence

from models import Circle, Circular, Role
from services.circulars.writing import KIND_LABELS
from services.posts import NAMES
from texts.screen import Address, Button, Row, short
from texts.words import day, escape

MOST_NAMES = 40
UNNUMBERED = "belum bernomor"
ARCHIVE = Button("📚 Semua edaran", Address("circulars"))


def number(it: Circular) -> str:
    return f"No. {escape(it.number)}" if it.number else f"<i>{UNNUMBERED}</i>"


def line(it: Circular) -> str:
    return f"<b>{escape(short(it.subject, 120))}</b> · {number(it)} · {day(it.day)}"


def whom(it: Circular) -> str:
    which = {
        Circle.ALL: "semua perangkat daerah dan puskesmas",
        Circle.KINDS: ", ".join(KIND_LABELS[kind] for kind in it.kinds),
        Circle.UNITS: f"{len(it.unit_ids)} perangkat daerah tertentu",
    }[Circle(it.circle)]
    return f"{', '.join(NAMES[Role(role)] for role in it.roles)} ({which})"


def addressed(it: Circular) -> str:
    return escape(whom(it))


def back(it: Circular) -> Row:
    return (Button("📖 Edarannya", Address("circular", it.id or 0)), ARCHIVE)


def names(label: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f", dan {len(names) - MOST_NAMES} lainnya" if len(names) > MOST_NAMES else ""
    return f"<b>{label}</b> ({len(names)}): {escape(', '.join(names[:MOST_NAMES]))}{more}"

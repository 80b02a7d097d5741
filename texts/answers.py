"""Answers as people read them: escaped, in Indonesian form, short enough for a card."""

from datetime import date
from typing import Any

from forms.clock import Clock, Offset
from forms.collected import MEGABYTE, Choices, Files
from forms.kinds import Contact, Date, Money, Place, Question
from forms.money import rupiah
from forms.phones import spoken
from forms.places import written
from texts.words import day, escape, size

SHOWN = 300  # characters of an answer on a card
FILES = 3  # names of files on a card
HEAVY = 2 * MEGABYTE  # the ministry's forms take about so much
SKIPPED = "<i>dilewati</i>"


def shown(asked: Question, value: Any, *, most: int = SHOWN) -> str:
    """HTML of an answer, cut at `most` characters."""
    if value is None:
        return SKIPPED
    if isinstance(asked, Files):
        more = [f"… dan {len(value) - FILES} berkas lagi"] if len(value) > FILES else []
        return "\n".join([*(file_line(file) for file in value[:FILES]), *more])
    text = plain(asked, value)
    return escape(text if len(text) <= most else text[:most].rstrip() + " …")


def plain(asked: Question, value: Any) -> str:  # noqa: C901, PLR0911 (a table)
    """The whole answer without markup."""
    match asked:
        case Date():
            return day(date.fromisoformat(value))
        case Clock():
            return str(value).replace(":", ".")
        case Offset():
            return f"H{-value:+}" if value else "H"
        case Money():
            return rupiah(value)
        case Contact():
            return f"{value['name']}, {spoken(value['phone'])}"
        case Place():
            return written(*value)
        case Choices():
            return "; ".join(value)
        case Files():
            return ", ".join(str(file["name"]) for file in value)
    return str(value)


def file_line(file: dict[str, Any]) -> str:
    if link := file.get("link"):
        return f"🔗 {escape(link[:80])}"
    heavy = " ⚠️ lebih dari 2 MB" if file["size"] > HEAVY else ""
    return f"📎 {escape(file['name'][:60])} ({size(file['size'])}){heavy}"

"""Keyboards for the Bot API: inline ones out of anything that has a label and an address."""

from collections.abc import Sequence
from typing import Protocol

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup


class Labelled(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def address(self) -> object:
        """Its text is the callback data."""


def inline_keyboard(rows: Sequence[Sequence[Labelled]]) -> InlineKeyboardMarkup | None:
    """None where there are no buttons, which is also what takes an old keyboard away."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=str(b.address)) for b in row] for row in rows]
    )


def reply_keyboard(labels: Sequence[str]) -> ReplyKeyboardMarkup:
    """Stays below the chat until another one comes; the first key across, the rest beside it."""
    rows = [labels[:1], labels[1:]] if labels[1:] else [labels]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)

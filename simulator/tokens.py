"""Tokens of demo bots, shaped so that they cannot be mistaken for one of Telegram's.

A real token is digits, a colon and 35 characters. The simulator takes none of that shape: whoever
pastes a live token here by mistake is told so before it reaches a log or a page.
"""

import re
from zlib import crc32

REAL = re.compile(r"\d{6,}:[\w-]{35}", re.ASCII)
WELLFORMED = re.compile(r"\d+:[\w-]+", re.ASCII)


def bot_id(token: str) -> int:
    """The number before the colon is the id of the bot, as on Telegram."""
    if REAL.fullmatch(token):
        raise ValueError("This looks like a real bot token. The simulator takes demo tokens only.")
    if not WELLFORMED.fullmatch(token):
        raise ValueError("A demo token is a number, a colon and a word, like 700000001:demo.")
    return int(token.split(":", 1)[0])


def is_wellformed(token: str) -> bool:
    return WELLFORMED.fullmatch(token) is not None


def demo_token(name: str) -> str:
    """A token for a bot of that name, the same every time."""
    return f"{700_000_000 + crc32(name.encode()) % 100_000_000}:demo-{name}"

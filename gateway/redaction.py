"""Keeps tokens out of every log line, tracebacks included, and what people typed."""

import logging
import re
import traceback
from collections.abc import Iterator
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from types import TracebackType

from sqlalchemy.exc import IntegrityError, OperationalError
from telegram.error import TelegramError

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{8,}")
TELL_NOTHING_TYPED = (OSError, OperationalError, IntegrityError, TelegramError)
"""Whose first line is the system's, the database's or Telegram's own. What any other error says may
quote what somebody typed, or a file that was sent."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class RedactingFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        if record.name == "asyncio":  # below its first line stand tasks, with what they raised
            record.msg, record.args = record.getMessage().partition("\n")[0], None
        return TOKEN.sub("<token>", super().format(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (its name in logging)
        """Where it was raised and of which kind, the cause first; without its words, unless they
        are known to tell nothing typed."""
        return "\n".join(map(_told, _chain(ei[1])))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    if error is not None:
        hidden = error.__suppress_context__
        yield from _chain(error.__cause__ or (None if hidden else error.__context__))
        yield error


def _told(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    words = str(error).partition("\n")[0] if isinstance(error, TELL_NOTHING_TYPED) else "-"
    return f"Traceback (most recent call last):\n{frames}{kind}: {words}"


def set_up_logging(level: str, folder: Path | None = None, days: int = 14) -> None:
    """To the standard error; with a folder also into a file a day, kept so many days."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / "bot.log"
        handlers.append(TimedRotatingFileHandler(file, when="midnight", backupCount=days))
    for handler in handlers:
        handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=handlers, force=True)
    for noisy in (
        "httpx",
        "httpcore",
        "aiohttp.access",
        "alembic",
        "telegram",  # at DEBUG it writes down every call with its text
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # A beat that is skipped, since the one before still works, is no warning: health knows better.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)

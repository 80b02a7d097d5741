"""Keeps tokens out of every log line, tracebacks included, and what people typed."""

import logging
import re

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{8,}")


class RedactingFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))


def set_up_logging(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in (
        "httpx",
        "httpcore",
        "aiohttp.access",
        "apscheduler",
        "alembic",
        "telegram",  # at DEBUG it writes down every call with its text
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)

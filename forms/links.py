"""Addresses on the web that an officer hands in as evidence."""

import re
from urllib.parse import SplitResult, urlsplit

from forms.rejections import NotALink, TooLong

MOST = 500  # characters
SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*://", re.IGNORECASE)
ODD = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\ufffd]")
# The last part of a name begins with a letter, which no address in numbers does.
HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9\-]{0,61}[a-z0-9]", re.IGNORECASE
)
AT_HOME = ("localhost", "local", "internal", "lan", "home", "invalid", "onion")
FILES = ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png", "mp4", "txt")
BROKEN_SCHEME = re.compile(
    r"(?<![a-z])(?!https?://)h+t+p+s*[:;.]*[/\\]{1,3}(?=[a-z0-9])", re.IGNORECASE
)
AMONG_WORDS = re.compile(r"(?:https?://|www\.)\S+[^\s/.,;:!?)\]>\"']", re.IGNORECASE)


def read_link(text: str) -> str:
    """An http or https address of a public host; `https://` is added where it lacks."""
    given = text.strip()
    if len(_with_scheme(given)) > MOST:
        raise TooLong(MOST, len(_with_scheme(given)))
    if link := _link(given):
        return link
    raise NotALink(text, _repair(given))


def _with_scheme(given: str) -> str:
    return given if SCHEME.match(given) else f"https://{given}"


def _link(given: str) -> str | None:
    address = _with_scheme(given)
    if ODD.search(given) or len(address) > MOST:
        return None
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 (a bad one raises)
    except ValueError:
        return None
    if not _is_public(parts) or (address != given and _is_file_name(parts)):
        return None
    return address


def _is_public(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and len(host) <= 253
        and HOST.fullmatch(host) is not None
        and host.rpartition(".")[2] not in AT_HOME
    )


def _is_file_name(parts: SplitResult) -> bool:
    return not parts.path and parts.netloc.casefold().endswith(tuple(f".{x}" for x in FILES))


def _repair(given: str) -> str | None:
    """A scheme with a slip in it, or the only address among other words."""
    mended = BROKEN_SCHEME.sub("https://", given, count=1)
    if link := _link(mended):
        return link
    found = AMONG_WORDS.findall(mended)
    return _link(found[0]) if len(found) == 1 else None

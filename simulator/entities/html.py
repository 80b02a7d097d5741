"""HTML to entities, step by step as TDLib's parser does it, with the same errors.

Offsets in errors are bytes of the UTF-8 source; offsets in entities are UTF-16 code units of the
text. The source ends in a NUL, which counts as white space: that is how an unclosed tag is noticed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.entities.utf16 import entity, utf16_length
from simulator.errors import ApiError, bad_request

if TYPE_CHECKING:
    from simulator.types import Json

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji", "a": "text_link",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
SPECIAL = re.compile(rb"[<&]")
CHARACTER = re.compile(rb"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]+));?")
SPACE = re.compile(rb"[ \t\r\n\0\v]*")
NAME = re.compile(rb"[^ \t\r\n\0\v>]*")
ATTRIBUTE = re.compile(rb"[^ \t\r\n\0\v>=]*")
TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
LINK = re.compile(r"(?:https?|tg|ton)://[^\s]+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)
MENTION = re.compile(r"tg://user\?id=(\d+)", re.IGNORECASE)


def parse_html(source: str) -> tuple[str, list[Json]]:
    parser = _Parser(source.encode() + b"\0")
    parser.run()
    return "".join(parser.text), [_without_stray_language(e) for e in parser.entities]


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    begin: int  # in characters written so far, to take the words of a link without href


@dataclass(slots=True)
class _Parser:
    source: bytes
    at: int = 0
    length: int = 0
    text: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def run(self) -> None:
        end = len(self.source) - 1
        while self.at < end:
            found = SPECIAL.search(self.source, self.at)
            stop = found.start() if found else end
            self.write(self.source[self.at : stop].decode())
            self.at = stop
            if stop < end:
                self.step()
        if self.stack:
            tag = self.stack[-1].tag
            raise _error(f'Can\'t find end tag corresponding to start tag "{tag}"')

    def step(self) -> None:
        if self.source[self.at : self.at + 1] == b"&":
            self.write(self.character() or self.ampersand())
        elif self.source[self.at + 1 : self.at + 2] == b"/":
            self.end_tag()
        else:
            self.start_tag()

    def write(self, text: str) -> None:
        if text:
            self.text.append(text)
            self.length += utf16_length(text)

    def ampersand(self) -> str:
        self.at += 1
        return "&"

    def character(self) -> str:
        """The character that `&...;` stands for, stepping over it; empty if it stands for none."""
        found = CHARACTER.match(self.source, self.at)
        if not found:
            return ""
        hexadecimal, decimal, name = found.groups()
        if name:
            char = NAMED.get(name, "")
        else:
            char = _character(int(hexadecimal, 16) if hexadecimal else int(decimal))
        self.at = found.end() if char else self.at
        return char

    def take(self, pattern: re.Pattern[bytes]) -> str:
        found = pattern.match(self.source, self.at)
        assert found  # every pattern matches the empty string  # noqa: S101
        self.at = found.end()
        return found.group().decode()

    def peek(self) -> str:
        """The byte here; empty at the end of the source."""
        return self.source[self.at : self.at + 1].decode("latin-1").replace("\0", "")

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.take(NAME).lower()
        if not self.peek():
            raise _error(f"Unclosed start tag at byte offset {begin}")
        if tag not in KINDS:
            raise _error(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = self.attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise _error(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.stack.append(_Open(tag, argument, self.length, len("".join(self.text))))

    def attributes(self, tag: str, begin: int) -> str:
        """Reads up to the closing `>`; returns the one argument that means something."""
        argument = ""
        while True:
            self.take(SPACE)
            if self.peek() == ">":
                return argument
            name = self.take(ATTRIBUTE)
            if not name and self.peek():
                words = f'Empty attribute name in the tag "{tag}" at byte offset {begin}'
                raise _error(words)
            value = self.value(tag, begin)
            argument = _argument(tag, name, value) or argument

    def value(self, tag: str, begin: int) -> str:
        self.take(SPACE)
        if self.peek() != "=":
            self.expect_more(f'Unclosed start tag "{tag}" at byte offset {begin}')
            return ""
        self.at += 1
        self.take(SPACE)
        self.expect_more(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self.literal() if self.peek() in "'\"" else self.token()
        self.expect_more(f"Unclosed start tag at byte offset {begin}")
        return value

    def expect_more(self, words: str) -> None:
        if not self.peek():
            raise _error(words)

    def token(self) -> str:
        begin = self.at
        value = self.take(TOKEN).lower()
        if self.peek().strip() and self.peek() != ">":
            raise _error(f"Unexpected end of name token at byte offset {begin}")
        return value

    def literal(self) -> str:
        quote = self.peek()
        stretch = re.compile(rb"[^\0&" + quote.encode() + rb"]*")
        self.at += 1
        value = self.take(stretch)
        while self.peek() == "&":
            value += (self.character() or self.ampersand()) + self.take(stretch)
        self.at += self.peek() == quote
        return value

    def end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise _error(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = self.take(NAME)
        self.take(SPACE)
        if self.peek() != ">":
            raise _error(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.stack.pop()
        if found and found != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{found}>"'
            raise _error(f"Unmatched end tag at byte offset {begin}, {expected}")
        if self.length > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        kind = KINDS[opened.tag]
        more: Json = {}
        if opened.tag == "a":
            kind, more = _link(opened.argument or "".join(self.text)[opened.begin :])
        elif opened.tag == "tg-emoji":
            more = {"custom_emoji_id": opened.argument}
        elif opened.tag == "code" and opened.argument:
            more = {"language": opened.argument}
        elif opened.tag == "blockquote" and opened.argument:
            kind = "expandable_blockquote"
        if kind:
            made = entity(kind, opened.offset, self.length - opened.offset, **more)
            if not self.joined(opened, made):
                self.entities.append(made)

    def joined(self, opened: _Open, made: Json) -> bool:
        """`<pre><code class="language-x">` is one entity: a pre with a language."""
        inner = self.entities[-1] if self.entities else {}
        same = all(inner.get(key) == made[key] for key in ("offset", "length"))
        language = inner.get("language") or opened.argument
        if not same or not language or {inner["type"], made["type"]} != {"pre", "code"}:
            return False
        self.entities[-1] = made | {"type": "pre", "language": language}
        return True


def _error(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")


def _character(code: int) -> str:
    valid = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else ""


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case "blockquote", "expandable":
            return "1"
    return ""


def _without_stray_language(made: Json) -> Json:
    """Only a pre has a language; on a code that stands alone it means nothing."""
    if made["type"] == "pre":
        return made
    return {key: value for key, value in made.items() if key != "language"}


def _link(url: str) -> tuple[str, Json]:
    """A mention of a person, a link, or nothing where Telegram drops a wrong address silently."""
    if mention := MENTION.fullmatch(url):
        user = {"id": int(mention.group(1)), "is_bot": False, "first_name": ""}
        return "text_mention", {"user": user}
    if not LINK.fullmatch(url):
        return "", {}
    address = url if "://" in url else f"http://{url}"
    return "text_link", {"url": address if "/" in address.split("://", 1)[1] else f"{address}/"}

"""What a person said towards a question, with the file that came along."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from sqlmodel import Session

from forms.collected import Files, wanted_file
from forms.evidence import Proof
from forms.kinds import Question, Reading, Said
from forms.rejections import Rejection
from handlers.context import Context
from handlers.incoming import Heard
from reports.documents import read_document
from services import drafts, filling, quotas
from services.desk import Desk
from services.errors import DomainError

Wanting = Callable[[Heard, Context], "Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file would be to a question; nothing where none takes one."""

    question: Question | None = None
    at: Reading | None = None

    @property
    def kind(self) -> str | None:
        return wanted_file(self.question)

    def takes(self, file: dict[str, Any]) -> bool:
        """Whether it would be kept as an answer; the text of a document is, without its file."""
        if not isinstance(self.question, Files) or self.at is None:
            return False
        try:
            self.question.add([], Said(0, file=file), self.at)
        except Rejection:
            return False
        return True


async def read_new(heard: Heard, context: Context) -> Said:
    """To the open form; a Rejection where a file cannot be read."""
    return await _read(heard, context, _wanted_now)


async def read_edit(heard: Heard, context: Context) -> Said:
    """Of a message that was said before, to the question that it was said to."""
    return await _read(heard, context, _wanted_then)


def open_desk(session: Session, heard: Heard, context: Context) -> Desk:
    terms = context.house.terms()
    who, message = heard.telegram_id, heard.message.message_id
    return drafts.at_open(session, telegram_id=who, terms=terms, message_id=message)


def edited_desk(session: Session, heard: Heard, context: Context) -> Desk | None:
    message, terms = heard.message.message_id, context.house.terms()
    return drafts.at_edited(session, message, telegram_id=heard.telegram_id, terms=terms)


def _wanted_now(heard: Heard, context: Context) -> Wanted:
    """By the question that is asked."""
    with context.house.database.reading() as session:
        try:
            desk = open_desk(session, heard, context)
        except DomainError:
            return Wanted()
        return _wanted(desk, filling.expected(desk))


def _wanted_then(heard: Heard, context: Context) -> Wanted:
    with context.house.database.reading() as session:
        desk = edited_desk(session, heard, context)
        return _wanted(desk, filling.said_to(desk, heard.message.message_id)) if desk else Wanted()


def _wanted(desk: Desk, question: Question | None) -> Wanted:
    """Of a proof all types are kept: somebody may choose another indicator meanwhile."""
    at = desk.reading(question) if question else None
    if at and isinstance(question, Proof):
        at = replace(at, file_types=tuple(desk.instrument.file_types))
    return Wanted(question, at)


async def _read(heard: Heard, context: Context, wanted_by: Wanting) -> Said:
    """Files are fetched only for a question that takes them, and before any transaction."""
    has_file = heard.attachment is not None or heard.film is not None
    wanted = wanted_by(heard, context) if has_file else Wanted()
    said = Said(
        heard.message.message_id, heard.text, contact=heard.contact, location=heard.location
    )
    is_proof = wanted.kind == "proof" and heard.film is not None
    if (medium := heard.medium) and not is_proof:
        return Said(said.message_id, file={"name": medium, "extension": medium, "size": 0})
    if heard.attachment is None and not is_proof:
        return said
    if wanted.kind is None and heard.attachment:
        return Said(said.message_id, "", file={"name": heard.attachment[0]})
    file, data = await kept_file(heard, context, wanted.takes)
    text = heard.text
    if wanted.kind == "text":
        text = await asyncio.to_thread(read_document, _kind_of(file), data)
    return Said(said.message_id, text, file=file)


async def kept_file(
    heard: Heard, context: Context, is_taken: Callable[[dict[str, Any]], bool]
) -> tuple[dict[str, Any], bytes]:
    """As `Heard.keep_file` has it, where there is room for it."""
    carried = heard.attachment or heard.film
    size, house = carried[1] if carried else 0, context.house
    with house.database.reading() as session:
        quotas.check(session, size, house.quotas, **context.who(heard))
    return await heard.keep_file(house.vault, is_taken)


def _kind_of(file: dict[str, Any]) -> str:
    """What the content says, unless that is no more than a zip, which documents are inside."""
    named = PurePath(file["name"]).suffix.lstrip(".").casefold()
    return named if file["extension"] in {"", "zip"} else str(file["extension"])

"""What a test looks at beside the newest screen, and does beside saying and tapping."""

import io
from typing import Any

import docx
from sqlmodel import select

from models import Draft, ReplacedAnswer
from models.database import Database
from simulator.screen import Screen
from tests.conftest import Player

LONG = " ".join(f"kata{n}" for n in range(1200))  # more than one message holds


def message(officer: Player, words: str) -> Any:
    """The officer's own message with these words in it, the newest."""
    mine = [m for m in officer.hands.messages if m.sender is officer.hands.person]
    return next(m for m in reversed(mine) if words in m.text)


async def edits(officer: Player, before: str, after: str) -> None:
    officer.hands.edits(message(officer, before), after)
    await officer.house.settle()


def replaced(database: Database) -> list[tuple[str, Any]]:
    with database.reading() as session:
        return [(r.key, r.answer.get("value")) for r in session.exec(select(ReplacedAnswer))]


def answers(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        draft = session.exec(select(Draft)).one()
    return {key: answer.get("value") for key, answer in draft.answers.items()}


def authors(database: Database) -> dict[str, int]:
    """Who gave each answer of the only draft, by the id of the person."""
    with database.reading() as session:
        draft = session.exec(select(Draft)).one()
    return {key: answer["by"] for key, answer in draft.answers.items()}


def values(database: Database) -> list[dict[str, Any]]:
    """The answers of every draft."""
    with database.reading() as session:
        found = list(session.exec(select(Draft).order_by(Draft.id)))  # type: ignore[arg-type]
    return [{key: a.get("value") for key, a in draft.answers.items()} for draft in found]


def as_it_is(person: Player, seen: Screen) -> Screen:
    """A message that was seen before, as it looks now."""
    return next(screen for screen in person.hands.screens if screen.id == seen.id)


async def presses(person: Player, data: str) -> None:
    """A press as another client could send it, on any message of the person's own chat."""
    person.hands.press(person.hands.messages[-1], data)
    await person.house.settle()


def with_buttons(officer: Player) -> int:
    """How many messages can be tapped on."""
    return sum(bool(screen.buttons) for screen in officer.hands.screens)


def word(*paragraphs: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


async def takes_over(person: Player, label: str = "▶️ 1.") -> None:
    await person.says("/draf")
    await person.taps(label)

"""The same step of the same dialog, as aiogram's and SQLModel's guides to async have it.

python bot.py ADDRESS TOKEN DATABASE PEOPLE    PEOPLE is a file of Telegram ids, a line each
"""

# mypy: ignore-errors
import asyncio
import html
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy import JSON, BigInteger, event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

PROBLEM = "Warga menunggu tiga jam untuk legalisir ijazah."
STAGES = ("Inisiatif", "Uji Coba", "Penerapan")
SHORT, LONG = 3, 120
dispatcher = Dispatcher()


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, unique=True)
    name: str
    open_draft_id: int | None = None


class Draft(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id")
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    revision: int = 1
    changed_at: datetime


class SaidMessage(SQLModel, table=True):
    draft_id: int = Field(foreign_key="draft.id", primary_key=True)
    message_id: int = Field(primary_key=True)
    key: str


@dispatcher.message(F.chat.type == "private", F.text)
async def say(message: Message, sessions: Any) -> None:
    async with sessions() as session:
        draft = await answered(session, message)
        await session.commit()
    await message.answer(card(draft), parse_mode="HTML", reply_markup=keyboard(draft))


async def answered(session: AsyncSession, message: Message) -> Draft:
    found = await session.exec(select(Person).where(Person.telegram_id == message.from_user.id))
    person = found.one()
    draft = await session.get(Draft, person.open_draft_id)
    text = " ".join(message.text.split())
    if not SHORT <= len(text) <= LONG:
        raise ValueError(text)
    now = datetime.now(UTC)
    answer = {"value": text, "said": message.message_id, "by": person.id, "at": now.isoformat()}
    draft.answers = {**draft.answers, "name": answer}
    draft.revision += 1
    draft.changed_at = now
    session.add(draft)
    session.add(SaidMessage(draft_id=draft.id, message_id=message.message_id, key="name"))
    return draft


def card(draft: Draft) -> str:
    given = html.escape(draft.answers["name"]["value"])
    return f"Nama inovasi: <b>{given}</b>\n\nPertanyaan 3 dari 26\n<b>Sampai mana tahapannya?</b>"


def keyboard(draft: Draft) -> InlineKeyboardMarkup:
    def button(text: str, verb: str) -> list[InlineKeyboardButton]:
        return [
            InlineKeyboardButton(text=text, callback_data=f"{verb}:{draft.id}:{draft.revision}")
        ]

    options = [button(stage, f"pick{n}") for n, stage in enumerate(STAGES)]
    return InlineKeyboardMarkup(inline_keyboard=[*options, button("Kembali", "back")])


def set_pragmas(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


async def settle_in(engine: Any, sessions: Any, people: list[int]) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    async with sessions() as session:
        for chat in people:
            person = Person(telegram_id=chat, name=f"Operator {chat}")
            session.add(person)
            await session.flush()
            given = {"problem": {"value": PROBLEM, "by": person.id}}
            draft = Draft(author_id=person.id, answers=given, changed_at=datetime.now(UTC))
            session.add(draft)
            await session.flush()
            person.open_draft_id = draft.id
        await session.commit()


async def main(address: str, token: str, database: str, people: list[int]) -> None:
    """One connection: writers queue in the process instead of polling SQLite's lock."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}", pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", set_pragmas)

    def sessions() -> AsyncSession:
        return AsyncSession(engine, expire_on_commit=False)

    await settle_in(engine, sessions, people)
    server = TelegramAPIServer.from_base(address)
    bot = Bot(token, session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot, sessions=sessions, polling_timeout=30)


if __name__ == "__main__":
    *given, named = sys.argv[1:]
    asyncio.run(main(*given, [int(line) for line in Path(named).read_text().split()]))

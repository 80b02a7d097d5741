"""Scores: of one's unit, of any unit by its name, of an innovation."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlmodel import Session
from telegram.constants import ChatAction

from forms.scores import UNIT_SCORE
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.scores import score_png
from services import people, scores
from services.policy import Action
from services.steps import Step
from texts import scores as words
from texts.screen import Screen
from texts.words import moment

OURS = {"", "kami", "unit kami", "saya"}


async def ask(heard: Heard, context: Context) -> None:
    """One's own unit; or whose score is meant, in the same message or the next."""
    said = heard.text.partition(" ")[2].strip()
    if said.casefold() not in OURS:
        await heard.show(found(heard.telegram_id, context, said))
        return
    with context.transaction() as session:
        own = _own(session, heard.telegram_id, context)
    await filling.show(heard, context, own)


async def ask_by_tap(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        own = _own(session, tapped.telegram_id, context)
    if isinstance(own, Step):
        await filling.turn(tapped, context, own)
    else:
        await tapped.show(own)


async def unit(tapped: Tapped, context: Context) -> None:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = scores.of_unit(session, row, telegram_id=who, terms=terms)
    await tapped.show(words.unit(found, context.house.calendar.local))


async def innovation(tapped: Tapped, context: Context) -> None:
    found = _innovation(tapped, context)
    await tapped.show(words.innovation(found, context.house.calendar.local))


async def picture(tapped: Tapped, context: Context) -> None:
    found = _innovation(tapped, context)
    await tapped.answer()
    bot, at = tapped.query.get_bot(), moment(context.house.local_now())
    await bot.send_chat_action(tapped.telegram_id, ChatAction.UPLOAD_PHOTO)
    drawn = words.picture(found, context.house.calendar.local, at)
    data = await asyncio.to_thread(score_png, drawn)
    await bot.send_photo(tapped.telegram_id, data, caption=words.caption(found))


def found(telegram_id: int, context: Context, said: str) -> Screen:
    """The scores of the unit or innovation that was named, or what may have been meant."""
    terms = context.house.terms()
    with context.house.database.reading() as session:
        meant = scores.find(session, said, telegram_id=telegram_id, terms=terms)
    if meant.unit is not None:
        return words.unit(meant.unit, context.house.calendar.local)
    return words.choose(said, meant)


def _own(session: Session, telegram_id: int, context: Context) -> Step | Screen:
    house = context.house
    found = scores.of_own_unit(session, telegram_id=telegram_id, terms=house.terms())
    if found is not None:
        return words.unit(found, house.calendar.local)
    person = people.allowed(session, Action.SEE_SCORES, telegram_id=telegram_id, now=house.now())
    return filling.begin(session, UNIT_SCORE, person, context)


def _innovation(tapped: Tapped, context: Context) -> scores.InnovationScore:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        return scores.of_innovation(session, row, telegram_id=who, terms=terms)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("skor",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "scores": ask_by_tap,
    "unitscore": unit,
    "score": innovation,
    "picture": picture,
}

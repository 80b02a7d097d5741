"""Scores: of one's unit, of any unit by its name, of an innovation."""

from collections.abc import Awaitable, Callable
from functools import partial

from sqlmodel import Session

from forms.scores import UNIT_SCORE
from handlers import filling, waiting
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.scores import score_png
from services import people, scores
from services.policy import Action
from services.steps import Step
from services.unit_scores import UnitScores
from texts import scores as words
from texts.screen import Screen
from texts.words import moment

OURS = {"", "kami", "unit kami", "saya"}


async def ask(heard: Heard, context: Context) -> None:
    """One's own unit; or whose score is meant, in the same message or the next."""
    said = heard.text.partition(" ")[2].strip() if heard.text.startswith("/") else ""
    if said.casefold() not in OURS:
        await heard.show(await named(heard, context, said))
    elif own := await _own(heard, context):
        await heard.show(own)
    else:
        await filling.show(heard, context, _asking_whose(heard, context))


async def ask_by_tap(tapped: Tapped, context: Context) -> None:
    if own := await _own(tapped, context):
        await tapped.show(own)
    else:
        await filling.turn(tapped, context, _asking_whose(tapped, context))


async def unit(tapped: Tapped, context: Context) -> None:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()

    def look(session: Session) -> UnitScores:
        return scores.of_unit(session, row, telegram_id=who, terms=terms)

    await tapped.show(words.unit(await context.apart(look), context.house.calendar.local))


async def innovation(tapped: Tapped, context: Context) -> None:
    await tapped.show(_one(tapped.telegram_id, context, tapped.address.row))


async def picture(tapped: Tapped, context: Context) -> None:
    found = _innovation(tapped, context)
    await tapped.answer()
    bot, at = tapped.query.get_bot(), moment(context.house.local_now())
    draw = partial(score_png, words.picture(found, context.house.calendar.local, at))
    data = await waiting.patiently(context, tapped.telegram_id, draw, waiting.PICTURE)
    await bot.send_photo(tapped.telegram_id, data, caption=words.caption(found))


async def named(acting: Heard | Tapped, context: Context, said: str) -> Screen:
    """The scores of the unit or innovation that was named, or what may have been meant."""
    find = partial(_named, acting.telegram_id, context, said)
    return await waiting.patiently(context, acting.telegram_id, find, waiting.ANSWER)


def _named(telegram_id: int, context: Context, said: str) -> Screen:
    terms = context.house.terms()
    with context.house.database.reading() as session:
        meant = scores.find(session, said, telegram_id=telegram_id, terms=terms)
    if meant.unit is not None:
        return words.unit(meant.unit, context.house.calendar.local)
    called = [one for one in meant.innovations if one.name.casefold() == said.casefold()]
    if len(called) == 1:
        return _one(telegram_id, context, called[0].id or 0)
    return words.choose(said, meant)


def _one(telegram_id: int, context: Context, row: int) -> Screen:
    terms = context.house.terms()
    with context.house.database.reading() as session:
        found = scores.of_innovation(session, row, telegram_id=telegram_id, terms=terms)
    return words.innovation(found, context.house.calendar.local)


async def _own(acting: Heard | Tapped, context: Context) -> Screen | None:
    """None to those who act for no unit."""
    who, terms = acting.telegram_id, context.house.terms()

    def look(session: Session) -> UnitScores | None:
        return scores.of_own_unit(session, telegram_id=who, terms=terms)

    found = await context.apart(look)
    return words.unit(found, context.house.calendar.local) if found else None


def _asking_whose(acting: Heard | Tapped, context: Context) -> Step:
    with context.transaction() as session:
        person = people.allowed(session, Action.SEE_SCORES, **context.who(acting))
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

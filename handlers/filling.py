"""A person fills in a form, whichever it is: says, taps, edits, sends."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import Any

from telegram import Bot

from forms.documents import read_document
from forms.kinds import Said
from handlers import cards
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import completion, drafts, filling
from services.desk import Desk, Tap
from services.errors import NothingOpen
from services.outcomes import Outcome
from services.steps import Step
from texts import forms as words
from texts import outcomes, questions
from texts.screen import Screen

Move = Callable[[Desk, Tap], Step]
After = Callable[[Bot, int, Context, Any], Awaitable[None]]
AFTER: dict[type[Any], After] = {}
MOVES: dict[str, Move] = {
    "pick": filling.pick,
    "done": filling.finish,
    "anew": filling.anew,
    "skip": filling.skip,
    "keep": filling.keep,
    "back": filling.back,
    "revise": filling.revise,
    "offer": filling.take_offer,
}


async def say(heard: Heard, context: Context) -> None:
    said = await _read(heard, context)
    with context.transaction() as session:
        desk = drafts.at_open(session, telegram_id=heard.telegram_id, terms=context.house.terms())
        result = _spoken(desk, said) or filling.say(desk, said)
        result = _completed(desk, result)
    await answer(heard, context, result)


async def correct(heard: Heard, context: Context) -> None:
    """Telegram's own edit of an earlier message."""
    said = Said(heard.message.message_id, heard.text)
    with context.transaction() as session:
        desk = drafts.at_edited(
            session, said.message_id, telegram_id=heard.telegram_id, terms=context.house.terms()
        )
        if desk is None:
            return
        step = filling.correct(desk, said)
        is_open = desk.person.open_draft_id == desk.draft.id
    if step is None:
        await heard.show(Screen(words.NOT_ITS_SOURCE))
    elif is_open:
        await show_step(heard, context, step)
    else:
        await heard.show(words.corrected_elsewhere(step))


async def leave(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        left = drafts.leave(session, telegram_id=heard.telegram_id)
    if left is None:
        raise NothingOpen
    cards.forget(context, heard.telegram_id)
    await heard.show(words.left(left))


async def leave_by_tap(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        left = drafts.leave(session, telegram_id=tapped.telegram_id)
    cards.forget(context, tapped.telegram_id)
    await tapped.show(words.left(left or "registration"), words.KEPT)


def moving(move: Move) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button that moves a draft on."""

    async def handle(tapped: Tapped, context: Context) -> None:
        with context.transaction() as session:
            desk = tapped_desk(session, tapped, context)
            result = _completed(desk, move(desk, tapped.tap))
        page = None
        if isinstance(result, Step) and result.question and result.question.key == tapped.tap.key:
            page = questions.page_of(result, tapped.tap.choice)
        await turn(tapped, context, result, page=page or 0)

    return handle


async def page(tapped: Tapped, context: Context) -> None:
    """Another page of options or of the review; nothing is changed by it."""
    await _look(tapped, context, page=_number(tapped.address.choice))


async def example(tapped: Tapped, context: Context) -> None:
    await _look(tapped, context, page=_number(tapped.address.choice), with_example=True)


async def resume(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        step = drafts.resume(tapped_desk(session, tapped, context))
    await turn(tapped, context, step)


async def resume_below(tapped: Tapped, context: Context) -> None:
    """The same from a notice, which stays."""
    with context.transaction() as session:
        step = drafts.resume(tapped_desk(session, tapped, context))
    await show_below(tapped, context, step)


async def send(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        result = completion.send(tapped_desk(session, tapped, context), tapped.tap)
    await turn(tapped, context, result)


async def show_step(heard: Heard, context: Context, step: Step) -> None:
    await cards.show(heard, context, words.card(step), **_marks(step))


async def show_below(tapped: Tapped, context: Context, step: Step) -> None:
    await cards.show_below(tapped, context, words.card(step), **_marks(step))


async def answer(heard: Heard, context: Context, result: Step | Outcome) -> None:
    if isinstance(result, Step):
        await show_step(heard, context, result)
        return
    cards.forget(context, heard.telegram_id)
    await heard.show(outcomes.tell(result, context.house.calendar.local))
    await _after(heard.message.get_bot(), heard.telegram_id, context, result)


async def turn(tapped: Tapped, context: Context, result: Step | Outcome, *, page: int = 0) -> None:
    if isinstance(result, Step):
        toast = words.STALE if result.stale else ""
        await cards.turn(
            tapped, context, words.card(result, page=page), toast=toast, **_marks(result)
        )
        return
    cards.forget(context, tapped.telegram_id)
    await tapped.show(outcomes.tell(result, context.house.calendar.local))
    await _after(tapped.query.get_bot(), tapped.telegram_id, context, result)


async def _after(bot: Bot, chat_id: int, context: Context, outcome: Outcome) -> None:
    if after := AFTER.get(type(outcome)):
        await after(bot, chat_id, context, outcome)


async def _look(tapped: Tapped, context: Context, *, page: int, with_example: bool = False) -> None:
    with context.transaction() as session:
        desk = tapped_desk(session, tapped, context)
        step = drafts.look(desk)
    is_same = step.revision == tapped.tap.revision
    screen = words.card(step, page=page if is_same else 0, with_example=with_example and is_same)
    await cards.turn(tapped, context, screen, toast="" if is_same else words.STALE, **_marks(step))


def _completed(desk: Desk, result: Step) -> Step | Outcome:
    return completion.complete(desk) if result.is_complete and not result.stale else result


def _spoken(desk: Desk, said: Said) -> Step | Outcome | None:
    """A button's words typed instead of tapped; None where they are an answer like any other."""
    verb = words.SPOKEN.get(said.text.strip().casefold(), "")
    if said.file or not filling.offers(desk, verb):
        return None
    key = desk.position.key if desk.position else ""
    tap = Tap(desk.draft.id or 0, desk.draft.revision, key)
    return completion.send(desk, tap) if verb == "send" else MOVES[verb](desk, tap)


def tapped_desk(session: Any, tapped: Tapped, context: Context) -> Desk:
    return drafts.at_tapped(
        session, tapped.tap, telegram_id=tapped.telegram_id, terms=context.house.terms()
    )


async def _read(heard: Heard, context: Context) -> Said:
    """Files are fetched only for a question that takes them, and before any transaction."""
    said = Said(
        heard.message.message_id, heard.text, contact=heard.contact, location=heard.location
    )
    if heard.attachment is None:
        return said
    with context.house.database.reading() as session:
        desk = drafts.at_open(session, telegram_id=heard.telegram_id, terms=context.house.terms())
        wanted = filling.wanted_file(desk)
    if wanted is None:
        return Said(said.message_id, "", file={"name": heard.attachment[0]})
    file, data = await heard.keep_file(context.house.vault)
    text = heard.text
    if wanted == "text":
        kind = file["extension"] or PurePath(file["name"]).suffix.lstrip(".").casefold()
        text = await asyncio.to_thread(read_document, kind, data)
    return Said(said.message_id, text, file=file)


def _marks(step: Step) -> dict[str, str]:
    about = f"{step.draft_id}:{step.question.key if step.question else ''}"
    return {"about": about, "folded": words.folded(step)}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0

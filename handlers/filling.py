"""A person fills in a form, whichever it is: says, taps, edits, sends."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlmodel import Session
from telegram import Bot

from forms.kinds import Form, Said
from forms.rejections import Rejection
from handlers import cards
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from handlers.said import edited_desk, open_desk, read_edit, read_new
from models import Person
from services import asides, completion, drafts, filling
from services.desk import Desk, Tap
from services.drafts import Beginning
from services.errors import Incomplete, NothingOpen
from services.outcomes import Outcome
from services.steps import Step
from services.vocabulary import Known
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

BY_WORD: dict[str, Move] = {"skip": filling.skip_by_word}


async def say(heard: Heard, context: Context) -> None:
    """AskedBesideError where the words ask the bot something."""
    if aside := ASIDES.get(words.spoken_aside(heard.text)):
        await aside(heard, context)
        return
    try:
        said = await read_new(heard, context)
    except Rejection as refusal:
        with context.transaction() as session:
            step = filling.refuse(open_desk(session, heard, context), refusal)
        await show_step(heard, context, step)
        return
    with context.transaction() as session:
        try:
            desk = open_desk(session, heard, context)
        except NothingOpen:
            if drafts.was_said(session, said.message_id, telegram_id=heard.telegram_id):
                return
            raise
        result = drafts.look(desk) if desk.is_repeated else _taken(desk, said, context.house.known)
        drafts.save(desk)
    await answer(heard, context, result)


async def correct(heard: Heard, context: Context) -> None:
    """Telegram's own edit of an earlier message."""
    try:
        said: Said | Rejection = await read_edit(heard, context)
    except Rejection as refusal:
        said = refusal
    with context.transaction() as session:
        desk = edited_desk(session, heard, context)
        if desk is None:
            return
        step = filling.correct(desk, heard.message.message_id, said)
        is_open = desk.person.open_draft_id == desk.draft.id
        now = step or drafts.look(desk)
    if is_open:
        screen = words.card(now) if step else words.below(words.NOT_ITS_SOURCE, words.card(now))
        await cards.show(heard, context, card_of(now, screen))
    else:
        await heard.show(words.corrected_elsewhere(step) if step else Screen(words.NOT_ITS_SOURCE))


async def leave(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        left = drafts.leave(session, telegram_id=heard.telegram_id)
    if left is not None:
        await cards.put_away(heard, context)
    await heard.show(words.left(left) if left else Screen(words.NOTHING_TO_LEAVE))


async def tell_example(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        step = drafts.look(open_desk(session, heard, context))
    await cards.show(heard, context, card_of(step, words.card(step, with_example=True)))


async def refuse_command(heard: Heard, context: Context) -> None:
    """A command that there is not is no answer to anything."""
    with context.transaction() as session:
        step = drafts.look(open_desk(session, heard, context))
    screen = words.below(words.no_command(heard.text), words.card(step))
    await cards.show(heard, context, card_of(step, screen))


async def leave_by_tap(tapped: Tapped, context: Context) -> None:
    """Of the draft whose card it is; another one that is open stays open."""
    with context.transaction() as session:
        desk = tapped_desk(session, tapped, context)
        was_open = desk.person.open_draft_id == desk.draft.id
        if was_open:
            drafts.close(session, desk.person)
    if was_open:
        await cards.put_away(tapped, context)
    await tapped.show(words.left(desk.form.name), words.left_briefly(desk.form.name))


def moving(move: Move) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button that moves a draft on."""

    async def handle(tapped: Tapped, context: Context) -> None:
        with context.transaction() as session:
            desk = _card_desk(session, tapped, context)
            result = _completed(desk, move(desk, tapped.tap))
        page = None
        if isinstance(result, Step) and result.question and result.question.key == tapped.tap.key:
            page = questions.page_of(result, tapped.tap.choice)
        await turn(tapped, context, result, page=page)

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
        desk = _card_desk(session, tapped, context)
        try:
            result = completion.send(desk, tapped.tap)
        except Incomplete:  # another version of the form asks for more
            result = filling.stale(desk)
    await turn(tapped, context, result)


def begin(
    session: Session, form: Form, person: Person, context: Context, *, about: int | None = None
) -> Step:
    """A short form that belongs to no mandate; `about` is the row that it speaks of."""
    house = context.house
    what = Beginning(form=form, year=house.today().year, about_id=about)
    return drafts.look(drafts.begin(session, what, person=person, terms=house.terms()))


async def show_step(heard: Heard, context: Context, step: Step) -> None:
    screen = words.card(step)
    if step.stale:
        screen = words.below(words.MOVED_ON, screen)
    await cards.show(heard, context, card_of(step, screen))


async def show(heard: Heard, context: Context, found: Step | Screen) -> None:
    """A form that has to be filled in first, or what was asked for."""
    if isinstance(found, Step):
        await show_step(heard, context, found)
    else:
        await heard.show(found)


async def show_below(tapped: Tapped, context: Context, step: Step) -> None:
    await cards.show_below(tapped, context, card_of(step, words.card(step)))


async def answer(heard: Heard, context: Context, result: Step | Outcome) -> None:
    if isinstance(result, Step):
        await show_step(heard, context, result)
        return
    await cards.settle(heard, context)
    await heard.show(outcomes.tell(result, context.house.calendar.local))
    await _after(heard.message.get_bot(), heard.telegram_id, context, result)


async def turn(
    tapped: Tapped, context: Context, result: Step | Outcome, *, page: int | None = None
) -> None:
    if isinstance(result, Step):
        card = card_of(result, words.card(result, page=page))
        await cards.turn(tapped, context, card, words.STALE if result.stale else "")
        return
    await cards.put_away(tapped, context)
    await tapped.show(outcomes.tell(result, context.house.calendar.local))
    await _after(tapped.query.get_bot(), tapped.telegram_id, context, result)


async def _after(bot: Bot, chat_id: int, context: Context, outcome: Outcome) -> None:
    if after := AFTER.get(type(outcome)):
        await after(bot, chat_id, context, outcome)


async def _look(tapped: Tapped, context: Context, *, page: int, with_example: bool = False) -> None:
    with context.transaction() as session:
        step = drafts.look(_card_desk(session, tapped, context))
    is_same = step.revision == tapped.tap.revision
    screen = words.card(step, page=page if is_same else 0, with_example=with_example and is_same)
    await cards.turn(tapped, context, card_of(step, screen), "" if is_same else words.STALE)


def _completed(desk: Desk, result: Step) -> Step | Outcome:
    return completion.complete(desk) if result.is_complete and not result.stale else result


def _taken(desk: Desk, said: Said, known: Known) -> Step | Outcome:
    """As a button's words, where the card that the person saw has that button; else an answer, or
    AskedBesideError."""
    verb = _meant(desk, words.spoken(said.text))
    if not verb and not said.file:
        asides.check(desk, said, known)
    if said.file or not filling.offers(desk, verb):
        return _completed(desk, filling.say(desk, said))
    drafts.remember(desk, said.message_id)
    if filling.expected(desk) is not desk.position:
        return filling.stale(desk)
    key = desk.position.key if desk.position else ""
    tap = Tap(desk.draft.id or 0, desk.draft.revision, key)
    try:
        if verb == "send":
            return completion.send(desk, tap)
        return _completed(desk, BY_WORD.get(verb, MOVES[verb])(desk, tap))
    except Rejection as refusal:
        return filling.refuse(desk, refusal)
    except Incomplete:
        return filling.refuse(desk, filling.REVIEW)


def _meant(desk: Desk, verb: str) -> str:
    """The button that words stand for here: *ya* on the review sends, *tidak ada* skips."""
    if verb == "offer" and desk.position is None:
        return "send"
    if verb == "none":
        return "skip" if filling.offers(desk, verb) else ""
    return verb


def _card_desk(session: Session, tapped: Tapped, context: Context) -> Desk:
    terms = context.house.terms()
    return drafts.at_card(session, tapped.tap, telegram_id=tapped.telegram_id, terms=terms)


def tapped_desk(session: Session, tapped: Tapped, context: Context) -> Desk:
    terms = context.house.terms()
    return drafts.at_tapped(session, tapped.tap, telegram_id=tapped.telegram_id, terms=terms)


def card_of(step: Step, screen: Screen) -> cards.Card:
    return cards.Card(
        screen=screen,
        draft_id=step.draft_id,
        key=step.question.key if step.question else "",
        folded=words.folded(step),
        answered=frozenset(q.key for q, _ in step.answers),
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0


ASIDES: dict[str, Callable[[Heard, Context], Awaitable[None]]] = {
    "example": tell_example,
    "leave": leave,
    "command": refuse_command,
}
"""What is said beside the answers, and never taken for one."""

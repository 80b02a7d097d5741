"""Reminders that are answered by a button of theirs, and the deadline that they follow."""

from collections.abc import Awaitable, Callable
from datetime import date

from forms.reminders import DEADLINE, NOT_ME, PROMISE
from handlers import cards, filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import answering, deadlines, people
from services.asking.question import Question
from services.errors import NotFound
from texts import forms
from texts import reminder_answers as words
from texts.screen import Screen


async def promise(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        asked = answering.owing(session, tapped.address.row, **context.who(tapped))
        about = asked.delivery.id
        calendar, now = context.house.calendar, context.house.now()
        days = answering.days_offered(session, asked, calendar=calendar, now=now)
        step = filling.begin(session, PROMISE, asked.person, context, about=about)
    screen = words.with_days(forms.card(step), tapped.address.row, days)
    await cards.show_below(tapped, context, filling.card_of(step, screen))


async def promise_on(tapped: Tapped, context: Context) -> None:
    at, house, who = tapped.address, context.house, tapped.telegram_id
    try:
        day = date.fromisoformat(at.key)
    except ValueError:
        raise NotFound from None
    with context.transaction() as session:
        found = answering.promise_on(session, at.row, day, terms=house.terms(), telegram_id=who)
    await filling.turn(tapped, context, found)


async def not_me(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        asked = answering.about(session, tapped.address.row, **context.who(tapped))
        about = asked.delivery.id
        step = filling.begin(session, NOT_ME, asked.person, context, about=about)
    await filling.show_below(tapped, context, step)


async def snooze(tapped: Tapped, context: Context) -> None:
    who, house = context.who(tapped), context.house
    with context.transaction() as session:
        asked = answering.owing(session, tapped.address.row, **who)
        day = answering.snooze(session, asked, calendar=house.calendar, now=who["now"])
        unit = asked.unit.short_name
    await tapped.show_below(words.snoozed(unit, day))


async def held(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        asked = answering.about(session, tapped.address.row, **context.who(tapped))
        found = answering.held(session, asked, context.house.terms())
    await tapped.show_below(words.held(found))


def complained(
    acting: Heard | Tapped, context: Context, _view_id: int, _question: Question
) -> Screen | None:
    """In words the same answer as by the button."""
    house, who = context.house, acting.telegram_id
    with house.database.reading() as session:
        found = answering.complained(session, house.terms(), telegram_id=who)
    return words.held(found) if found else None


async def move_deadline(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        mandate = deadlines.find(session, tapped.address.row, **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, DEADLINE, person, context, about=mandate.id)
    await filling.show_below(tapped, context, step)


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "promise": promise,
    "promiseon": promise_on,
    "notme": not_me,
    "snooze": snooze,
    "held": held,
    "moveday": move_deadline,
}

"""Reminders that are answered by a button of theirs, and the deadline that they follow."""

from collections.abc import Awaitable, Callable

from forms.reminders import DEADLINE, NOT_ME, PROMISE
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import answering, deadlines, people
from services.asking.question import Question
from texts import reminder_answers as words
from texts.screen import Screen


async def promise(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        asked = answering.owing(session, tapped.address.row, **context.who(tapped))
        about = asked.delivery.id
        step = filling.begin(session, PROMISE, asked.person, context, about=about)
    await filling.show_below(tapped, context, step)


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
    "notme": not_me,
    "snooze": snooze,
    "held": held,
    "moveday": move_deadline,
}

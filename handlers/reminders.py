"""Reminders that are answered by a button of theirs."""

from collections.abc import Awaitable, Callable

from forms.reminders import NOT_ME, PROMISE
from handlers import filling
from handlers.context import Context
from handlers.incoming import Tapped
from services import answering
from texts import reminder_answers as words


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


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "promise": promise,
    "notme": not_me,
    "snooze": snooze,
    "held": held,
}

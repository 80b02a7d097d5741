"""How the house is, for admins."""

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import alarms, health, people
from services.policy import Action
from texts import health as words
from texts.screen import Screen


async def look(heard: Heard, context: Context) -> None:
    await heard.show(_screen(heard, context))


async def look_again(tapped: Tapped, context: Context) -> None:
    await tapped.show(_screen(tapped, context))


def _screen(acts: Heard | Tapped, context: Context) -> Screen:
    house, pulse = context.house, context.bot_data.pulse
    now = house.now()
    with house.database.reading() as session:
        people.allowed(session, Action.SEE_HEALTH, **context.who(acts))
        found = health.look(
            session,
            database=house.database,
            storage=house.vault.folder,
            copies=house.copies,
            now=now,
        )
        lately = alarms.lately(session, now=now)
    return words.screen(
        found,
        polled=pulse.age(pulse.polled and pulse.heard),
        planned=pulse.age(pulse.planned),
        alarms=lately,
        now=now,
        local=house.calendar.local,
    )

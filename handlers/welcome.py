"""Greeting, help, and the answer to what nobody understands."""

from handlers.context import Context
from handlers.incoming import Heard
from services import people
from texts import menu


async def greet(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        who = {"telegram_id": heard.telegram_id}
        if heard.telegram_id in context.house.admin_ids:
            now = context.house.now()
            person = people.welcome_admin(session, **who, name=heard.name, now=now)
        else:
            person = people.known(session, **who)
    await heard.show(menu.greeting(person.name))


async def explain(heard: Heard, _context: Context) -> None:
    await heard.show(menu.help_screen())

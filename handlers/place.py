"""People whose answer was cut off, by a restart or by the line, are shown where they are."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from handlers import filling
from handlers.cards import LiveCard
from handlers.context import BotData
from handlers.incoming import send
from services import registration
from services.errors import Stranger
from services.house import House
from services.steps import Step
from texts import outcomes

log = logging.getLogger(__name__)


async def show_places(bot: Bot, data: BotData) -> None:
    """To everybody whose answer was cut off. One that fails keeps nobody else waiting, and is shown
    at the next start."""
    for chat_id, rows in data.intake.cut_off().items():
        try:
            await show_place(bot, data, chat_id)
        except Exception:
            log.exception("chat %s was cut off and could not be shown its place", chat_id)
        else:
            data.intake.shown(rows)


async def show_place(bot: Bot, data: BotData, chat_id: int) -> None:
    """At once, as the living card; what cannot be sent now is owed."""
    house = data.house
    with house.database.transaction() as session:
        at, terms = house.now(), house.terms()
        place = registration.place(session, telegram_id=chat_id, at=at, terms=terms)
    screen = outcomes.place(place, house.calendar.local)
    try:
        message = await send(bot, chat_id, screen)
    except TelegramError as error:
        log.warning("chat %s could not be shown its place yet: %s", chat_id, type(error).__name__)
        owe_place(house, chat_id)
        return
    if isinstance(place, Step):
        data.cards[chat_id] = LiveCard(message.message_id, filling.card_of(place, screen))


def owe_place(house: House, chat_id: int) -> bool:
    """Sent until it arrives. False to somebody the bot does not know."""
    try:
        with house.database.transaction() as session:
            registration.owe_place(session, telegram_id=chat_id, now=house.now())
    except Stranger:
        return False
    return True

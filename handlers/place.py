"""After a restart: people whose answer was cut off are shown where they are."""

import logging
from datetime import timedelta

from telegram import Bot
from telegram.error import TelegramError

from handlers.incoming import send
from services import drafts, registration
from services.errors import DomainError
from services.house import House
from texts import forms, menu, outcomes
from texts.screen import Screen

LATELY = timedelta(hours=1)
log = logging.getLogger(__name__)


async def show_place(bot: Bot, house: House, chat_id: int) -> None:
    screen = _place(house, chat_id)
    try:
        await send(bot, chat_id, screen)
    except TelegramError as error:
        log.warning("chat %s could not be shown its place: %s", chat_id, type(error).__name__)


def _place(house: House, chat_id: int) -> Screen:
    """The open form; or what they registered just before the cut, whose number they never saw."""
    place = open_card(house, chat_id) or _just_registered(house, chat_id)
    return Screen(menu.resumed(place.text), place.buttons) if place else Screen(menu.BACK_AGAIN)


def _just_registered(house: House, telegram_id: int) -> Screen | None:
    since = house.now() - LATELY
    with house.database.reading() as session:
        outcome = registration.latest(session, telegram_id=telegram_id, since=since)
    return outcomes.tell(outcome, house.calendar.local) if outcome else None


def open_card(house: House, telegram_id: int) -> Screen | None:
    """The card of the form that the person has open, if one is. It is what they see from now on,
    so that what they type next answers it."""
    try:
        with house.database.transaction() as session:
            desk = drafts.at_open(session, telegram_id=telegram_id, terms=house.terms())
            return forms.card(drafts.look(desk))
    except DomainError:
        return None

"""Pinned boards are edited when what they say has changed, each at most once a minute."""

import asyncio
import logging

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from gateway.keyboards import inline_keyboard
from services import boards
from services.boards import pins
from services.boards.pins import Hanging
from services.errors import DomainError
from services.house import House
from texts import boards as words
from texts.screen import Screen

log = logging.getLogger(__name__)
BEAT = 15.0  # seconds


class PinnedBoards:
    def __init__(self, house: House, bot: Bot) -> None:
        self.house, self.bot = house, bot

    async def refresh(self) -> None:
        """Costs one look into the database while nothing hangs anywhere."""
        with self.house.database.reading() as session:
            waiting = pins.due(session, now=self.house.now())
        for hanging in waiting:
            await self._look_after(hanging)

    async def _look_after(self, hanging: Hanging) -> None:
        try:
            screen, fingerprint = await asyncio.to_thread(self._screen, hanging)
        except DomainError:
            self._end(hanging, pins.MAY_NOT)
            return
        if fingerprint == hanging.pin.shown:
            return
        try:
            await self._edit(hanging, screen)
        except (BadRequest, Forbidden, ChatMigrated) as error:
            if "not modified" not in error.message.casefold():
                self._end(hanging, error.message)
                return
        except TelegramError as error:
            log.warning("a pinned board waits: %s", type(error).__name__)
            return
        with self.house.database.transaction() as session:
            pins.edited(session, session.merge(hanging.pin), fingerprint, now=self.house.now())

    def _screen(self, hanging: Hanging) -> tuple[Screen, str]:
        house = self.house
        with house.database.reading() as session:
            found = boards.look(session, telegram_id=hanging.telegram_id, terms=house.terms())
        at, local = house.local_now(), house.calendar.local
        screen = words.card(found, "", at, local, is_pinned=True)
        return screen, words.fingerprint(found, local)

    async def _edit(self, hanging: Hanging, screen: Screen) -> None:
        pin = hanging.pin
        is_private = pin.chat_id == hanging.telegram_id
        await self.bot.edit_message_text(
            screen.text,
            pin.chat_id,
            pin.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(screen.buttons) if is_private else None,
        )

    def _end(self, hanging: Hanging, reason: str) -> None:
        with self.house.database.transaction() as session:
            pins.end(session, session.merge(hanging.pin), reason, now=self.house.now())

"""Messages that are kept current: each is edited only when it says something new, and until it
ends."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from gateway.keyboards import inline_keyboard
from gateway.paced import HAS_TURN
from gateway.pacing import Pacer
from services import kept
from services.errors import DomainError
from services.house import House
from services.kept import Kept
from texts.screen import Screen

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """`fingerprint` is what the screen says, without its hour; `ends` is why it will say nothing
    new any more."""

    chat_id: int
    screen: Screen
    fingerprint: str
    ends: str = ""


class Keeper:
    """`due` gives those that may be looked after, `tell` what one of them says now, in a thread;
    DomainError where whoever began it may not see it any more."""

    def __init__(
        self,
        house: House,
        bot: Bot,
        pacer: Pacer,
        due: Callable[[Session, datetime], list[Kept]],
        tell: Callable[[Session, Kept, House], Told],
    ) -> None:
        self.house, self.bot, self.pacer = house, bot, pacer
        self.due, self.tell = due, tell

    async def refresh(self) -> None:
        """Costs one look into the database while nothing is kept."""
        with self.house.database.reading() as session:
            waiting = self.due(session, self.house.now())
        for one in waiting:
            try:
                await self._look_after(one)
            except Exception:
                log.exception("%s cannot be looked after", one.name)

    async def _look_after(self, one: Kept) -> None:
        try:
            told = await asyncio.to_thread(self._told, one)
        except DomainError:
            self._end(one, kept.MAY_NOT)
            return
        if told.fingerprint != one.row.shown and not await self._edited(one, told):
            return
        if told.ends:
            self._end(one, told.ends)

    def _told(self, one: Kept) -> Told:
        with self.house.database.reading() as session:
            return self.tell(session, one, self.house)

    async def _edited(self, one: Kept, told: Told) -> bool:
        """Nothing is waited for between the last look and the call: what somebody is shown
        meanwhile in its place would be overwritten."""
        await self.pacer.unhalted()
        with self.house.database.reading() as session:
            if kept.as_is(session, one).ended_at is not None:
                return False
        HAS_TURN.set(True)
        try:
            await self._edit(one, told)
        except (BadRequest, Forbidden, ChatMigrated) as error:
            if "not modified" not in error.message.casefold():
                self._end(one, error.message)
                return False
        except TelegramError as error:
            log.warning("%s waits: %s", one.name, type(error).__name__)
            return False
        with self.house.database.transaction() as session:
            row = kept.as_is(session, one)
            kept.edited(session, row, told.fingerprint, now=self.house.now())
        return True

    async def _edit(self, one: Kept, told: Told) -> None:
        await self.bot.edit_message_text(
            told.screen.text,
            told.chat_id,
            one.row.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(told.screen.buttons),
        )

    def _end(self, one: Kept, reason: str) -> None:
        with self.house.database.transaction() as session:
            kept.end(session, kept.as_is(session, one), reason, now=self.house.now())

"""Reports that edit themselves: each at most every few seconds, only when they say something new,
until all messages are settled."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from gateway.keyboards import inline_keyboard
from models import LiveReport
from services import live_reports, nudges
from services.circulars import report as circulars
from services.errors import DomainError
from services.house import House
from services.live_reports import Followed
from texts import nudges as nudge_words
from texts.circulars import sending as circular_words
from texts.screen import Screen

log = logging.getLogger(__name__)
BEAT = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Told:
    """`fingerprint` is what the screen says, without its hour."""

    screen: Screen
    fingerprint: str
    is_settled: bool


class LiveReports:
    def __init__(self, house: House, bot: Bot) -> None:
        self.house, self.bot = house, bot

    async def refresh(self) -> None:
        """Costs one look into the database while nothing is followed."""
        with self.house.database.reading() as session:
            waiting = live_reports.due(session, now=self.house.now())
        for followed in waiting:
            try:
                await self._look_after(followed)
            except Exception:
                log.exception("report %s cannot be looked after", followed.row.id)

    async def _look_after(self, followed: Followed) -> None:
        try:
            with self.house.database.reading() as session:
                told = _told(session, followed, self.house)
        except DomainError:
            self._end(followed, live_reports.MAY_NOT)
            return
        row = followed.row
        is_new = told.fingerprint != row.shown
        if is_new and not await self._edited(followed, told.screen):
            return
        if is_new or told.is_settled:
            with self.house.database.transaction() as session:
                live_reports.edited(
                    session,
                    row.id or 0,
                    told.fingerprint,
                    is_settled=told.is_settled,
                    now=self.house.now(),
                )

    async def _edited(self, followed: Followed, screen: Screen) -> bool:
        try:
            await self.bot.edit_message_text(
                screen.text,
                followed.telegram_id,
                followed.row.message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=inline_keyboard(screen.buttons),
            )
        except (BadRequest, Forbidden, ChatMigrated) as error:
            if "not modified" not in error.message.casefold():
                self._end(followed, error.message)
                return False
        except TelegramError as error:
            log.warning("a report waits: %s", type(error).__name__)
            return False
        return True

    def _end(self, followed: Followed, reason: str) -> None:
        with self.house.database.transaction() as session:
            row = session.get_one(LiveReport, followed.row.id)
            live_reports.end(session, row, reason, now=self.house.now())


def _told(session: Session, followed: Followed, house: House) -> Told:
    kind, _, about = followed.row.subject.partition(":")
    return TOLD[kind](session, about, followed.telegram_id, house)


def _nudge(session: Session, step: str, telegram_id: int, house: House) -> Told:
    found = nudges.report(session, step, telegram_id=telegram_id, now=house.now())
    screen = nudge_words.report(found, step, house.local_now())
    return Told(screen, str(found), found.is_settled)


def _circular(session: Session, number: str, telegram_id: int, house: House) -> Told:
    found = circulars.report(session, int(number), telegram_id=telegram_id, now=house.now())
    screen = circular_words.report(found, house.local_now())
    return Told(screen, circular_words.fingerprint(found), found.is_settled)


TOLD: dict[str, Callable[[Session, str, int, House], Told]] = {
    nudges.FOLLOWED: _nudge,
    circulars.FOLLOWED: _circular,
}

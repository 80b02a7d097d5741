"""Command menus: what Telegram shows each person, brought in line with what they may do.

Nothing is remembered here but a pause: who has which menu is in the database, so that a crash or a
line that is down loses none of them.
"""

import logging
from hashlib import blake2s
from time import monotonic

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from services import menus
from services.house import House
from services.menus import REFUSED, Shown
from texts import groups
from texts.menu import COMMANDS, commands

log = logging.getLogger(__name__)
FEW = 20  # menus at a time, so that messages never wait long for them
PAUSE = 60.0  # seconds after trouble on the line
Commands = tuple[tuple[str, str], ...]


class Menus:
    def __init__(self, house: House, bot: Bot) -> None:
        self.house, self.bot = house, bot
        self._has_default = False
        self._quiet_until = 0.0

    async def refresh(self) -> None:
        """Called with every beat; costs one look into the database while all is as it should be."""
        if monotonic() < self._quiet_until:
            return
        try:
            await self._show_default()
            for shown, wanted in self._differing()[:FEW]:
                await self._show(shown, wanted)
        except RetryAfter as error:
            wait = error.retry_after
            seconds = wait if isinstance(wait, int) else wait.total_seconds()
            self._quiet_until = monotonic() + seconds
        except TelegramError as error:
            log.warning("menus wait: %s", type(error).__name__)
            self._quiet_until = monotonic() + PAUSE

    async def _show_default(self) -> None:
        """To strangers, and in groups; once for each start of the process."""
        if not self._has_default:
            await self.bot.set_my_commands(_listed(COMMANDS))
            scope = BotCommandScopeAllGroupChats()
            await self.bot.set_my_commands(_listed(groups.COMMANDS), scope=scope)
            self._has_default = True

    def _differing(self) -> list[tuple[Shown, Commands]]:
        with self.house.database.reading() as session:
            everybody = menus.everybody(session, now=self.house.now())
        pairs = [(shown, _wanted(shown)) for shown in everybody]
        return [(s, w) for s, w in pairs if s.menu not in {_name(w), REFUSED + _name(w)}]

    async def _show(self, shown: Shown, wanted: Commands) -> None:
        scope = BotCommandScopeChat(shown.telegram_id)
        try:
            if wanted:
                await self.bot.set_my_commands(_listed(wanted), scope=scope)
            else:
                await self.bot.delete_my_commands(scope=scope)
        except (Forbidden, BadRequest) as error:
            log.info("menu of person %s refused: %s", shown.person_id, error.message)
            self._note(shown, wanted, is_refused=True)
        else:
            self._note(shown, wanted, is_refused=False)

    def _note(self, shown: Shown, wanted: Commands, *, is_refused: bool) -> None:
        with self.house.database.transaction() as session:
            menus.note(session, shown.person_id, _name(wanted), is_refused=is_refused)


def _wanted(shown: Shown) -> Commands:
    """Nothing for people without a post: they see what strangers see."""
    return commands(shown.role, has_several=shown.has_several) if shown.role else ()


def _name(wanted: Commands) -> str:
    """Another name for another list, so that a new version of the bot shows its new commands."""
    return blake2s(repr(wanted).encode(), digest_size=8).hexdigest() if wanted else ""


def _listed(wanted: Commands) -> list[BotCommand]:
    return [BotCommand(name, what) for name, what in wanted]

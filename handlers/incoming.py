"""Reads an update once, at the edge, into something without holes; shows screens in return."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    ChatMember,
    Document,
    Message,
    PhotoSize,
    Update,
    User,
    Video,
)
from telegram.constants import ChatMemberStatus, ChatType, FileSizeLimit, ParseMode
from telegram.error import BadRequest

from forms.clean import clean, clean_name
from forms.rejections import FileTooBig, HasMacros
from gateway.keyboards import inline_keyboard, reply_keyboard
from services.desk import Tap
from services.files import MACRO_TYPES, kind_of
from services.vault import Vault, described
from texts.screen import Address, Screen
from texts.words import NAMELESS

UNTAKEN = ("video", "voice", "audio", "video_note", "sticker", "story", "poll")
UNTURNABLE = ("can't be edited", "message to edit not found", "no text in the message")
HARMLESS = ("message is not modified", "query is too old")


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from a person: typed, edited, or carrying a file."""

    message: Message
    telegram_id: int
    name: str

    @property
    def text(self) -> str:
        return clean(self.message.text or self.message.caption or "")

    @property
    def attachment(self) -> tuple[str, int, Document | PhotoSize] | None:
        """(name, bytes, the file), or None."""
        if document := self.message.document:
            return document.file_name or "berkas", document.file_size or 0, document
        if photo := self.message.photo:
            return "foto.jpg", photo[-1].file_size or 0, photo[-1]
        return None

    @property
    def film(self) -> tuple[str, int, Video] | None:
        """A video as phones send it: proof of something, and no answer to anything else."""
        if video := self.message.video:
            return video.file_name or "video.mp4", video.file_size or 0, video
        return None

    @property
    def medium(self) -> str | None:
        """Its kind, where it is one that no question takes: what stands under it is no answer."""
        return next((kind for kind in UNTAKEN if getattr(self.message, kind)), None)

    @property
    def contact(self) -> dict[str, str] | None:
        """A card from the phone's own list."""
        if shared := self.message.contact:
            name = " ".join(part for part in (shared.first_name, shared.last_name) if part)
            return {"name": clean_name(name), "phone": clean(shared.phone_number)}
        return None

    @property
    def location(self) -> tuple[float, float] | None:
        shared = self.message.location
        return (shared.latitude, shared.longitude) if shared else None

    async def keep_file(
        self, vault: Vault, is_taken: Callable[[dict[str, Any]], bool]
    ) -> tuple[dict[str, Any], bytes]:
        """Downloads before any transaction begins, into the vault if it is taken; the value of a
        file answer, and the bytes. A Rejection where it is too big, or holds macros."""
        carried = self.attachment or self.film
        assert carried is not None  # noqa: S101
        name, size, attached = carried
        _check_size(size)
        vault.check_room(size)
        held = await attached.get_file()
        _check_size(held.file_size or 0)
        data = bytes(await held.download_as_bytearray())
        _check_size(len(data))
        if (kind := kind_of(data)) in MACRO_TYPES:
            raise HasMacros(kind)
        file = asdict(await asyncio.to_thread(described, name, data))
        if is_taken(file):
            await asyncio.to_thread(vault.put, name, data)
        return file, data

    async def show(self, screen: Screen) -> Message:
        return await send(self.message.get_bot(), self.message.chat_id, screen)


@dataclass(frozen=True, slots=True)
class Tapped:
    """A pressed button."""

    query: CallbackQuery
    telegram_id: int
    address: Address

    @property
    def name(self) -> str:
        return _called(self.query.from_user)

    @property
    def chat_id(self) -> int:
        """Where the button stands."""
        return self.query.message.chat.id if self.query.message else self.telegram_id

    @property
    def is_in_private(self) -> bool:
        return self.chat_id == self.telegram_id

    @property
    def tap(self) -> Tap:
        found = self.address
        return Tap(found.row, found.revision, found.key, found.choice)

    async def show(self, screen: Screen, toast: str = "") -> int:
        """Answers the press and turns the message into the screen; where that can be turned no
        more, the screen comes below. The id of the message that shows it."""
        await self.answer(toast)
        pressed = self.query.message
        if isinstance(pressed, Message) and await self._turned(pressed, screen):
            return pressed.message_id
        return (await send(self.query.get_bot(), self.chat_id, screen)).message_id

    async def _turned(self, pressed: Message, screen: Screen) -> bool:
        buttons = inline_keyboard(screen.buttons)
        try:
            await pressed.edit_text(screen.text, parse_mode=ParseMode.HTML, reply_markup=buttons)
        except BadRequest as error:
            if any(words in error.message.casefold() for words in UNTURNABLE):
                return False
            if not is_harmless(error):
                raise
        return True

    async def show_below(self, screen: Screen) -> Message:
        """The pressed message stays; the screen is a new one."""
        await self.answer()
        return await send(self.query.get_bot(), self.telegram_id, screen)

    async def answer(self, words: str = "", *, alert: bool = False) -> None:
        try:
            await self.query.answer(words[:200] or None, show_alert=alert)
        except BadRequest as error:
            if not is_harmless(error):
                raise


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody has changed the bot's own place in a group."""

    bot: Bot
    chat_id: int
    title: str
    telegram_id: int
    was_in: bool
    is_in: bool


@dataclass(frozen=True, slots=True)
class Openness:
    """Somebody has blocked the bot, or lets it write again."""

    telegram_id: int
    is_open: bool


def _check_size(size: int) -> None:
    if size > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise FileTooBig(size, int(FileSizeLimit.FILESIZE_DOWNLOAD))


async def send(bot: Bot, chat_id: int, screen: Screen) -> Message:
    keyboard = reply_keyboard(screen.keys) if screen.keys else inline_keyboard(screen.buttons)
    return await bot.send_message(
        chat_id, screen.text, parse_mode=ParseMode.HTML, reply_markup=keyboard
    )


def is_harmless(error: BadRequest) -> bool:
    return any(words in error.message.casefold() for words in HARMLESS)


def read_message(update: Update) -> Heard | None:
    message, person = update.effective_message, update.effective_user
    if message is None or person is None:
        return None
    return Heard(message, person.id, _called(person))


def _called(person: User) -> str:
    return clean_name(person.first_name) or NAMELESS


def read_presence(update: Update) -> Presence | None:
    """None for private chats."""
    change = update.my_chat_member
    if change is None or change.chat.type == ChatType.PRIVATE:
        return None
    chat, by = change.chat, change.from_user
    was_in, is_in = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    title = clean_name(chat.title or "")
    return Presence(update.get_bot(), chat.id, title, by.id, was_in, is_in)


def read_openness(update: Update) -> Openness | None:
    """None for groups."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return None
    return Openness(change.from_user.id, _is_in(change.new_chat_member))


def _is_in(member: ChatMember) -> bool:
    return member.status not in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


def read_tap(update: Update) -> Tapped | None:
    """Data that no button of ours held raises UnreadableAddress."""
    query = update.callback_query
    if query is None or query.data is None:
        return None
    return Tapped(query, query.from_user.id, Address.read(query.data))

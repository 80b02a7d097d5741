"""In groups: only leadership and Bappedalitbang are answered, and only where they address the bot.

Whoever is in the group reads what is shown there: nothing personal, no form, no button of a private
chat. A question is answered after it was said where: here, or in the private chat.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable

from telegram import Message
from telegram.error import Forbidden

from forms.rejections import NotAnOption
from handlers import boards, index, leadership, rankings, recap
from handlers.context import Context
from handlers.incoming import Heard, Presence, Tapped, send
from services import deliveries, groups, people
from services.errors import DomainError, NotFound
from services.policy import Action
from texts import groups as words
from texts import menu
from texts.screen import Screen

ANSWERS: dict[str, Callable[[Heard | Tapped, Context], Screen]] = {
    "belum": boards.missing_board,
    "tenggat": leadership.deadline_screen,
    "indeks": index.index_screen,
    "peringkat": rankings.units_screen,
    "rekap": recap.recap_screen,
}  # by command; what it may be, `policy.IN_GROUPS` says


MENTIONED = (Action.ASK_IN_GROUP, Action.LINK_GROUP)  # by the welcome, to those who may


# ---- coming and going


async def move_in_or_out(presence: Presence, context: Context) -> None:
    if presence.is_in and not presence.was_in:
        await _enter(presence, context)
    elif presence.was_in and not presence.is_in:
        with context.transaction() as session:
            groups.lost(session, presence.chat_id, now=context.house.now())


async def _enter(presence: Presence, context: Context) -> None:
    """A welcome, or the reason for leaving."""
    bot, chat_id, who = presence.bot, presence.chat_id, context.who(presence)
    try:
        with context.transaction() as session:
            unit = groups.enter(session, chat_id, presence.title, **who)
            may = {a for a in MENTIONED if people.may(session, a, **who)}
    except DomainError:
        await send(bot, chat_id, Screen(words.NOT_OURS))
        await bot.leave_chat(chat_id)
        return
    await send(bot, chat_id, words.welcome(unit, bot.username, may))


async def migrate(heard: Heard, context: Context) -> None:
    """A group has become a supergroup: told once in each of the two chats."""
    here, message = heard.message.chat_id, heard.message
    old, new = message.migrate_from_chat_id or here, message.migrate_to_chat_id or here
    with context.transaction() as session:
        deliveries.moved(session, old=old, new=new)


# ---- being spoken to


async def hear(heard: Heard, context: Context) -> None:
    """Silence to all who are not answered here."""
    said = _said_to_us(heard.message)
    if said is None:
        return
    try:
        await _answer(heard, context, said)
    except DomainError:
        return


async def _answer(heard: Heard, context: Context, said: str) -> None:
    word, _, rest = said.removeprefix("/").partition(" ")
    if linking := LINKING.get(word.casefold()):
        await linking(heard, context, rest)
        return
    with context.house.database.reading() as session:
        people.allowed(session, Action.ASK_IN_GROUP, **context.who(heard))
    asked = word if word in ANSWERS else next(iter(menu.meant(said, [*ANSWERS])), None)
    username = heard.message.get_bot().username
    await heard.show(words.offer(asked) if asked else words.not_understood(username))


async def here(tapped: Tapped, context: Context) -> None:
    """Without buttons: those are for the private chat."""
    await tapped.show(Screen((await _answered(tapped, context)).text))


async def privately(tapped: Tapped, context: Context) -> None:
    answer, bot = await _answered(tapped, context), tapped.query.get_bot()
    try:
        await send(bot, tapped.telegram_id, answer)
    except Forbidden:
        await tapped.answer(words.start_first(bot.username), alert=True)
        return
    await tapped.show(Screen(words.SENT_PRIVATELY))


async def only_private(tapped: Tapped, _context: Context) -> None:
    await tapped.answer(words.ONLY_PRIVATE, alert=True)


async def _answered(tapped: Tapped, context: Context) -> Screen:
    """In a thread: there may be thousands of innovations."""
    with context.house.database.reading() as session:
        people.allowed(session, Action.ASK_IN_GROUP, **context.who(tapped))
    answer = ANSWERS.get(tapped.address.choice)
    if answer is None:
        raise NotFound
    return await asyncio.to_thread(answer, tapped, context)


def _said_to_us(message: Message) -> str | None:
    """Without our name; None if it was said to others."""
    bot, text = message.get_bot(), message.text or ""
    said = re.sub(rf"@{re.escape(bot.username)}\b", " ", text, flags=re.IGNORECASE)
    before = message.reply_to_message
    is_reply = before is not None and before.from_user is not None and before.from_user.id == bot.id
    return " ".join(said.split()) if said != text or is_reply else None


# ---- reminders of a unit


async def link(tapped: Tapped, context: Context) -> None:
    chat_id, unit_id = tapped.chat_id, tapped.address.row
    with context.transaction() as session:
        unit = groups.link(session, chat_id, unit_id, **context.who(tapped))
    await tapped.show(words.linked(unit))


async def unlink(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        groups.unlink(session, tapped.chat_id, **context.who(tapped))
    await tapped.show(Screen(words.UNLINKED))


async def _link_named(heard: Heard, context: Context, name: str) -> None:
    who, today = context.who(heard), context.house.today()
    try:
        with context.transaction() as session:
            unit = groups.link_named(session, heard.message.chat_id, name, today=today, **who)
    except NotAnOption as refusal:
        await heard.show(words.nearest(refusal.given, refusal.nearest))
        return
    await heard.show(words.linked(unit))


async def _unlink_by_word(heard: Heard, context: Context, _rest: str) -> None:
    with context.transaction() as session:
        groups.unlink(session, heard.message.chat_id, **context.who(heard))
    await heard.show(Screen(words.UNLINKED))


LINKING: dict[str, Callable[[Heard, Context, str], Awaitable[None]]] = {
    "hubungkan": _link_named,
    "putuskan": _unlink_by_word,
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "here": here,
    "private": privately,
    "hang": boards.pin,
    "link": link,
    "unlink": unlink,
}

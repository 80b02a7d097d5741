"""The one living card of a chat: always the lowest thing of the bot's, the earlier one folded away.

Which message it is, is only remembered while the process runs: after a restart an old card keeps
its buttons, and those show the truth when they are pressed.
"""

from dataclasses import dataclass

from telegram import Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from gateway.keyboards import inline_keyboard
from handlers.context import Context
from handlers.incoming import Heard, Tapped, is_harmless
from texts.screen import Screen


@dataclass(frozen=True, slots=True)
class LiveCard:
    """`about` is what it asks, `folded` what stays of it once that is answered."""

    message_id: int
    about: str
    folded: str


async def show(heard: Heard, context: Context, screen: Screen, *, about: str, folded: str) -> None:
    """Below what the person wrote; where the card stands there already (albums, long pastes that
    came in pieces), it is edited in place."""
    live = context.cards.get(heard.telegram_id)
    is_below = live is not None and live.message_id > heard.message.message_id
    if live is not None and is_below and await _edited(heard, live, screen):
        context.cards[heard.telegram_id] = LiveCard(live.message_id, about, folded)
        return
    sent = await heard.show(screen)
    context.cards[heard.telegram_id] = LiveCard(sent.message_id, about, folded)
    if live is not None:
        await _put_away(sent, live, is_same=live.about == about)


async def turn(tapped: Tapped, context: Context, screen: Screen, **card: str) -> None:
    """The pressed message becomes the card."""
    await tapped.show(screen, card.pop("toast", ""))
    live = context.cards.get(tapped.telegram_id)
    message = tapped.query.message
    if message is None:
        return
    if live is not None and live.message_id != message.message_id and isinstance(message, Message):
        await _put_away(message, live, is_same=True)
    context.cards[tapped.telegram_id] = LiveCard(message.message_id, card["about"], card["folded"])


async def show_below(
    tapped: Tapped, context: Context, screen: Screen, *, about: str, folded: str
) -> None:
    """The pressed message stays; the card is a new one."""
    sent = await tapped.show_below(screen)
    live = context.cards.get(tapped.telegram_id)
    context.cards[tapped.telegram_id] = LiveCard(sent.message_id, about, folded)
    if live is not None:
        await _put_away(sent, live, is_same=live.about == about)


def forget(context: Context, telegram_id: int) -> None:
    context.cards.pop(telegram_id, None)


async def _edited(heard: Heard, live: LiveCard, screen: Screen) -> bool:
    try:
        await heard.message.get_bot().edit_message_text(
            screen.text,
            heard.telegram_id,
            live.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(screen.buttons),
        )
    except BadRequest as error:
        return is_harmless(error)
    return True


async def _put_away(near: Message, live: LiveCard, *, is_same: bool) -> None:
    """A card that asks the same again goes; another one leaves a line behind. It may be gone."""
    bot, chat = near.get_bot(), near.chat_id
    try:
        if is_same:
            await bot.delete_message(chat, live.message_id)
        else:
            await bot.edit_message_text(live.folded, chat, live.message_id)
    except BadRequest:
        return

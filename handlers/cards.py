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
from texts.screen import Address, Screen


@dataclass(frozen=True, slots=True)
class Card:
    """A screen about a question of a draft (the review has no key). `folded` is the line that stays
    of it once that is answered; `answered` has what is answered when it is shown."""

    screen: Screen
    draft_id: int
    key: str
    folded: str
    answered: frozenset[str]

    def is_settled_by(self, later: "Card") -> bool:
        return self.draft_id == later.draft_id and self.key in later.answered


@dataclass(frozen=True, slots=True)
class LiveCard:
    """`pressed` is the button that turned it into what it is."""

    message_id: int
    card: Card
    pressed: Address | None = None


async def show(heard: Heard, context: Context, card: Card) -> None:
    """Below what the person wrote; where the card stands there already (albums, long pastes that
    came in pieces), it is edited in place."""
    live = context.cards.get(heard.telegram_id)
    is_below = live is not None and live.message_id > heard.message.message_id
    if live is not None and is_below and await _edited(heard, live, card.screen):
        context.cards[heard.telegram_id] = LiveCard(live.message_id, card)
        return
    await _follow(await heard.show(card.screen), heard.telegram_id, context, card)


async def turn(tapped: Tapped, context: Context, card: Card, toast: str = "") -> None:
    """The pressed message becomes the card. Of a double tap the second needs no words."""
    shown = await tapped.show(card.screen, "" if _is_double(tapped, context) else toast)
    await put_away(tapped, context)
    context.cards[tapped.telegram_id] = LiveCard(shown, card, tapped.address)


def _is_double(tapped: Tapped, context: Context) -> bool:
    """The same button of the same card: the card shows already what came of it."""
    message, live = tapped.query.message, context.cards.get(tapped.telegram_id)
    if message is None or live is None:
        return False
    return (live.message_id, live.pressed) == (message.message_id, tapped.address)


async def show_below(tapped: Tapped, context: Context, card: Card) -> None:
    """The pressed message stays; the card is a new one."""
    await _follow(await tapped.show_below(card.screen), tapped.telegram_id, context, card)


async def _follow(sent: Message, telegram_id: int, context: Context, card: Card) -> None:
    """The message that was sent is the card from now on."""
    before = context.cards.get(telegram_id)
    context.cards[telegram_id] = LiveCard(sent.message_id, card)
    if before is not None:
        await _put_away(sent, before, is_settled=before.card.is_settled_by(card))


async def settle(heard: Heard, context: Context) -> None:
    """The form is over: what stays of its last card is a line."""
    if live := context.cards.pop(heard.telegram_id, None):
        await _put_away(heard.message, live, is_settled=True)


async def put_away(acting: Heard | Tapped, context: Context) -> None:
    """Nothing is asked any more; a card that was pressed itself becomes what comes now."""
    live = context.cards.pop(acting.telegram_id, None)
    message = acting.message if isinstance(acting, Heard) else acting.query.message
    if live is None or message is None or live.message_id == message.message_id:
        return
    if isinstance(message, Message):
        await _put_away(message, live, is_settled=False)


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


async def _put_away(near: Message, live: LiveCard, *, is_settled: bool) -> None:
    """An answered card leaves a line behind, another one goes. Telegram deletes nothing that is
    older than 48 hours: of that only the buttons go. It may be gone already."""
    bot, chat = near.get_bot(), near.chat_id
    try:
        if is_settled:
            await bot.edit_message_text(live.card.folded, chat, live.message_id)
        else:
            await bot.delete_message(chat, live.message_id)
    except BadRequest:
        await _take_buttons(near, live)


async def _take_buttons(near: Message, live: LiveCard) -> None:
    try:
        await near.get_bot().edit_message_reply_markup(near.chat_id, live.message_id)
    except BadRequest:
        return

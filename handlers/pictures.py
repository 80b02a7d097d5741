"""A screen with a picture above it: one message that is turned, picture and all."""

from dataclasses import dataclass

from telegram import InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from gateway.keyboards import inline_keyboard
from handlers.incoming import UNTURNABLE, Heard, Tapped, is_harmless, send
from texts.screen import Screen


@dataclass(frozen=True, slots=True)
class Pictured(Screen):
    """A screen that may be shown without its picture as well."""

    picture: bytes = b""


async def show(heard: Heard, data: bytes, screen: Screen) -> Message:
    return await _send(heard.message, heard.message.chat_id, data, screen)


async def turn(tapped: Tapped, data: bytes, screen: Screen) -> None:
    """The pressed message gets the picture, whether it had one or was a text; where it can be
    turned no more, a new one comes below."""
    await tapped.answer()
    pressed = tapped.query.message
    if not isinstance(pressed, Message):
        return
    media = InputMediaPhoto(data, screen.text, parse_mode=ParseMode.HTML, filename="gambar.png")
    try:
        await pressed.edit_media(media, reply_markup=inline_keyboard(screen.buttons))
    except BadRequest as error:
        if any(words in error.message.casefold() for words in UNTURNABLE):
            await _send(pressed, tapped.chat_id, data, screen)
        elif not is_harmless(error):
            raise


async def show_either(heard: Heard, screen: Screen) -> None:
    """With the picture, where there is one."""
    if isinstance(screen, Pictured):
        await show(heard, screen.picture, screen)
    else:
        await heard.show(screen)


async def turn_either(tapped: Tapped, screen: Screen) -> None:
    if isinstance(screen, Pictured):
        await turn(tapped, screen.picture, screen)
    else:
        await tapped.show(screen)


async def caption(tapped: Tapped, screen: Screen) -> None:
    """The picture or file stays, what stands below it changes; a text is turned as texts are."""
    pressed = tapped.query.message
    if not isinstance(pressed, Message) or not (pressed.photo or pressed.document):
        await tapped.show(screen)
        return
    await tapped.answer()
    buttons = inline_keyboard(screen.buttons)
    try:
        await pressed.edit_caption(screen.text, parse_mode=ParseMode.HTML, reply_markup=buttons)
    except BadRequest as error:
        if any(words in error.message.casefold() for words in UNTURNABLE):
            await send(tapped.query.get_bot(), tapped.chat_id, screen)
        elif not is_harmless(error):
            raise


async def _send(near: Message, chat_id: int, data: bytes, screen: Screen) -> Message:
    return await near.get_bot().send_photo(
        chat_id,
        data,
        caption=screen.text,
        parse_mode=ParseMode.HTML,
        reply_markup=inline_keyboard(screen.buttons),
    )

"""A bot changes what it sent: captions, keyboards, and takes messages back."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaPhoto
from telegram.error import BadRequest

from simulator.person import VirtualPerson
from tests.conftest import House


def one_button(label: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data="x")]])


async def test_a_keyboard_is_changed_and_taken_away(house: House, officer: VirtualPerson) -> None:
    bot = house.bot.application.bot
    sent = await bot.send_message(1001, "Halo", reply_markup=one_button("Satu"))
    await bot.edit_message_reply_markup(1001, sent.message_id, reply_markup=one_button("Dua"))
    assert officer.screen.labels == ["Dua"]
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(1001, sent.message_id, reply_markup=one_button("Dua"))
    await bot.edit_message_reply_markup(1001, sent.message_id)
    assert officer.screen.labels == []


async def test_a_caption_is_changed(house: House, officer: VirtualPerson) -> None:
    bot = house.bot.application.bot
    sent = await bot.send_document(1001, b"isi", filename="a.txt", caption="lama")
    await bot.edit_message_caption(1001, sent.message_id, caption="baru")
    assert officer.screen.text == "baru"
    assert officer.screen.edited


async def test_a_message_is_deleted(house: House, officer: VirtualPerson) -> None:
    bot = house.bot.application.bot
    sent = await bot.send_message(1001, "Halo")
    await bot.delete_message(1001, sent.message_id)
    assert not officer.screens
    with pytest.raises(BadRequest, match="not found"):
        await bot.edit_message_text("x", 1001, sent.message_id)


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


async def test_a_picture_that_is_not_attached_is_no_media(
    house: House, officer: VirtualPerson
) -> None:
    """An InputFile goes up in the part `media`, and the item does not name it."""
    bot = house.bot.application.bot
    sent = await bot.send_photo(1001, PICTURE, caption="lama")
    lost = InputMediaPhoto(InputFile(PICTURE, "a.png"))
    with pytest.raises(BadRequest, match="no media"):
        await bot.edit_message_media(lost, 1001, sent.message_id)
    for named in (InputFile(PICTURE, "a.png", attach=True), PICTURE):
        new = InputMediaPhoto(named, caption="baru")
        await bot.edit_message_media(new, 1001, sent.message_id)
    assert officer.screen.text == "baru"

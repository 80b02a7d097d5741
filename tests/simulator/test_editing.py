"""A bot changes what it sent: captions, keyboards, and takes messages back."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
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

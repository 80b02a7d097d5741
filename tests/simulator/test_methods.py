"""Methods that the conversations leave aside: captions, media, places, profile, odd keyboards."""

from typing import Any

import pytest

from simulator.person import VirtualPerson
from simulator.types import InputFile, Json
from simulator.world import World
from tests.contract import Contract
from tests.simulator.conftest import TOKEN, Ask
from tests.simulator.test_people import keyboard, png

JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080030004001011100ffd9")


async def number_of(ask: Ask, officer: VirtualPerson, **params: Any) -> int:
    part = {"document": InputFile("SK.pdf", b"%PDF", "application/pdf")}
    sent = await ask("sendDocument", part, chat_id=officer.id, **params)
    return int(sent.body["result"]["message_id"])


async def test_captions_are_edited_apart_from_texts(ask: Ask, officer: VirtualPerson) -> None:
    number = await number_of(ask, officer, caption="lama", reply_markup=keyboard(["Ya"]))
    where = {"chat_id": officer.id, "message_id": number}
    edited = await ask("editMessageCaption", caption="<b>baru</b>", parse_mode="HTML", **where)
    assert edited.body["result"]["caption_entities"][0]["type"] == "bold"
    assert edited.body["result"]["document"]["file_name"] == "SK.pdf"
    wrong = await ask("editMessageText", text="x", **where)
    assert wrong.body["description"] == "Bad Request: there is no text in the message to edit"
    text = (await ask("sendMessage", chat_id=officer.id, text="x")).body["result"]["message_id"]
    wrong = await ask("editMessageCaption", chat_id=officer.id, message_id=text, caption="y")
    assert wrong.body["description"] == "Bad Request: there is no caption in the message to edit"


async def test_media_and_keyboards_are_edited(ask: Ask, officer: VirtualPerson) -> None:
    where = {"chat_id": officer.id, "message_id": await number_of(ask, officer)}
    part = {"new": InputFile("grafik.png", png(4, 3), "image/png")}
    media = {"type": "photo", "media": "attach://new", "caption": "Grafik"}
    edited = await ask("editMessageMedia", part, media=media, **where)
    assert edited.body["result"]["photo"][-1]["width"] == 4
    keys = await ask("editMessageReplyMarkup", reply_markup=keyboard(["Ya"]), **where)
    assert keys.body["result"]["reply_markup"] == keyboard(["Ya"])
    assert (
        await ask("deleteMessages", chat_id=officer.id, message_ids=[where["message_id"]])
    ).body["ok"]
    assert officer.screens == []


async def test_a_jpeg_is_measured(ask: Ask, officer: VirtualPerson) -> None:
    part = {"photo": InputFile("foto.jpg", JPEG, "image/jpeg")}
    sent = await ask("sendPhoto", part, chat_id=officer.id)
    size = sent.body["result"]["photo"][-1]
    assert (size["width"], size["height"]) == (64, 48)
    again = await ask("sendPhoto", chat_id=officer.id, photo=size["file_id"])
    assert again.body["result"]["photo"][-1]["file_unique_id"] == size["file_unique_id"]
    assert officer.files[-1].data == JPEG


@pytest.mark.parametrize(
    ("file", "status", "words"),
    [
        (InputFile("kosong", b""), 400, "file must be non-empty"),
        (InputFile("besar", bytes(50 * 1024 * 1024 + 1)), 413, "Request Entity Too Large"),
        (InputFile("rusak", b"\xff\xd8\xff\xd9" + bytes(20)), 400, "IMAGE_PROCESS_FAILED"),
        (InputFile("lebar", png(10_000, 1)), 400, "PHOTO_INVALID_DIMENSIONS"),
        (InputFile("berat", bytes(10 * 1024 * 1024 + 1)), 400, "file is too big"),
    ],
)
async def test_files_that_are_refused(
    ask: Ask, officer: VirtualPerson, file: InputFile, status: int, words: str
) -> None:
    refused = await ask("sendPhoto", {"photo": file}, chat_id=officer.id)
    assert refused.status == status
    assert words in refused.body["description"]


async def test_files_from_nowhere(ask: Ask, officer: VirtualPerson, contract: Contract) -> None:
    contract.allow("required parameter 'document' is missing")
    missing = await ask("sendDocument", chat_id=officer.id)
    assert missing.body["description"] == "Bad Request: there is no document in the request"
    address = await ask("sendDocument", chat_id=officer.id, document="https://example.org/a.pdf")
    assert address.status == 501


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are unallowed"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "text must be non-empty"),
        ({"inline_keyboard": [{"text": "x"}]}, "Array of Arrays"),
        ({"inline_keyboard": [["x"]]}, "Expected an Object"),
        (keyboard(*[["x"] for _ in range(101)]), "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "x", "url": "salah"}]]}, "Wrong HTTP URL"),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "x", "style": "pink"}]]},
            "BUTTON_STYLE_INVALID",
        ),
        ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
        ("[1]", "object expected"),
        ("{", "can't parse reply markup JSON object"),
    ],
)
async def test_keyboards_that_are_refused(
    ask: Ask, officer: VirtualPerson, contract: Contract, markup: Any, words: str
) -> None:
    contract.allow("sendMessage.reply_markup")
    refused = await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=markup)
    assert words in refused.body["description"]
    assert officer.screens == []


async def test_an_edit_takes_inline_keyboards_only(
    ask: Ask, officer: VirtualPerson, contract: Contract
) -> None:
    contract.allow("editMessageText.reply_markup")
    sent = await ask("sendMessage", chat_id=officer.id, text="x")
    where = {"chat_id": officer.id, "message_id": sent.body["result"]["message_id"]}
    keys: Json = {"keyboard": [[{"text": "x"}]]}
    refused = await ask("editMessageText", text="y", reply_markup=keys, **where)
    assert refused.body["description"] == "Bad Request: inline keyboard expected"


async def test_places_contacts_and_actions(ask: Ask, officer: VirtualPerson) -> None:
    place = await ask("sendLocation", chat_id=officer.id, latitude=-0.13, longitude=109.4)
    assert place.body["result"]["location"]["longitude"] == 109.4
    given = {"phone_number": "0561", "first_name": "Bappedalitbang"}
    contact = await ask("sendContact", chat_id=officer.id, **given)
    assert contact.body["result"]["contact"] == given
    wrong = await ask("sendChatAction", chat_id=officer.id, action="sleeping")
    assert wrong.body["description"] == "Bad Request: wrong parameter action in request"


async def test_profile_and_menu_button(ask: Ask, officer: VirtualPerson) -> None:
    assert (await ask("setMyDescription", description="Bot inovasi")).body["ok"]
    assert (await ask("getMyDescription")).body["result"] == {"description": "Bot inovasi"}
    button = {"type": "commands"}
    assert (await ask("setChatMenuButton", chat_id=officer.id, menu_button=button)).body["ok"]
    assert (await ask("getChatMenuButton", chat_id=officer.id)).body["result"] == button
    assert (await ask("getChatMenuButton")).body["result"] == {"type": "default"}


async def test_what_a_bot_may_know_of_a_chat(ask: Ask, officer: VirtualPerson) -> None:
    chat = (await ask("getChat", chat_id=officer.id)).body["result"]
    assert (chat["type"], chat["first_name"]) == ("private", "Operator Disdikbud")
    assert (await ask("getChatMemberCount", chat_id=officer.id)).body["result"] == 2
    member = await ask("getChatMember", chat_id=officer.id, user_id=officer.id)
    assert member.body["result"]["status"] == "member"
    stranger = await ask("getChatMember", chat_id=officer.id, user_id=77)
    assert stranger.body["description"] == "Bad Request: user not found"
    heads = await ask("getChatAdministrators", chat_id=officer.id)
    assert "no administrators in the private chat" in heads.body["description"]


async def test_protected_and_plain_texts(ask: Ask, officer: VirtualPerson) -> None:
    sent = await ask("sendMessage", chat_id=str(officer.id), text="a", protect_content="true")
    assert sent.body["result"]["has_protected_content"] is True
    mode = await ask("sendMessage", chat_id=officer.id, text="a", parse_mode="bbcode")
    assert mode.body["description"] == "Bad Request: unsupported parse_mode"


async def test_a_new_beginning(world: World, ask: Ask, officer: VirtualPerson) -> None:
    officer.says("halo")
    await number_of(ask, officer)
    world.reset()
    assert (await ask("getUpdates")).body["result"] == []
    assert (officer.messages, world.files.files) == ([], {})
    assert not officer.chat.started
    assert TOKEN in world.bots

"""`botapi.md` line by line: the codes and words of the real server."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.accounts import Bot
from simulator.clock import StandingClock
from simulator.members import upgrade
from simulator.person import VirtualPerson
from simulator.types import InputFile, Reply
from simulator.world import World
from tests.contract import Contract
from tests.simulator.conftest import MORNING, TOKEN, Ask

PARSE = "can't parse entities: "
BUTTON = {"text": "Kirim", "callback_data": "kirim"}


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def assert_refused(reply: Reply, words: str, status: int = 400) -> None:
    kinds = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}
    assert reply.body["description"] == kinds.get(status, "") + words
    assert (reply.status, reply.body["error_code"]) == (status, status)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("a" * 4097, "message is too long"),
        ("é" * 16_385, "text is too long"),
        ("<b></b>", "message text is empty"),
    ],
)
async def test_texts(ask: Ask, officer: VirtualPerson, text: str, words: str) -> None:
    reply = await ask("sendMessage", chat_id=officer.id, text=text, parse_mode="HTML")
    assert_refused(reply, words)


async def test_length_counts_code_points_after_parsing(ask: Ask, officer: VirtualPerson) -> None:
    text = "<b>" + "😀" * 4096 + "</b>"
    reply = await ask("sendMessage", chat_id=officer.id, text=text, parse_mode="HTML")
    assert reply.body["result"]["entities"][0]["length"] == 8192


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=x!>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_html(ask: Ask, officer: VirtualPerson, text: str, words: str) -> None:
    reply = await ask("sendMessage", chat_id=officer.id, text=text, parse_mode="HTML")
    assert_refused(reply, PARSE + words)


async def test_captions(ask: Ask, officer: VirtualPerson) -> None:
    parts = {"document": InputFile("a.txt", b"x", "text/plain")}
    long = await ask("sendDocument", parts, chat_id=officer.id, caption="a" * 1025)
    assert_refused(long, "message caption is too long")
    full = await ask("sendDocument", parts, chat_id=officer.id, caption="a" * 1024)
    assert full.body["ok"]


async def test_chats(ask: Ask, contract: Contract) -> None:
    contract.allow("required parameter 'chat_id'")
    assert_refused(await ask("sendMessage", text="x"), "chat_id is empty")
    assert_refused(await ask("sendMessage", chat_id=77, text="x"), "chat not found")


@pytest.mark.parametrize("data", ["x" * 65, "é" * 33, ""])
async def test_button_data(ask: Ask, officer: VirtualPerson, data: str) -> None:
    markup = keyboard({"text": "x", "callback_data": data})
    reply = await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=markup)
    assert_refused(reply, "BUTTON_DATA_INVALID")


async def test_button_data_of_64_bytes_passes(ask: Ask, officer: VirtualPerson) -> None:
    markup = keyboard({"text": "x", "callback_data": "é" * 32})
    reply = await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=markup)
    assert reply.body["ok"]


async def test_edits(ask: Ask, officer: VirtualPerson) -> None:
    sent = await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keyboard(BUTTON))
    where = {"chat_id": officer.id, "message_id": sent.body["result"]["message_id"]}
    same = await ask("editMessageText", text="x", reply_markup=keyboard(BUTTON), **where)
    assert_refused(
        same,
        "message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message",
    )
    without = await ask("editMessageText", text="x", **where)
    assert "reply_markup" not in without.body["result"]
    missing = await ask("editMessageText", chat_id=officer.id, message_id=999, text="y")
    assert_refused(missing, "message to edit not found")


async def test_only_own_messages_with_inline_keyboards_are_edited(
    ask: Ask, officer: VirtualPerson
) -> None:
    theirs = officer.says("halo")
    reply = await ask("editMessageText", chat_id=officer.id, message_id=theirs.id, text="y")
    assert_refused(reply, "message can't be edited")
    keys = {"keyboard": [[{"text": "Menu"}]]}
    sent = await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keys)
    number = sent.body["result"]["message_id"]
    reply = await ask("editMessageText", chat_id=officer.id, message_id=number, text="y")
    assert_refused(reply, "message can't be edited")


async def pressed(ask: Ask, officer: VirtualPerson) -> str:
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keyboard(BUTTON))
    officer.taps("Kirim")
    assert officer.chat.last_press
    return officer.chat.last_press.id


async def test_one_answer_for_each_press(ask: Ask, officer: VirtualPerson) -> None:
    query = await pressed(ask, officer)
    assert (await ask("answerCallbackQuery", callback_query_id=query, text="Baik")).body["ok"]
    assert officer.toast == "Baik"
    again = await ask("answerCallbackQuery", callback_query_id=query)
    assert_refused(again, "query is too old and response timeout expired or query ID is invalid")


async def test_late_and_long_answers(
    ask: Ask, officer: VirtualPerson, clock: StandingClock
) -> None:
    query = await pressed(ask, officer)
    long = await ask("answerCallbackQuery", callback_query_id=query, text="a" * 201)
    assert_refused(long, "MESSAGE_TOO_LONG")
    await clock.advance(timedelta(seconds=16))
    late = await ask("answerCallbackQuery", callback_query_id=query)
    assert_refused(late, "query is too old and response timeout expired or query ID is invalid")


async def test_files(ask: Ask, officer: VirtualPerson, world: World) -> None:
    wrong = "wrong file_id or the file is temporarily unavailable"
    assert_refused(await ask("getFile", file_id="none"), wrong)
    sent = officer.sends_file("besar.pdf", bytes(20 * 1024 * 1024 + 1))
    file_id = sent.content["document"]["file_id"]
    assert_refused(await ask("getFile", file_id=file_id), "file is too big")
    other = world.add_bot("700000002:demo-other")
    foreign = await world.call(other.token, "getFile", {"file_id": file_id})
    assert_refused(foreign, wrong)


async def test_tokens_and_methods(world: World, ask: Ask, contract: Contract) -> None:
    contract.allow("no such method", "postMessage")
    assert_refused(await world.call("7:other", "getMe", {}), "Unauthorized", 401)
    assert_refused(await world.call("nonsense", "getMe", {}), "Not Found", 404)
    assert_refused(await ask("postMessage"), "Not Found: method not found", 404)


async def test_the_four_meanings_of_403(
    ask: Ask, world: World, officer: VirtualPerson, bot: Bot
) -> None:
    async def writes(chat_id: int) -> Reply:
        return await ask("sendMessage", chat_id=chat_id, text="x")

    officer.blocks()
    assert_refused(await writes(officer.id), "bot was blocked by the user", 403)
    officer.unblocks()
    officer.person.deactivated = True
    assert_refused(await writes(officer.id), "user is deactivated", 403)
    group = world.add_group("Bappedalitbang")
    stranger = world.person(1002, "Sekda")
    stranger.adds_bot(group)
    words = "bot can't initiate conversation with a user"
    assert_refused(await writes(stranger.id), words, 403)
    stranger.kicks_bot(group)
    assert_refused(await writes(group.id), "bot was kicked from the group chat", 403)
    assert bot.queue.waiting[-1].update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_an_upgraded_group_names_its_new_id(ask: Ask, world: World) -> None:
    group = world.add_group("Bappedalitbang")
    officer = world.person(1001, "Operator")
    officer.adds_bot(group)
    new = upgrade(world, group, officer.person)
    reply = await ask("sendMessage", chat_id=group.id, text="x")
    assert_refused(reply, "group chat was upgraded to a supergroup chat")
    assert reply.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await ask("sendMessage", chat_id=new.id, text="x")).body["ok"]


async def test_a_bot_is_a_bot_and_dates_are_seconds(ask: Ask, officer: VirtualPerson) -> None:
    assert (await ask("getMe")).body["result"]["is_bot"] is True
    sent = await ask("sendMessage", chat_id=officer.id, text="x")
    assert sent.body["result"]["date"] == MORNING.timestamp()


async def test_a_real_looking_token_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="real bot token"):
        world.add_bot("123456789:" + "A" * 35)
    assert TOKEN in world.bots

"""What people do, and what a bot is told of it."""

import struct
import zlib

import pytest

from simulator.accounts import Bot
from simulator.errors import ScriptError
from simulator.members import upgrade
from simulator.person import VirtualPerson
from simulator.types import InputFile, Json
from simulator.world import World
from tests.simulator.conftest import Ask


def newest(bot: Bot, kind: str = "message") -> Json:
    found: Json = bot.queue.waiting[-1].update[kind]
    return found


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(width)) * height)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def keyboard(*rows: list[str]) -> Json:
    return {"inline_keyboard": [[{"text": t, "callback_data": t} for t in row] for row in rows]}


async def test_a_command_carries_its_entity(officer: VirtualPerson, bot: Bot) -> None:
    officer.says("/cari Dinas Kesehatan")
    assert newest(bot)["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


async def test_start_with_a_payload(officer: VirtualPerson, bot: Bot) -> None:
    officer.starts("undangan-7")
    assert newest(bot)["text"] == "/start undangan-7"


async def test_an_edit_keeps_the_number(officer: VirtualPerson, bot: Bot) -> None:
    said = officer.says("Jalan rusk")
    officer.edits(said, "Jalan rusak")
    edited = newest(bot, "edited_message")
    assert (edited["message_id"], edited["text"]) == (said.id, "Jalan rusak")
    assert edited["edit_date"]


async def test_a_caption_is_edited_beside_its_file(officer: VirtualPerson, bot: Bot) -> None:
    sent = officer.sends_file("SK.pdf", b"%PDF", caption="SK lama")
    officer.edits(sent, "SK baru")
    edited = newest(bot, "edited_message")
    assert (edited["caption"], edited["document"]["file_name"]) == ("SK baru", "SK.pdf")


async def test_an_album_is_many_updates_with_one_caption(officer: VirtualPerson, bot: Bot) -> None:
    officer.sends_album([("a.pdf", b"a"), ("b.pdf", b"b"), ("c.pdf", b"c")], "bukti")
    updates = [queued.update["message"] for queued in bot.queue.waiting]
    assert len({update["media_group_id"] for update in updates}) == 1
    assert [update.get("caption") for update in updates] == ["bukti", None, None]


async def test_a_contact_and_a_place(officer: VirtualPerson, bot: Bot) -> None:
    officer.shares_contact()
    assert newest(bot)["contact"]["user_id"] == officer.id
    officer.shares_location(-0.13, 109.4)
    assert newest(bot)["location"] == {"latitude": -0.13, "longitude": 109.4}


async def test_a_file_travels_up_and_down(ask: Ask, officer: VirtualPerson, world: World) -> None:
    sent = officer.sends_file("SK fix banget.pdf", b"%PDF-1.7")
    got = await ask("getFile", file_id=sent.content["document"]["file_id"])
    stored = world.files.at_path(got.body["result"]["file_path"])
    assert stored is not None
    assert stored.data == b"%PDF-1.7"
    part = {"document": InputFile("rekap.xlsx", b"PK", "application/zip")}
    await ask("sendDocument", part, chat_id=officer.id, caption="Rekap")
    assert (officer.files[-1].name, officer.files[-1].data) == ("rekap.xlsx", b"PK")


async def test_attached_albums_and_photos(ask: Ask, officer: VirtualPerson) -> None:
    parts = {name: InputFile(f"{name}.png", png(4, 3), "image/png") for name in ("one", "two")}
    media = [{"type": "photo", "media": f"attach://{name}"} for name in parts]
    sent = await ask("sendMediaGroup", parts, chat_id=officer.id, media=media)
    first, second = sent.body["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["photo"][-1]["width"], first["photo"][-1]["height"]) == (4, 3)
    wrong = await ask("sendPhoto", {"photo": InputFile("a.png", b"no")}, chat_id=officer.id)
    assert wrong.body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_taps_by_label(ask: Ask, officer: VirtualPerson, bot: Bot) -> None:
    rows = keyboard(["Kirim", "Kirim nanti"], ["Non Digital"])
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=rows)
    officer.taps("Kirim")
    assert newest(bot, "callback_query")["data"] == "Kirim"
    officer.taps("digital")
    query = newest(bot, "callback_query")
    assert query["data"] == "Non Digital"
    assert query["message"]["reply_markup"] == rows
    assert query["chat_instance"]
    with pytest.raises(ScriptError, match="Batal"):
        officer.taps("Batal")


async def test_a_label_written_out_goes_before_part_of_a_newer_one(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    for row in (["Kirim"], ["Kirim nanti"]):
        await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keyboard(row))
    officer.taps("Kirim")
    assert newest(bot, "callback_query")["data"] == "Kirim"
    officer.taps("nanti")
    assert newest(bot, "callback_query")["data"] == "Kirim nanti"


async def test_a_button_in_a_group(ask: Ask, world: World, bot: Bot) -> None:
    group, officer = world.add_group("Operator inovasi"), world.person(1001)
    officer.adds_bot(group)
    sent = await ask("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard(["Siap"]))
    officer.taps("Siap", on=group.messages[sent.body["result"]["message_id"]])
    query = newest(bot, "callback_query")
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (1001, group.id)


async def test_a_screen_is_frozen_and_its_buttons_stay(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    sent = await ask(
        "sendMessage", chat_id=officer.id, text="lama", reply_markup=keyboard(["Kirim"])
    )
    card = officer.screen
    number = sent.body["result"]["message_id"]
    await ask("editMessageText", chat_id=officer.id, message_id=number, text="baru")
    assert (card.text, officer.screen.text, officer.screen.labels) == ("lama", "baru", [])
    officer.taps("Kirim", on=card)
    assert newest(bot, "callback_query")["message"]["text"] == "baru"


async def test_the_reply_keyboard_sends_its_text(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    keys = {"keyboard": [["/daftar", {"text": "Nomor saya", "request_contact": True}]]}
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keys)
    officer.taps("/daftar")
    assert newest(bot)["text"] == "/daftar"
    officer.taps("Nomor saya")
    assert newest(bot)["contact"]
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup={"remove_keyboard": True})
    assert officer.keyboard == []


async def test_alerts_and_toasts(ask: Ask, officer: VirtualPerson, bot: Bot) -> None:
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keyboard(["Kirim"]))
    for show_alert, toast in ((True, None), (False, "Sudah")):
        officer.taps("Kirim")
        query = newest(bot, "callback_query")["id"]
        words = {"text": "Sudah", "show_alert": show_alert}
        assert (await ask("answerCallbackQuery", callback_query_id=query, **words)).body["ok"]
        assert (officer.alert, officer.toast) == ("Sudah", toast)


async def test_blocking_is_told_and_undone(officer: VirtualPerson, bot: Bot) -> None:
    officer.blocks()
    told = newest(bot, "my_chat_member")
    statuses = [told[f"{when}_chat_member"]["status"] for when in ("old", "new")]
    assert statuses == ["member", "kicked"]
    with pytest.raises(ScriptError, match="unblocks"):
        officer.says("halo")
    officer.starts()
    assert newest(bot)["text"] == "/start"


async def test_a_group_keeps_to_privacy_mode(world: World, ask: Ask, bot: Bot) -> None:
    group = world.add_group("Operator inovasi")
    officer = world.person(1001, "Operator")
    officer.joins(group)
    officer.adds_bot(group)
    assert newest(bot, "my_chat_member")["new_chat_member"]["status"] == "member"
    before = len(bot.queue.waiting)
    officer.says("obrolan biasa", chat=group)
    assert len(bot.queue.waiting) == before
    officer.says("/belum@inovasi_bot", chat=group)
    officer.says("tolong @inovasi_bot", chat=group)
    assert len(bot.queue.waiting) == before + 2
    sent = await ask("sendMessage", chat_id=group.id, text="37 OPD")
    answer = group.messages[sent.body["result"]["message_id"]]
    officer.says("terima kasih", chat=group, reply_to=answer)
    assert newest(bot)["reply_to_message"]["text"] == "37 OPD"


async def test_members_of_a_group(world: World, ask: Ask, bot: Bot) -> None:
    group = world.add_group("Operator inovasi")
    head = world.person(1001, "Kepala")
    head.joins(group)
    head.adds_bot(group, "administrator")
    member = await ask("getChatMember", chat_id=group.id, user_id=head.id)
    assert member.body["result"]["status"] == "member"
    admins = await ask("getChatAdministrators", chat_id=group.id)
    assert [one["user"]["id"] for one in admins.body["result"]] == [bot.id]
    assert (await ask("getChatMemberCount", chat_id=group.id)).body["result"] == 2
    assert (await ask("leaveChat", chat_id=group.id)).body["ok"]
    gone = await ask("sendMessage", chat_id=group.id, text="x")
    assert gone.body["description"] == "Forbidden: bot is not a member of the group chat"


async def test_an_upgrade_is_told_in_both_chats(world: World, bot: Bot) -> None:
    group = world.add_group("Operator inovasi")
    officer = world.person(1001, "Operator")
    officer.adds_bot(group)
    new = upgrade(world, group, officer.person)
    left, arrived = [queued.update["message"] for queued in list(bot.queue.waiting)[-2:]]
    assert (left["migrate_to_chat_id"], arrived["migrate_from_chat_id"]) == (new.id, group.id)
    assert arrived["chat"]["type"] == "supergroup"


async def test_commands_by_scope_and_language(ask: Ask, officer: VirtualPerson) -> None:
    async def sets(command: str, **where: object) -> None:
        commands = [{"command": command, "description": "x"}]
        assert (await ask("setMyCommands", commands=commands, **where)).body["ok"]

    def shown() -> list[str]:
        return [command["command"] for command in officer.commands]

    await sets("umum")
    assert shown() == ["umum"]
    await sets("pribadi", scope={"type": "all_private_chats"})
    assert shown() == ["pribadi"]
    await sets("indonesia", scope={"type": "all_private_chats"}, language_code="id")
    assert shown() == ["indonesia"]
    await sets("khusus", scope={"type": "chat", "chat_id": officer.id})
    assert shown() == ["khusus"]
    await ask("deleteMyCommands", scope={"type": "chat", "chat_id": officer.id})
    assert shown() == ["indonesia"]
    assert (await ask("getMyCommands")).body["result"][0]["command"] == "umum"


@pytest.mark.parametrize("name", ["Besar", "tanda-hubung", "", "a" * 33])
async def test_wrong_commands(ask: Ask, name: str) -> None:
    commands = [{"command": name, "description": "x"}]
    refused = await ask("setMyCommands", commands=commands)
    assert refused.body["description"] == "Bad Request: BOT_COMMAND_INVALID"


async def test_replies_pins_and_deletions(ask: Ask, officer: VirtualPerson) -> None:
    said = officer.says("halo")
    answer = await ask(
        "sendMessage",
        chat_id=officer.id,
        text="hai",
        reply_parameters={"message_id": said.id},
    )
    assert answer.body["result"]["reply_to_message"]["text"] == "halo"
    number = answer.body["result"]["message_id"]
    assert (await ask("pinChatMessage", chat_id=officer.id, message_id=number)).body["ok"]
    assert (await ask("unpinChatMessage", chat_id=officer.id)).body["ok"]
    assert (await ask("deleteMessage", chat_id=officer.id, message_id=number)).body["ok"]
    gone = await ask("deleteMessage", chat_id=officer.id, message_id=number)
    assert gone.body["description"] == "Bad Request: message to delete not found"
    missing = await ask(
        "sendMessage", chat_id=officer.id, text="x", reply_parameters={"message_id": 999}
    )
    assert missing.body["description"] == "Bad Request: message to be replied not found"

"""Groups: made by people, with the bot in them, seen by it as far as Telegram lets it see."""

import pytest

from simulator.accounts import Bot
from simulator.errors import ScriptError
from simulator.person import VirtualPerson
from simulator.remote import RemoteWorld
from simulator.world import World
from tests.simulator.conftest import Ask
from tests.simulator.test_people import keyboard, newest


@pytest.fixture
def head(world: World) -> VirtualPerson:
    return world.person(1005, "Kepala Disdikbud")


def kinds(bot: Bot) -> list[str]:
    return [key for queued in bot.queue.waiting for key in queued.update if key != "update_id"]


async def test_a_group_is_made_and_the_bot_added(
    ask: Ask, bot: Bot, head: VirtualPerson, officer: VirtualPerson
) -> None:
    group = head.makes_group("Tim inovasi")
    assert kinds(bot) == []
    head.adds_bot(group)
    officer.joins(group)
    assert kinds(bot) == ["message", "my_chat_member", "message"]
    about = newest(bot, "message")
    assert about["new_chat_members"][0]["id"] == officer.id
    assert about["chat"] == {"id": group.id, "type": "group", "title": "Tim inovasi"}
    creator = await ask("getChatMember", chat_id=group.id, user_id=head.id)
    assert creator.body["result"]["status"] == "creator"


async def test_only_members_write_in_a_group(head: VirtualPerson, officer: VirtualPerson) -> None:
    group = head.makes_group("Tim inovasi")
    with pytest.raises(ScriptError, match="is not in"):
        officer.says("halo", chat=group)
    officer.joins(group)
    officer.says("halo", chat=group)
    officer.leaves(group)
    with pytest.raises(ScriptError, match="is not in"):
        officer.says("halo", chat=group)
    new = head.upgrades(group)
    with pytest.raises(ScriptError, match="supergroup"):
        head.says("halo", chat=group)
    head.says("halo", chat=new)


async def test_a_bot_that_is_an_administrator_sees_everything(
    bot: Bot, head: VirtualPerson
) -> None:
    group = head.makes_group("Tim inovasi")
    head.adds_bot(group)
    before = len(bot.queue.waiting)
    head.says("obrolan biasa", chat=group)
    head.shares_contact()  # in the private chat, so that only this one is heard
    assert len(bot.queue.waiting) == before + 1
    head.adds_bot(group, "administrator")
    head.says("obrolan biasa", chat=group)
    assert newest(bot)["text"] == "obrolan biasa"


async def test_files_and_albums_in_a_group(bot: Bot, head: VirtualPerson) -> None:
    group = head.makes_group("Tim inovasi")
    head.adds_bot(group, "administrator")
    head.sends_file("SK.pdf", b"%PDF", caption="SK", chat=group)
    assert newest(bot)["chat"]["id"] == group.id
    head.sends_album([("a.pdf", b"a"), ("b.pdf", b"b")], chat=group)
    assert len(group.messages) == len([1, 2, 3, 4, 5])  # made, bot added, and three files


async def test_a_press_in_a_group_shows_its_answer_to_who_pressed(
    ask: Ask, bot: Bot, head: VirtualPerson, officer: VirtualPerson
) -> None:
    group = head.makes_group("Tim inovasi")
    head.adds_bot(group)
    keys = keyboard(["Siap"])
    sent = await ask("sendMessage", chat_id=group.id, text="Siap?", reply_markup=keys)
    officer.joins(group)
    officer.taps("Siap", on=group.messages[sent.body["result"]["message_id"]])
    query = newest(bot, "callback_query")["id"]
    await ask("answerCallbackQuery", callback_query_id=query, text="Dicatat")
    assert (officer.toast, head.toast) == ("Dicatat", None)


async def test_commands_of_a_group(ask: Ask, bot: Bot, head: VirtualPerson) -> None:
    group = head.makes_group("Tim inovasi")
    head.adds_bot(group)

    async def sets(command: str, **scope: object) -> None:
        commands = [{"command": command, "description": "x"}]
        assert (await ask("setMyCommands", commands=commands, scope=scope)).body["ok"]

    def shown(*, is_head: bool = False) -> list[str]:
        found = bot.commands.shown_in_group(group.id, head.id, "id", is_head=is_head)
        return [command["command"] for command in found]

    assert shown() == []
    await sets("baku", type="default")
    await sets("pribadi", type="all_private_chats")
    assert shown() == ["baku"]
    await sets("grup", type="all_group_chats")
    assert shown() == ["grup"]
    await sets("pengurus", type="all_chat_administrators")
    assert (shown(), shown(is_head=True)) == (["grup"], ["pengurus"])
    await sets("di_sini", type="chat", chat_id=group.id)
    assert shown(is_head=True) == ["di_sini"]
    await sets("pengurus_sini", type="chat_administrators", chat_id=group.id)
    assert (shown(), shown(is_head=True)) == (["di_sini"], ["pengurus_sini"])
    await sets("anggota", type="chat_member", chat_id=group.id, user_id=head.id)
    assert shown() == ["anggota"]


async def test_a_pin_is_told_and_no_screen(ask: Ask, officer: VirtualPerson) -> None:
    sent = await ask("sendMessage", chat_id=officer.id, text="Tenggat 31 Desember")
    number = sent.body["result"]["message_id"]
    for _ in range(2):
        assert (await ask("pinChatMessage", chat_id=officer.id, message_id=number)).body["ok"]
    told = officer.messages[-1].content["pinned_message"]
    assert (told["message_id"], len(officer.messages)) == (number, 2)
    assert officer.screen.text == "Tenggat 31 Desember"
    await ask("deleteMessage", chat_id=officer.id, message_id=number)
    assert officer.chat.pinned == []


async def test_by_hand_of_another_process_a_group_is_used_and_upgraded(
    remote_world: RemoteWorld, world: World, bot: Bot
) -> None:
    head = await remote_world.person(1005, "Kepala Disdikbud")
    officer = await remote_world.person(1001)
    group = await remote_world.make_group("Tim inovasi", head.id, officer.id, "bot")
    assert (group["bot"], [m["status"] for m in group["members"]]) == (
        "member",
        ["creator", "member"],
    )
    await officer.says("/belum@inovasi_bot", chat=group["id"])
    assert newest(bot)["chat"]["id"] == group["id"]
    keys = {"reply_markup": keyboard(["Siap"]), "text": "Siap?"}
    await world.call(bot.token, "sendMessage", {"chat_id": group["id"], **keys})
    asked = (await remote_world.screens_in(group["id"]))[-1]
    await officer.taps("Siap", on=asked)
    assert newest(bot, "callback_query")["message"]["chat"]["id"] == group["id"]
    where = f"groups/{group['id']}"
    kick = {"by": head.id, "who": "bot", "status": "kicked"}
    assert (await remote_world.post(f"{where}/members", kick))["bot"] == "kicked"
    new = await remote_world.post(f"{where}/upgrade", {"by": head.id})
    assert (new["was"], new["type"]) == (group["id"], "supergroup")
    assert [g["id"] for g in (await remote_world.get("state"))["groups"]] == [new["id"]]
    with pytest.raises(ScriptError):
        await remote_world.group(group["id"])
    with pytest.raises(ScriptError):
        await officer.says("halo", chat=-5)
    with pytest.raises(ScriptError):
        await remote_world.make_group("Tanpa orang", 99)
    assert len(world.groups) == len({group["id"], new["id"]})

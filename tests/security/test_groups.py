"""In groups: who is answered, what is shown, which reminders arrive, and when the bot leaves."""

import pytest
from sqlmodel import select

from handlers.groups import ANSWERS
from models import AuditEntry, Delivery, DeliveryState, Group, Role
from models.database import Database
from simulator.accounts import Bot
from simulator.chats import Group as Room
from simulator.screen import Screen
from tests.conftest import House, Player
from tests.people.conftest import appointed, newcomer

NAME = "@inovasi_bot"


async def opens_group(house: House, by: Player, *others: Player) -> Room:
    """Makes a group, brings the bot in, and the others."""
    room = by.hands.makes_group("Tim inovasi")
    by.hands.adds_bot(room)
    for other in others:
        other.hands.joins(room)
    await house.settle()
    return room


async def says(house: House, who: Player, room: Room, text: str) -> None:
    who.hands.says(text, chat=room)
    await house.settle()


def shown(room: Room) -> list[Screen]:
    """What the bot has said there, as it looks now."""
    written = [m for m in room.messages.values() if isinstance(m.sender, Bot) and not m.is_service]
    return [Screen.of(message) for message in written]


async def test_leadership_asks_and_says_where_the_answer_goes(
    house: House, sekda: Player, officer: Player
) -> None:
    room = await opens_group(house, sekda, officer)
    assert "/belum@inovasi_bot" in shown(room)[-1]
    assert "hubungkan" not in shown(room)[-1]
    await says(house, sekda, room, f"/belum{NAME}")
    offer = shown(room)[-1]
    ways = ["💬 Jawab di sini", "📨 Kirim pribadi", "📌 Jawab & sematkan di sini"]
    assert offer.labels == ways
    assert "perangkat daerah belum" not in offer
    await officer.taps("Jawab di sini", on=offer)
    assert "Perintah ini untuk pimpinan" in (officer.alert or "")
    await sekda.taps("Jawab di sini", on=offer)
    assert "38 dari 38 perangkat daerah belum" in shown(room)[-1]
    assert shown(room)[-1].labels == []
    await says(house, sekda, room, f"{NAME} kapan tenggatnya, batas akhirnya?")
    await sekda.taps("Kirim pribadi", on=shown(room)[-1])
    assert "Tenggat inovasi 2026" in sekda.screen
    assert shown(room)[-1].text == "📨 Jawabannya dikirim ke obrolan pribadi."
    await says(house, sekda, room, f"{NAME} skor TERASA berapa?")
    assert "Di grup saya menjawab" in shown(room)[-1]


async def test_the_menu_of_a_group_holds_what_is_answered_there(
    house: House, sekda: Player
) -> None:
    room = await opens_group(house, sekda)
    await house.tick()
    found = room.bots()[0].commands.shown_in_group(room.id, sekda.hands.id, "id", is_head=True)
    assert [command["command"] for command in found] == list(ANSWERS)


async def test_everybody_else_meets_silence(
    house: House, sekda: Player, officer: Player, head: Player, verifier: Player, stranger: Player
) -> None:
    room = await opens_group(house, sekda, officer, head, verifier, stranger)
    before = len(shown(room))
    for person in (officer, head, stranger):
        for text in (f"/belum{NAME}", f"{NAME} siapa yang belum?", f"/bantuan{NAME}", "/start"):
            await says(house, person, room, text)
    await says(house, sekda, room, "/belum")
    await says(house, sekda, room, "siapa yang belum?")
    await says(house, sekda, room, "/belum@bot_lain")
    assert len(shown(room)) == before
    await says(house, verifier, room, f"/belum{NAME}")
    assert len(shown(room)) == before + 1
    sekda.hands.says("siapa yang belum?", chat=room, reply_to=room.messages[shown(room)[-1].id])
    await house.settle()
    assert len(shown(room)) == before + 2


async def test_brought_in_by_a_stranger_it_says_why_and_leaves(
    house: House, stranger: Player, database: Database
) -> None:
    room = await opens_group(house, stranger)
    assert "Saya keluar dari grup ini" in shown(room)[-1]
    assert room.bots() == []
    with database.reading() as session:
        assert session.exec(select(Group)).all() == []


async def test_a_linked_group_hears_its_units_reminders_also_as_a_supergroup(
    house: House, officer: Player, colleague: Player, database: Database
) -> None:
    room = await opens_group(house, officer, colleague)
    await officer.taps("Hubungkan pengingat Disdikbud", on=shown(room)[-1])
    assert "menerima pengingat tenggat Disdikbud" in shown(room)[-1]
    await colleague.taps("Putuskan", on=shown(room)[-1])
    assert colleague.alert == "Data tidak ditemukan."
    await says(house, colleague, room, f"{NAME} hubungkan dinkes")
    assert "Disdikbud" in shown(room)[-1]
    await house.moves_to_next_due()
    reminder = shown(room)[-1]
    assert "Disdikbud belum mengirim inovasi 2026" in reminder
    assert "belum" in officer.screen
    new = officer.hands.upgrades(room)
    await house.settle()
    await house.moves_to_next_due()
    assert "Disdikbud belum mengirim inovasi 2026" in shown(new)[-1]
    assert "Putuskan" not in shown(new)[-1].labels
    await says(house, officer, new, f"{NAME} putuskan")
    assert shown(new)[-1].text == "Grup ini tidak lagi menerima pengingat."
    with database.reading() as session:
        assert session.exec(select(Group.chat_id)).all() == [new.id]
        told = session.exec(select(Delivery).where(Delivery.kind == "group_reminder")).all()
        assert {(d.state, d.chat_id) for d in told} == {(DeliveryState.SENT, new.id)}
        noted = session.exec(select(AuditEntry.action).where(AuditEntry.subject == "group:1"))
        assert set(noted) == {"group.entered", "group.linked", "group.unlinked"}


async def test_bappedalitbang_links_by_name(
    house: House, verifier: Player, database: Database
) -> None:
    room = await opens_group(house, verifier)
    assert "hubungkan Disdikbud" in shown(room)[-1]
    await says(house, verifier, room, f"{NAME} hubungkan")
    assert "Sebutkan perangkat daerahnya" in shown(room)[-1]
    await says(house, verifier, room, f"{NAME} hubungkan dinas antah berantah")
    assert "tidak dikenal" in shown(room)[-1]
    await says(house, verifier, room, f"{NAME} hubungkan dinkes")
    assert "menerima pengingat tenggat Dinkes" in shown(room)[-1]
    verifier.hands.kicks_bot(room)
    await house.settle()
    with database.reading() as session:
        group = session.exec(select(Group)).one()
        assert group.left_at
        assert group.unit_id is None


async def test_a_group_that_shut_us_out_costs_nobody_their_own_messages(
    house: House, officer: Player, database: Database
) -> None:
    """The news of it may be lost: then the first send finds out."""
    room = await opens_group(house, officer)
    await officer.taps("Hubungkan pengingat Disdikbud", on=shown(room)[-1])
    bot = room.bots()[0]
    room.status[bot.id] = "kicked"
    await house.moves_to_next_due()
    assert "Disdikbud" in officer.screen
    with database.reading() as session:
        group = session.exec(select(Group)).one()
        assert group.unit_id is None
        states = dict(session.exec(select(Delivery.kind, Delivery.state)).all())
    assert states["group_reminder"] == DeliveryState.FAILED
    assert states["reminder"] == DeliveryState.SENT


@pytest.mark.parametrize("verb", ["board", "innovations", "requests", "help", "deadline"])
async def test_no_button_of_a_private_chat_works_in_a_group(
    house: House, verifier: Player, officer: Player, verb: str
) -> None:
    room = await opens_group(house, verifier, officer)
    message = room.messages[shown(room)[-1].id]
    before = [screen.text for screen in shown(room)]
    for person in (verifier, officer):
        person.hands.press(message, f"{verb}:0:0::")
        await house.settle()
        assert person.alert == "Tombol itu untuk obrolan pribadi dengan bot."
    assert [screen.text for screen in shown(room)] == before


async def test_who_never_opened_the_private_chat_is_told_to(house: House, sekda: Player) -> None:
    room = await opens_group(house, sekda)
    appointed_later = newcomer(house, 5151, "Wakil Bupati")
    appointed_later.hands.joins(room)
    appointed(house, 5151, Role.LEADER)
    appointed_later.hands.blocks()
    await says(house, appointed_later, room, f"/belum{NAME}")
    await appointed_later.taps("Kirim pribadi", on=shown(room)[-1])
    assert "Buka dulu obrolan pribadi" in (appointed_later.alert or "")

"""A message that asks for one tap shows who hears the bot."""

from datetime import time

from models import AllowedHours, Status
from models.database import Database
from simulator.chats import Group as Room
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
from tests.reminders.conftest import unit_id
from tests.reminders.test_plan import opens_unit
from tests.reminders.test_side_by_side import opens
from tests.security.test_groups import NAME, opens_group, says, shown


async def test_who_tapped_is_seen_at_the_unit(
    house: House, verifier: Player, officer: Player, head: Player, sekda: Player
) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Uji jangkauan")
    assert "Pesan uji kepada 3 orang, mulai 30 November 2026, 08.30 WIB" in verifier.screen
    assert "Belum punya petugas (36)" in verifier.screen
    preview = verifier.screen
    await verifier.taps("Kirim ke 3")
    await verifier.taps("Kirim ke 3", on=preview)
    await house.tick()
    assert officer.hands.screens == []
    await house.moves_clock(minutes=40)
    assert len(officer.hands.screens) == 1
    await officer.taps("Saya terima")
    assert "Terima kasih" in officer.screen
    assert "Uji jangkauan Disdikbud" in head.screen
    await opens_unit(sekda, "Disdikbud")
    assert "Operator Disdikbud (operator) · 📡 uji 30 November 2026: diketuk" in sekda.screen
    assert "Kepala Disdikbud (kepala) · 📡 uji 30 November 2026: belum diketuk" in sekda.screen
    assert "📡 Uji jangkauan" not in sekda.screen.labels


async def test_each_week_bappedalitbang_hears_who_cannot_hear_the_bot(
    reminded: House, verifier: Player, colleague: Player
) -> None:
    """H-30 was on a Tuesday: the first list comes on the Monday after."""

    def told() -> list[str]:
        texts = [screen.text for screen in verifier.hands.screens]
        return [text for text in texts if "tidak dapat dihubungi" in text]

    await reminded.moves_clock(days=5, hours=23)  # Monday, 07.30
    colleague.hands.blocks()
    await reminded.settle()
    assert told() == []
    await reminded.moves_clock(hours=1)
    await reminded.moves_clock(minutes=5)
    (text,) = told()
    assert text.startswith("📵 37 perangkat daerah tidak dapat dihubungi")
    assert "Tidak terjangkau (1): Dinkes (sejak 7 Desember 2026)" in text
    assert "Disdikbud" not in text
    await reminded.moves_clock(days=8)
    assert len(told()) == 2
    await verifier.taps("Satu per satu")
    assert "Tak terjangkau: 37 unit" in verifier.screen


async def linked(house: House, officer: Player, verifier: Player) -> tuple[Room, Room]:
    """Groups of Disdikbud and of Diskominfo."""
    room = await opens_group(house, officer)
    await officer.taps("Hubungkan pengingat Disdikbud", on=shown(room)[-1])
    empty = await opens_group(house, verifier)
    await says(house, verifier, empty, f"{NAME} hubungkan diskominfo")
    return room, empty


async def test_where_nobody_can_be_reached_the_group_of_the_unit_is_tried(
    house: House, verifier: Player, officer: Player, head: Player, sekda: Player
) -> None:
    """One unit whose people have blocked the bot, and one that never had anybody."""
    room, empty = await linked(house, officer, verifier)
    for person in (officer, head):
        person.hands.blocks()
    await house.settle()
    await sekda.says("/pengingat")
    await sekda.taps("Sel, 1 Desember")
    assert "grup: Disdikbud (Tim inovasi), Diskominfo (Tim inovasi)" in sekda.screen
    await house.moves_to_next_due()
    assert (officer.hands.screens, head.hands.screens) == ([], [])
    assert "Disdikbud belum mengirim inovasi 2026" in shown(room)[-1]
    assert "Diskominfo belum mengirim inovasi 2026" in shown(empty)[-1]
    before = len(shown(empty))
    await house.moves_clock(hours=1)
    assert len(shown(empty)) == before
    await house.moves_clock(days=6)  # Monday
    text = next(s.text for s in verifier.hands.screens if "tidak dapat dihubungi" in s.text)
    assert "Hanya lewat grup (2): Disdikbud: Tim inovasi, Diskominfo: Tim inovasi" in text
    await sekda.says("ingatkan disdikbud dan diskominfo")
    assert "Hanya lewat grup (2): Disdikbud, Diskominfo" in sekda.screen
    await sekda.taps("Kirim ke 2 grup")
    await house.moves_clock(seconds=4)
    assert "Sampai: 2" in sekda.screen
    assert len(shown(empty)) == before + 1
    await sekda.says("ingatkan disdikbud dan diskominfo")
    assert "Sudah diingatkan dalam 24 jam (dilewati) (2): Disdikbud, Diskominfo" in sekda.screen


async def test_a_group_waits_for_the_promised_day_as_its_unit_does(
    reminded: House, verifier: Player, officer: Player, head: Player
) -> None:
    room, _ = await linked(reminded, officer, verifier)
    await officer.taps("Janji tanggal")
    await officer.taps("Kam, 31 Des")
    for person in (officer, head):
        person.hands.blocks()
    await reminded.moves_clock(days=16)  # H-14
    assert "belum mengirim" not in str(shown(room))


async def test_a_group_is_written_to_in_the_hours_of_its_unit_and_not_of_what_it_came_to_owe_later(
    house: House,
    verifier: Player,
    officer: Player,
    head: Player,
    registered: Registered,  # noqa: F811
    database: Database,
) -> None:
    room, _ = await linked(house, officer, verifier)
    for person in (officer, head):
        person.hands.blocks()
    await house.settle()
    unit = unit_id(database, "Disdikbud")
    with database.transaction() as session:
        session.add(AllowedHours(unit_id=unit, weekdays="01234", opens=time(13), closes=time(14)))
    await opens(verifier, "Kelengkapan bukti", "2026", "5 indikator", "18/12/2026")
    await house.moves_to_next_due()
    assert "belum mengirim" not in str(shown(room))
    await house.moves_clock(hours=5)
    assert "Disdikbud belum mengirim inovasi 2026" in shown(room)[-1]
    await house.moves_clock(days=3)  # H-14 of the evidence concerns nobody
    registered("SAPA <WARGA>", status=Status.VERIFIED)
    await house.moves_clock(days=3)
    assert "bukti" not in shown(room)[-1]
    await house.moves_clock(days=4)
    assert "Disdikbud perlu melengkapi bukti inovasi 2026" in shown(room)[-1]

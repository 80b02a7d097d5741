"""Leadership reminds the units that lack the innovation, now."""

from sqlmodel import select

import bot as front_door
from models import LiveReport
from settings import Settings
from simulator.world import World
from tests.conftest import House, Player, assemble, player
from tests.reminders.conftest import Ledger
from tests.security.test_groups import opens_group, shown


async def test_preview_confirm_and_what_became_of_it(
    house: House, sekda: Player, officer: Player, colleague: Player, ledger: Ledger
) -> None:
    colleague.hands.blocks()
    await house.moves_clock(hours=1)
    await sekda.says("/belum")
    board = sekda.screen
    await sekda.taps("Ingatkan")
    text = sekda.screen.text
    assert "Disdikbud" in text.partition("Tidak dapat dihubungi")[0]
    assert "Dinkes" in text.partition("Tidak dapat dihubungi")[2]
    assert "30 November 2026, 09.00 WIB" in text
    assert "Disdikbud belum mengirim inovasi 2026" in text
    assert officer.hands.screens == []
    preview = sekda.screen
    await sekda.taps("Kirim ke")
    await house.tick()
    assert "Disdikbud belum mengirim inovasi 2026" in officer.screen
    await sekda.taps("Kirim ke", on=preview)
    await house.tick()
    assert len(ledger(1001)) == 1
    await sekda.taps("Ingatkan", on=board)
    assert "Sudah diingatkan dalam 24 jam (dilewati)" in sekda.screen


async def test_what_became_of_it_edits_itself(house: House, sekda: Player, officer: Player) -> None:
    room = await opens_group(house, officer)
    await officer.taps("Hubungkan pengingat Disdikbud", on=shown(room)[-1])
    await house.moves_clock(hours=1)
    await sekda.says("/belum")
    await sekda.taps("Ingatkan")
    assert "📣 Grupnya ikut menerima (1): Disdikbud" in sekda.screen
    await sekda.taps("Kirim ke")
    assert "Menunggu: 2" in sekda.screen
    assert "memperbarui dirinya" in sekda.screen
    await sekda.taps("Siapa yang belum")
    assert "Ingatkan" in str(sekda.screen.labels)  # below; the report goes on above it
    await house.moves_clock(seconds=4)
    report = sekda.hands.screens[-2]
    assert "Sampai: 3 (1 di antaranya grup)" in report
    assert "Menunggu: 0" in report
    assert "Gagal: 0" in report
    assert "memperbarui dirinya" not in report


async def test_a_report_goes_on_after_a_restart(world: World, settings: Settings) -> None:
    first = assemble(world, settings)
    async with front_door.running(first.bot):
        sekda = player(first, 1004)
        await sekda.says("ingatkan yg belum ya")
        await sekda.taps("Kirim ke 2 orang")
        assert "Menunggu: 2" in sekda.screen
    first.bot.house.database.close()
    second = assemble(world, settings)
    async with front_door.running(second.bot):
        await second.moves_clock(hours=1)
        await second.moves_clock(seconds=4)
        assert "Sampai: 2" in player(second, 1004).screen
    second.bot.house.database.close()


async def test_outside_the_hours_it_is_offered_for_the_next_ones(
    house: House, sekda: Player, officer: Player
) -> None:
    await sekda.says("/belum")
    await sekda.taps("Ingatkan")
    assert "✅ Kirim ke 2 orang, hari ini 08.30 WIB" in sekda.screen.labels
    await house.moves_clock(hours=9)
    await sekda.says("ingatkan yg belum ya")
    await sekda.taps("Kirim ke 2 orang, besok 08.30 WIB")
    await house.moves_clock(seconds=4)
    assert officer.hands.screens == []
    house.world.delete(sekda.hands.chat.messages[sekda.screen.id])
    await house.moves_clock(hours=16)
    assert "Disdikbud belum mengirim inovasi 2026" in officer.screen
    await house.moves_clock(seconds=4)
    with house.bot.house.database.reading() as session:
        (gone,) = session.exec(select(LiveReport.reason))
    assert "not found" in (gone or "")

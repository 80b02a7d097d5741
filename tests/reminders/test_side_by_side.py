"""Two mandates are open at a time."""

from datetime import date

import pytest

from models import DeliveryState, Mandate
from models.database import Database
from services.seeding import ladder
from tests.conftest import House, Player
from tests.reminders.conftest import Ledger


@pytest.fixture
def both(house: House, database: Database) -> House:
    """That of 2025 ends on 30 December 2026, a day before the other."""
    with database.transaction() as session:
        now = house.bot.house.now()
        mandate = Mandate(year=2025, deadline=date(2026, 12, 30), set_at=now)
        session.add(mandate)
        session.flush()
        session.add_all(ladder(mandate))
    return house


async def test_what_is_held_for_somebody_is_the_newest_of_each_mandate(
    both: House, officer: Player, ledger: Ledger
) -> None:
    officer.hands.blocks()
    await both.settle()
    await both.moves_clock(days=17, hours=1)
    held = [(d.anchor, d.step) for d in ledger(1001) if d.state == DeliveryState.HELD]
    assert sorted(held) == [(date(2026, 12, 30), "H-14"), (date(2026, 12, 31), "H-14")]
    officer.hands.unblocks()
    await officer.says("/tenggat")
    await both.tick()
    assert "Disdikbud belum mengirim inovasi 2025" in officer.screen
    assert "Disdikbud belum mengirim inovasi 2026" in officer.screen


async def test_the_plan_shows_one_and_leads_to_the_other(both: House, sekda: Player) -> None:
    await sekda.says("/pengingat")
    assert "Pengingat · inovasi 2026" in sekda.screen
    await sekda.taps("Inovasi 2025")
    assert "Tenggat Rabu, 30 Desember 2026" in sekda.screen
    assert "Berikutnya: H-30 · Sen, 30 November 2026 08.30 WIB" in sekda.screen
    await sekda.taps("Sen, 30 November")
    assert "Senin, 30 November 2026: 3 pesan" in sekda.screen
    assert both.bot.house.today() == date(2026, 11, 30)

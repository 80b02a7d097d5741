"""What somebody subscribed to comes when it is due, once, and no more when it is not wanted."""

from datetime import datetime, timedelta

from sqlmodel import col, select

from models import Delivery, DeliveryState, Mandate, Unit
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, registered

__all__ = ["registered"]


def owed(database: Database) -> list[tuple[str, str]]:
    """(due in local time, state) of what was written down."""
    with database.reading() as session:
        wanted = select(Delivery).where(Delivery.kind == "subscription").order_by(col(Delivery.id))
        local = timedelta(hours=7)
        return [(f"{one.due_at + local:%d/%m %H.%M}", one.state) for one in session.exec(wanted)]


async def goes_to(house: House, moment: str) -> None:
    house.bot.house.clock.move(datetime.fromisoformat(f"{moment}+07:00") - house.bot.house.now())
    await house.tick()


async def test_a_weekly_recap_in_words_comes_once_for_each_week(
    house: House, sekda: Player, database: Database
) -> None:
    await sekda.says("kirimi saya rekap tiap rabu jam 7.15")
    assert "Rabu" in sekda.screen
    assert "07.15" in sekda.screen
    await sekda.taps("Kirim")
    assert "Langganan dicatat: rekap setiap Rabu, 07.15" in sekda.screen
    await house.tick()
    assert owed(database) == []
    await goes_to(house, "2026-12-02T07:16")
    await house.tick()
    assert sekda.screen.text.startswith("0 dari 38 perangkat daerah sudah punya inovasi 2026")
    assert "🔔 Langganan: rekap setiap Rabu, 07.15 WIB. Atur: /langganan" in sekda.screen
    assert owed(database) == [("02/12 07.15", DeliveryState.SENT)]
    await goes_to(house, "2026-12-21T09:00")  # out of order over two Wednesdays
    assert "Terlambat: seharusnya 16 Desember 2026, 07.15" in sekda.screen
    await goes_to(house, "2026-12-28T09:00")
    assert owed(database)[1:] == [
        ("16/12 07.15", DeliveryState.SENT),
        ("23/12 07.15", DeliveryState.SENT),
    ]


async def test_when_the_duty_is_closed_a_recap_comes_when_it_says_something_new(
    house: House, sekda: Player, database: Database, registered: Registered
) -> None:
    await sekda.says("kirimi saya rekap tiap rabu jam 7.15")
    await sekda.taps("Kirim")
    await goes_to(house, "2026-12-02T07:16")
    with database.transaction() as session:
        session.exec(select(Mandate)).one().closed_at = house.bot.house.now()
    await goes_to(house, "2026-12-09T07:16")
    assert "0 dari 38 perangkat daerah sudah punya inovasi 2026" in sekda.screen
    await goes_to(house, "2026-12-16T07:16")
    registered()
    await goes_to(house, "2026-12-23T07:16")
    assert "1 dari 38 perangkat daerah sudah punya inovasi 2026" in sekda.screen
    sent, cancelled = DeliveryState.SENT, DeliveryState.CANCELLED
    assert [state for _, state in owed(database)] == [sent, sent, cancelled, sent]


async def test_paused_resumed_and_ended(house: House, sekda: Player, database: Database) -> None:
    await sekda.says("/langganan")
    await sekda.taps("➕ Rekap berkala")
    await sekda.taps("Setiap bulan")
    await sekda.taps("Hari terakhir")
    await sekda.says("jam 8")
    await sekda.taps("Kirim")
    await sekda.taps("🔔 Langganan saya")
    assert "1. rekap setiap bulan, hari terakhir, 08.00" in sekda.screen
    assert "berikutnya 31 Desember 2026, 08.00 WIB" in sekda.screen
    await sekda.taps("⏸ 1. Jeda")
    assert "(dijeda)" in sekda.screen
    await goes_to(house, "2027-01-05T09:00")
    assert owed(database) == []
    await sekda.says("/langganan")
    await sekda.taps("▶️ 1. Lanjutkan")
    await house.tick()
    assert owed(database) == []
    await goes_to(house, "2027-02-01T09:00")  # the 31st is a Sunday
    assert owed(database) == [("01/02 08.00", DeliveryState.SENT)]
    await sekda.says("/langganan")
    await sekda.taps("🗑 1. Akhiri")
    assert "Belum ada." in sekda.screen
    await goes_to(house, "2027-03-05T09:00")
    assert len(owed(database)) == 1


async def test_a_word_when_all_have_it(
    house: House, sekda: Player, officer: Player, registered: Registered, database: Database
) -> None:
    await officer.says("kabari kalau semua sudah")
    assert "Perintah ini untuk" in officer.screen
    await sekda.says("kabari kalau semua sudah")
    await sekda.taps("🔔 Kabari kalau semua sudah")
    assert "kabar kalau semua sudah punya inovasi" in sekda.screen
    with database.transaction() as session:
        for unit in session.exec(select(Unit).where(Unit.is_mandated, Unit.code != "DISDIKBUD")):
            unit.is_mandated = False
    await house.tick()
    assert owed(database) == []
    registered()
    await house.tick()
    await house.tick()
    assert sekda.screen.text.startswith("🎉 1 dari 1 perangkat daerah sudah punya inovasi 2026")
    assert len(owed(database)) == 1

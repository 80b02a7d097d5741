"""Bappedalitbang moves the deadline in chat."""

from datetime import date

import pytest
from sqlmodel import col, select

from models import AuditEntry, Mandate
from models.database import Database
from tests.conftest import House, Player
from tests.reminders.conftest import Ledger

NEW = "21 Desember 2026"


async def test_everybody_is_told_once_and_the_plan_follows(
    house: House,
    officer: Player,
    verifier: Player,
    sekda: Player,
    database: Database,
    ledger: Ledger,
) -> None:
    await sekda.says("/tenggat")
    assert "Ubah tenggat" not in " ".join(sekda.screen.labels)
    await verifier.says("/tenggat")
    await verifier.taps("Ubah tenggat")
    await verifier.says("1 Januari 2030")
    await verifier.says(NEW)
    await verifier.says("Menyesuaikan <jadwal> kementerian.")
    card = verifier.screen
    await verifier.taps("Kirim")
    assert "dipindah dari 31 Desember 2026: Senin, 21 Desember 2026" in verifier.screen
    await verifier.taps("Kirim", on=card)
    await house.tick()
    for told in (officer, sekda):
        text = told.screen.text
        assert "dipindah dari 31 Desember 2026: Senin, 21 Desember 2026" in text
        assert "“Menyesuaikan <jadwal> kementerian.”" in text
    news = [screen for screen in officer.hands.screens if "dipindah dari" in screen.text]
    assert len(news) == 1
    _is_audited(database)
    await house.moves_to_next_due()
    assert [(d.step, d.anchor) for d in ledger(1001)] == [("H-14", date(2026, 12, 21))]
    assert "21 Desember 2026" in officer.screen


def _is_audited(database: Database) -> None:
    with database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "mandate.moved")).one()
    assert (entry.before, entry.after) == ({"deadline": "2026-12-31"}, {"deadline": "2026-12-21"})


async def test_a_day_that_was_promised_after_the_new_deadline_holds_no_more(
    reminded: House, officer: Player, verifier: Player
) -> None:
    await officer.taps("Janji tanggal")
    await officer.taps("Kam, 31 Des")
    await verifier.says("/tenggat")
    await verifier.taps("Ubah tenggat")
    for said in (NEW, "Menyesuaikan jadwal kementerian."):
        await verifier.says(said)
    await verifier.taps("Kirim")
    await reminded.moves_clock(days=6)  # H-14
    assert "Disdikbud belum mengirim inovasi 2026" in officer.screen


@pytest.mark.parametrize("is_closed", [False, True])
async def test_two_mandates_do_not_share_a_day(
    house: House, verifier: Player, database: Database, *, is_closed: bool
) -> None:
    with database.transaction() as session:
        now = house.bot.house.now()
        other = Mandate(year=2025, deadline=date(2026, 12, 21), set_at=now)
        other.closed_at = now if is_closed else None
        session.add(other)
    await verifier.says("/tenggat")
    await verifier.taps("Ubah tenggat")
    await verifier.says(NEW)
    await verifier.says("Menyesuaikan jadwal kementerian.")
    await verifier.taps("Kirim")
    assert "sudah menjadi tenggat inovasi 2025" in (verifier.alert or verifier.screen.text)
    with database.reading() as session:
        days = [m.deadline for m in session.exec(select(Mandate).order_by(col(Mandate.year)))]
        assert days == [date(2026, 12, 21), date(2026, 12, 31)]

"""A mandate is closed with a report, another one is opened."""

from datetime import date

import pytest
from sqlmodel import col, select

from models import Delivery, DeliveryState, Mandate, Role, Status
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
from tests.people.conftest import appointed
from tests.reminders.conftest import Ledger


@pytest.fixture
async def closed(
    house: House,
    verifier: Player,
    registered: Registered,  # noqa: F811
) -> House:
    """After H-30 was written down and before it could go out. A leader works for Bappedalitbang
    as well."""
    appointed(house, 1004, Role.VERIFIER)
    registered("SAPA <WARGA>", status=Status.SENT)
    await house.moves_to_next_due()
    await verifier.says("/pengingat")
    await verifier.taps("Tutup kewajiban")
    await verifier.says("Rekap sudah <disampaikan> kepada Bupati.")
    await verifier.taps("Kirim")
    return house


async def test_the_report_goes_to_leadership_and_can_be_taken_along(
    closed: House, verifier: Player, sekda: Player, officer: Player
) -> None:
    assert "Kewajiban inovasi 2026 ditutup: 1 dari 38" in verifier.screen
    assert "1 orang menerima laporannya" in verifier.screen
    await closed.tick()
    assert "1 dari 38 perangkat daerah memenuhi kewajiban inovasi 2026 (3%)" in sekda.screen
    assert "Alasan: “Rekap sudah <disampaikan>" in sekda.screen
    report = sekda.screen
    await sekda.taps("Teks WA", on=report)
    assert "Disdikbud: terpenuhi, " in sekda.screen
    await sekda.taps("XLSX", on=report)
    assert sekda.hands.files[-1].name == "penutupan-2026.xlsx"
    await sekda.taps("PDF", on=report)
    assert sekda.hands.files[-1].data.startswith(b"%PDF")
    assert "ditutup" not in str([s.text for s in officer.hands.screens])


async def test_what_waited_falls_away_and_nothing_fails(
    closed: House,
    verifier: Player,
    colleague: Player,
    ledger: Ledger,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked = len(ledger(1002))
    await colleague.taps("Sudah dikirim")
    assert "Tidak ada kewajiban" in (colleague.alert or colleague.screen.text)
    await closed.moves_clock(days=20, hours=2)
    assert len(ledger(1002)) == asked
    assert not [r for r in caplog.records if r.levelname == "ERROR"]
    await verifier.says("/pengingat")
    assert "Tidak ada kewajiban inovasi yang sedang dibuka" in verifier.screen
    await verifier.taps("Laporan penutupan inovasi 2026")
    assert "1 dari 38" in verifier.screen


async def test_another_year_is_opened_beside_or_after(
    house: House, verifier: Player, sekda: Player, database: Database
) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Kewajiban baru")
    await verifier.taps("Satu inovasi per perangkat daerah")
    for said in ("tahun depan", "2027", "31 Desember 2026"):
        await verifier.says(said)
    await verifier.taps("Kirim")
    assert "31 Desember 2026 sudah menjadi tenggat inovasi 2026" in str(verifier.alert)
    await verifier.taps("Tenggat")
    await verifier.says("30 Desember 2027")
    await verifier.taps("Kirim")
    assert "Kewajiban inovasi 2027 dibuka, tenggat Kamis, 30 Desember 2027" in verifier.screen
    await verifier.taps("Rencana pengingat")
    assert "Berikutnya: H-90 · Jum, 1 Oktober 2027 08.30 WIB" in verifier.screen
    with database.reading() as session:
        years = session.exec(select(Mandate.year).order_by(col(Mandate.year))).all()
    assert years == [2026, 2027]
    await sekda.says("/pengingat")
    assert "Kewajiban baru" not in " ".join(sekda.screen.labels)
    assert house.bot.house.today() == date(2026, 11, 30)


async def test_rows_that_wait_are_cancelled(
    house: House, verifier: Player, colleague: Player, database: Database
) -> None:
    colleague.hands.blocks()
    await house.settle()
    await house.moves_to_next_due()
    await verifier.says("/pengingat")
    await verifier.taps("Tutup kewajiban")
    await verifier.says("Rekap sudah disampaikan kepada Bupati.")
    await verifier.taps("Kirim")
    with database.reading() as session:
        mine = Delivery.kind == "reminder", Delivery.reason == "kewajiban ditutup"
        found = session.exec(select(Delivery.state).where(*mine)).all()
    assert found == [DeliveryState.CANCELLED]

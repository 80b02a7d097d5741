"""Two mandates are open at a time."""

from datetime import date

import pytest
from sqlmodel import select

from models import DeliveryState, EvidenceItem, Innovation, Mandate, Status
from models.database import Database
from services.seeding import ladder
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
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


async def opens(verifier: Player, kind: str, *said: str) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Kewajiban baru")
    await verifier.taps(kind)
    for text in said:
        await verifier.says(text)
    await verifier.taps("Kirim")


@pytest.fixture
async def evidence(
    house: House,
    verifier: Player,
    registered: Registered,  # noqa: F811
) -> House:
    """A duty beside that of the innovation, which Disdikbud has met; Dinkes has nothing to prove
    yet."""
    registered("SAPA <WARGA>", status=Status.VERIFIED)
    await opens(verifier, "Kelengkapan bukti", "2026", "5 indikator", "18/12/2026")
    assert "Kewajiban bukti inovasi 2026 dibuka" in verifier.screen
    return house


async def test_evidence_is_a_duty_of_its_own(
    evidence: House, officer: Player, head: Player, sekda: Player
) -> None:
    await sekda.says("/pengingat")
    assert "Bukti inovasi 2026: 1 dari 1 masih diingatkan, tenggat 18 Desember" in sekda.screen
    await evidence.moves_clock(days=4, hours=1)  # H-14
    text = officer.screen.text
    assert text.startswith("⏰ Disdikbud perlu melengkapi bukti inovasi 2026")
    assert "“SAPA <WARGA>” punya bukti untuk 0 dari 5 indikator." in text
    assert "Tenggat: Jumat, 18 Desember 2026" in text
    await officer.taps("Sudah dikirim")
    assert "0 dari 5 indikator" in officer.screen
    await officer.taps("Bukti dukung")
    assert "SAPA <WARGA>" in officer.screen
    await officer.taps("Janji tanggal")
    await officer.taps("Jum, 18 Des")
    assert "Disdikbud berjanji melengkapi bukti inovasi 2026 paling lambat Jumat" in officer.screen
    await evidence.tick()
    assert "Disdikbud berjanji melengkapi bukti inovasi 2026 paling lambat" in head.screen
    await sekda.says("/belum")
    assert "37 dari 38 perangkat daerah belum" in sekda.screen


async def test_whoever_comes_to_owe_later_waits_for_the_next_step(
    house: House,
    verifier: Player,
    registered: Registered,  # noqa: F811
    ledger: Ledger,
) -> None:
    await opens(verifier, "Kelengkapan bukti", "2026", "5 indikator", "18/12/2026")
    await house.moves_clock(days=4, hours=1)  # H-14 concerns nobody
    registered("SAPA <WARGA>", status=Status.VERIFIED)
    await house.tick()
    await house.moves_clock(days=1)
    assert date(2026, 12, 18) not in [row.anchor for row in ledger(1001)]
    await house.moves_clock(days=6)
    assert [row.step for row in ledger(1001) if row.anchor == date(2026, 12, 18)] == ["H-7"]


async def test_a_duty_that_is_met_is_reminded_of_no_more_and_closed_with_who_met_it(
    evidence: House, verifier: Player, officer: Player, sekda: Player, database: Database
) -> None:
    await sekda.says("/pengingat")
    await sekda.taps("Bukti inovasi 2026")
    await sekda.taps("Ingatkan sekarang")
    assert "Ingatkan yang belum · bukti inovasi 2026" in sekda.screen
    assert "perlu melengkapi bukti" in sekda.screen
    await sekda.taps("Kirim ke 1 orang")
    hand_in(evidence, database)
    await evidence.moves_clock(days=8)  # H-14, H-7
    assert officer.hands.screens == []
    await verifier.says("/pengingat")
    for label in ("Bukti inovasi 2026", "Tutup kewajiban"):
        await verifier.taps(label)
    await verifier.says("Semua bukti sudah lengkap.")
    await verifier.taps("Kirim")
    assert "Kewajiban bukti inovasi 2026 ditutup: 1 dari 1" in verifier.screen
    await evidence.tick()
    assert "1 dari 1 perangkat daerah memenuhi kewajiban bukti inovasi 2026" in sekda.screen


async def test_it_runs_on_after_the_duty_of_innovations_and_an_old_button_means_it(
    evidence: House, verifier: Player, officer: Player
) -> None:
    await evidence.moves_clock(days=4, hours=1)  # H-14
    reminder = officer.screen
    await verifier.says("/pengingat")
    for label in ("Bukti inovasi 2026", "Ubah tenggat"):
        await verifier.taps(label)
    is_told = "Kewajiban bukti inovasi 2026, tenggat sekarang 18 Desember 2026."
    assert is_told in verifier.screen
    await verifier.says("21/12/2026")
    await verifier.says("Bukti dari lapangan terlambat.")
    assert is_told in verifier.screen
    await verifier.taps("Kirim")
    await officer.taps("Sudah dikirim", on=reminder)
    assert "0 dari 5 indikator" in officer.screen
    await verifier.says("/pengingat")
    await verifier.taps("Tutup kewajiban")
    await verifier.says("Semua sudah memenuhi.")
    await verifier.taps("Kirim")
    await verifier.says("/pengingat")
    assert "Pengingat · bukti inovasi 2026" in verifier.screen


async def test_a_window_for_the_innovations_of_last_year(verifier: Player) -> None:
    await opens(verifier, "Input ke sistem", "2025", "1/12/2026", "22/12/2026")
    assert "Kewajiban input kementerian 2025 dibuka" in verifier.screen


def hand_in(house: House, database: Database) -> None:
    """Evidence for five indicators."""
    with database.transaction() as session:
        it = session.exec(select(Innovation)).one()
        session.add_all(
            EvidenceItem(
                innovation_id=it.id or 0,
                instrument_year=2026,
                indicator=f"SID-{n}",
                by_id=it.registered_by_id,
                at=house.bot.house.now(),
            )
            for n in range(16, 21)
        )


async def test_no_step_is_before_the_window_opens(verifier: Player) -> None:
    await opens(verifier, "Input ke sistem", "2026", "7/12/2026", "22/12/2026")
    await verifier.taps("Rencana pengingat")
    for label in ("Ubah langkah", "Langkah baru"):
        await verifier.taps(label)
    for said in ("09.00", "Operator", "H-20"):
        await verifier.says(said)
    refused = "H-20 jatuh pada 2 Desember 2026, sebelum jendela dibuka pada 7 Desember 2026."
    assert f"{refused} Pilih paling jauh H-15, misalnya H-7." in verifier.screen
    await verifier.says("H-10")
    await verifier.taps("Lihat akibatnya")
    assert "Sesudah: H-10 · Jum, 11 Desember 2026 09.00 WIB" in verifier.screen


async def test_who_hears_that_the_window_opens_does_so_when_the_deadline_is_moved(
    verifier: Player,
) -> None:
    """From H-15 to H-14, which is not for heads, and on to H-17."""
    await opens(verifier, "Input ke sistem", "2026", "7/12/2026", "22/12/2026")
    await verifier.taps("Rencana pengingat")
    for day, opening in (("21/12/2026", "H-14"), ("24/12/2026", "H-17")):
        await verifier.taps("Ubah tenggat")
        for said in (day, "Jendela diubah kementerian."):
            await verifier.says(said)
        await verifier.taps("Kirim")
        await verifier.says("/pengingat")
        await verifier.taps("Input kementerian 2026")
        assert f"Berikutnya: {opening} · Sen, 7 Desember 2026 08.30 WIB" in verifier.screen
        assert "· operator, kepala, Bappedalitbang" in verifier.screen
    await verifier.taps("Ubah langkah")
    assert "H-14 · Kam, 10 Des 08.30 WIB" in verifier.screen
    await opens(verifier, "Kelengkapan bukti", "2026", "5 indikator", "22/12/2026")
    was = "22 Desember 2026 sudah menjadi tenggat input kementerian 2026"
    assert was in str(verifier.alert or verifier.screen.text)


async def test_the_window_of_the_ministry_has_its_own_dates(
    house: House,
    verifier: Player,
    officer: Player,
    sekda: Player,
    registered: Registered,  # noqa: F811
    database: Database,
) -> None:
    registered(status=Status.VERIFIED)
    await _sets_a_window(verifier)
    await house.moves_clock(days=7, hours=1)
    assert officer.screen.text.startswith("⏰ Disdikbud punya inovasi 2026 yang belum diunggah")
    told = [s for s in verifier.hands.screens if "belum ditandai diunggah (1): Disdikbud" in s.text]
    assert told[0].text.startswith("1 dari 1 perangkat daerah punya inovasi 2026 yang belum")
    await house.moves_clock(days=14)  # H-3
    assert sekda.screen.labels == ["⏰ Rencana pengingat"]  # the recap
    before = len(officer.hands.screens)
    with database.transaction() as session:
        session.exec(select(Innovation)).one().status = Status.UPLOADED
    await house.moves_clock(days=4)
    assert len(officer.hands.screens) == before


async def _sets_a_window(verifier: Player) -> None:
    await opens(verifier, "Input ke sistem", "2026", "23/12/2026", "22/12/2026")
    assert "23 Desember 2026" in str(verifier.alert or verifier.screen.text)
    await verifier.taps("Jendela dibuka")
    await verifier.says("5/12/2026")
    await verifier.taps("Kirim")
    await verifier.taps("Rencana pengingat")
    assert "Jendela dibuka Sabtu, 5 Desember 2026." in verifier.screen
    assert "Berikutnya: H-17 · Sen, 7 Desember 2026 08.30 WIB" in verifier.screen
    await verifier.taps("Ubah tenggat")
    await verifier.says("24/12/2026")
    await verifier.says("Jendela diperpanjang sehari.")
    await verifier.taps("Kirim")
    assert "Tenggat input kementerian 2026 dipindah dari 22 Desember 2026" in verifier.screen

"""The thin line through the whole house, as people walk it."""

from sqlmodel import select

from models import Delivery, DeliveryState, Draft, Innovation
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import WAYS, fill_in

PROBLEM = "Warga menunggu tiga jam untuk legalisir ijazah."


async def registers(officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, WAYS[0])
    await officer.taps("Kirim")


async def test_sending_twice_registers_once(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await fill_in(officer, WAYS[0])
    review = officer.screen
    await officer.taps("Kirim")
    await officer.taps("Kirim", on=review)
    assert officer.alert == "Sudah dikirim, nomor INV-2026-0001."
    with database.reading() as session:
        assert len(session.exec(select(Innovation)).all()) == 1


async def test_another_unit_finds_nothing(officer: Player, colleague: Player) -> None:
    await officer.says("/daftar")
    data = next(b.data for row in officer.screen.buttons for b in row if b.data)
    await colleague.says("/bantuan")
    message = colleague.hands.messages[-1]
    colleague.hands.press(message, str(data))
    await colleague.house.settle()
    assert colleague.alert == "Data tidak ditemukan."


async def test_the_sekda_asks_who_is_missing(officer: Player, sekda: Player) -> None:
    await sekda.says("/belum")
    first, *_, last = sekda.screen.text.splitlines()
    assert first == "38 dari 38 perangkat daerah belum punya inovasi 2026"
    assert last == "Data per 30 November 2026, 08.00 WIB"
    assert "Kecamatan (9 dari 9)" in sekda.screen
    await registers(officer)
    await sekda.taps("Perbarui")
    assert sekda.screen.text.startswith("37 dari 38")
    await sekda.taps("XLSX")
    assert sekda.hands.files[-1].name == "papan-2026.xlsx"
    await officer.says("/belum")
    assert "pimpinan dan Bappedalitbang" in officer.screen


async def test_the_reminder_comes_once_and_stops_after_sending(
    house: House, officer: Player, colleague: Player, database: Database
) -> None:
    await registers(officer)
    await house.moves_to_next_due()
    await house.moves_to_next_due()
    assert "Dinkes belum mengirim inovasi 2026" in colleague.screen
    assert "Kamis, 31 Desember 2026" in colleague.screen
    assert "20 hari kerja" in colleague.screen
    await house.tick()
    await house.tick()
    assert len(_reminders(colleague)) == 1
    await colleague.taps("Mulai daftar")
    assert "Masalah apa" in colleague.screen
    await fill_in(colleague, WAYS[0])
    await colleague.taps("Kirim")
    await house.moves_clock(days=30)
    assert len(_reminders(colleague)) == 1
    assert not _reminders(officer)
    with database.reading() as session:
        states = [d.state for d in session.exec(select(Delivery)) if d.kind == "reminder"]
    assert states == [DeliveryState.SENT]


async def test_answers_are_committed_before_the_next_question(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    with database.reading() as session:
        draft = session.exec(select(Draft)).one()
    assert draft.answers["problem"]["parts"][0]["text"] == PROBLEM


async def test_everybody_hears_the_deadline_and_how_they_stand(
    officer: Player, sekda: Player
) -> None:
    await officer.says("/tenggat")
    assert "Kamis, 31 Desember 2026" in officer.screen
    assert "21 hari kerja" in officer.screen
    assert "Disdikbud belum punya inovasi" in officer.screen
    await officer.taps("Mulai daftar")
    await fill_in(officer, WAYS[0])
    await officer.taps("Kirim")
    await officer.says("/tenggat")
    assert "Disdikbud: 1 inovasi terdaftar" in officer.screen
    await sekda.says("/tenggat")
    assert "37 dari 38 perangkat daerah belum" in sekda.screen


def _reminders(person: Player) -> list[str]:
    return [s.text for s in person.hands.screens if "⏰" in s.text and "belum mengirim" in s.text]

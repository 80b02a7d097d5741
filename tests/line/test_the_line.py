"""The thin line through the whole house, as people walk it."""

from sqlmodel import select

from models import Delivery, DeliveryState, Draft, Innovation
from models.database import Database
from tests.conftest import House, Player

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PROBLEM = "Warga menunggu tiga jam untuk legalisir ijazah."


async def fill_in(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    await officer.taps("Selesai")
    await officer.says("SAPA <WARGA>")
    await officer.taps("Uji Coba")
    await officer.says("24/11/2026")
    await officer.sends_file("SK fix banget.pdf", PDF)


async def test_an_officer_registers_and_bappedalitbang_is_told(
    house: House, officer: Player, verifier: Player, database: Database
) -> None:
    await fill_in(officer)
    assert "Periksa sebelum dikirim" in officer.screen
    assert "24 November 2026" in officer.screen
    assert "SAPA <WARGA>" in officer.screen
    await officer.taps("Kirim")
    assert "INV-2026-0001" in officer.screen
    await house.tick()
    assert "Inovasi baru dari Disdikbud" in verifier.screen
    await verifier.taps("Buka dokumen")
    assert verifier.hands.files[-1].data == PDF
    with database.reading() as session:
        assert session.exec(select(Innovation)).one().profile["problem"] == PROBLEM


async def test_sending_twice_registers_once(officer: Player, database: Database) -> None:
    await fill_in(officer)
    review = officer.screen
    await officer.taps("Kirim")
    await officer.taps("Kirim", on=review)
    assert officer.alert == "Sudah dikirim, nomor INV-2026-0001."
    with database.reading() as session:
        assert len(session.exec(select(Innovation)).all()) == 1


async def test_a_wrong_answer_is_told_and_nothing_is_lost(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("pendek saja")
    await officer.taps("Selesai")
    assert officer.alert == "Paling sedikit 5 kata; baru 2. Tambahkan lagi, lalu tekan Selesai."
    await officer.says("karena warga menunggu lama")
    assert "6 kata" in officer.screen
    await officer.taps("Selesai")
    await officer.says("X")
    assert "Paling sedikit 3 huruf" in officer.screen
    await officer.says("SAPA")
    await officer.says("uji cobaa")
    assert "Kapan uji coba dimulai?" in officer.screen
    await officer.says("31/02/2026")
    assert "bukan tanggal" in officer.screen
    await officer.says("kemarin")
    await officer.sends_file("virus.pdf", b"MZ not a pdf")
    assert "Jenis berkas yang diterima" in officer.screen
    await officer.taps("Lewati")
    assert "29 November 2026" in officer.screen


async def test_back_offers_the_answer_again(officer: Player) -> None:
    await fill_in(officer)
    await officer.taps("Kembali")
    await officer.taps("Kembali")
    assert "Kapan uji coba dimulai?" in officer.screen
    await officer.taps("Tetap pakai")
    await officer.taps("Tetap pakai")
    await officer.taps("Nama inovasi")
    await officer.says("SAPA WARGA PLUS")
    assert "SAPA WARGA PLUS" in officer.screen
    assert "Periksa sebelum dikirim" in officer.screen


async def test_leaving_keeps_the_draft(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    await officer.taps("Selesai")
    await officer.taps("Simpan & keluar")
    await officer.says("halo")
    assert "belum mengerti" in officer.screen
    await officer.says("/daftar")
    await officer.taps("Draf tanpa nama")
    assert "Apa nama inovasinya?" in officer.screen
    await officer.says("/batal")
    assert "/daftar" in officer.screen


async def test_an_edit_corrects_the_answer(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    await officer.taps("Selesai")
    said = officer.hands.says("SAPA")
    await officer.house.settle()
    officer.hands.edits(said, "SAPA WARGA")
    await officer.house.settle()
    assert "Nama inovasi diperbarui" in officer.screen


async def test_an_old_button_shows_the_truth(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    await officer.taps("Selesai")
    await officer.says("SAPA")
    stage = officer.screen
    await officer.taps("Inisiatif")
    await officer.taps("Uji Coba", on=stage)
    assert officer.alert == "Tombol itu sudah lama. Ini keadaan terbaru."
    await officer.taps("Lewati")
    assert "Inisiatif" in officer.screen


async def test_another_unit_finds_nothing(officer: Player, colleague: Player) -> None:
    await officer.says("/daftar")
    data = next(b.data for row in officer.screen.buttons for b in row if b.data)
    await colleague.says("/bantuan")
    message = colleague.hands.messages[-1]
    colleague.hands.press(message, str(data))
    await colleague.house.settle()
    assert colleague.alert is not None


async def test_the_sekda_asks_who_is_missing(officer: Player, sekda: Player) -> None:
    await sekda.says("/belum")
    first, *_, last = sekda.screen.text.splitlines()
    assert first == "38 dari 38 perangkat daerah belum punya inovasi 2026"
    assert last == "Data per 30 November 2026, 08.00 WIB"
    assert "Kecamatan (9)" in sekda.screen
    await fill_in(officer)
    await officer.taps("Kirim")
    await sekda.taps("Perbarui")
    assert sekda.screen.text.startswith("37 dari 38")
    await sekda.taps("XLSX")
    assert sekda.hands.files[-1].name == "belum-2026.xlsx"
    await officer.says("/belum")
    assert "pimpinan dan Bappedalitbang" in officer.screen


async def test_the_reminder_comes_once_and_stops_after_sending(
    house: House, officer: Player, colleague: Player, database: Database
) -> None:
    await fill_in(officer)
    await officer.taps("Kirim")
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
    await fill_in(colleague)
    await colleague.taps("Kirim")
    await house.moves_clock(days=30)
    assert len(_reminders(colleague)) == 1
    assert not _reminders(officer)
    with database.reading() as session:
        states = [d.state for d in session.exec(select(Delivery)) if d.kind == "reminder"]
    assert states == [DeliveryState.SENT]


async def test_a_stranger_gets_a_way_in(house: House) -> None:
    stranger = Player(house, house.world.person(4242, "Tamu"))
    await stranger.says("/start")
    assert "belum terdaftar" in stranger.screen
    assert "4242" in stranger.screen


async def test_answers_are_committed_before_the_next_question(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says(PROBLEM)
    with database.reading() as session:
        draft = session.exec(select(Draft)).one()
    assert draft.answers["problem"]["parts"][0]["text"] == PROBLEM


def _reminders(person: Player) -> list[str]:
    return [s.text for s in person.hands.screens if "⏰" in s.text]

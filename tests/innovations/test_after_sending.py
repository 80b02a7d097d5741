"""What a unit does with its innovations once they are sent."""

from sqlmodel import select

from models import Innovation, ProfileChange, Proposal, Status, StatusChange
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses

REASON = "Terdaftar dua kali; yang dipakai nomor satu."


async def test_the_list_goes_by_year_and_status(officer: Player, registered: Registered) -> None:
    registered("SAPA WARGA")
    registered("ANTRE <CERDAS>", status=Status.VERIFIED)
    registered("LAMA SEKALI", year=2025)
    await officer.says("/inovasi")
    text = officer.screen.text
    assert text.startswith("3 inovasi Disdikbud")
    assert text.index("2026") < text.index("SAPA WARGA") < text.index("ANTRE <CERDAS>")
    assert text.index("ANTRE <CERDAS>") < text.index("2025") < text.index("LAMA SEKALI")
    assert "✅ terverifikasi · ANTRE <CERDAS> · INV-2026-0002" in text


async def test_many_are_turned_by_pages(officer: Player, registered: Registered) -> None:
    for number in range(23):
        registered("Inovasi panjang " * 7 + f"nomor {number}")
    await officer.says("/inovasi")
    assert "1/3" in officer.screen.labels
    await officer.taps("▶️")
    await officer.taps("▶️")
    assert officer.screen.labels[0].endswith(" … nomor 20")
    assert len(officer.screen.text) < 4096


async def test_a_unit_without_any_is_shown_the_way(officer: Player) -> None:
    await officer.says("/inovasi")
    assert "belum punya inovasi" in officer.screen
    await officer.taps("Daftarkan inovasi")
    assert "Masalah apa" in officer.screen
    await officer.says("/inovasi")
    await officer.taps("Draf (1)")
    assert "1 draf Disdikbud" in officer.screen


async def test_a_change_before_verification_applies_with_history(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    assert "Periksa perubahan" in officer.screen
    await officer.taps("Nama inovasi")
    assert "Jawaban sekarang: SAPA WARGA" in officer.screen
    await officer.says("SAPA WARGA PLUS")
    await officer.taps("Kirim")
    assert "Yang berubah: Nama inovasi." in officer.screen
    await officer.taps("Lihat inovasi")
    await officer.taps("Riwayat")
    assert "SAPA WARGA → SAPA WARGA PLUS" in officer.screen
    await house.tick()
    assert "Disdikbud memperbarui INV-2026-0001" in verifier.screen
    assert "Yang berubah: Nama inovasi." in verifier.screen
    with database.reading() as session:
        assert session.exec(select(Innovation)).one().name == "SAPA WARGA PLUS"
        change = session.exec(select(ProfileChange)).one()
    assert (change.key, change.before, change.after) == ("name", "SAPA WARGA", "SAPA WARGA PLUS")


async def test_a_change_that_changes_nothing_tells_nobody(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    registered()
    before = len(verifier.hands.screens)
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    await officer.taps("Kirim")
    assert "Tidak ada yang berubah" in officer.screen
    await house.tick()
    assert len(verifier.hands.screens) == before


async def test_a_returned_one_is_sent_again(
    officer: Player, registered: Registered, database: Database
) -> None:
    registered(status=Status.RETURNED)
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    await officer.taps("▶️")
    await officer.taps("Tujuan")
    await officer.says("Ditambah: warga tidak perlu datang dua kali.")
    assert "7 kata" in officer.screen  # the seven that were there are replaced
    await officer.taps("Selesai")
    await officer.taps("Kirim")
    assert statuses(database) == [Status.SENT]
    with database.reading() as session:
        last = session.exec(select(StatusChange)).all()[-1]
    assert (last.before, last.after) == (Status.RETURNED, Status.SENT)


async def _proposes(officer: Player) -> None:
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    await officer.taps("Nama inovasi")
    await officer.says("SAPA <WARGA> PLUS")
    await officer.taps("Kirim")


async def test_after_verification_a_change_is_proposed_and_accepted(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered(status=Status.VERIFIED)
    await _proposes(officer)
    assert "Perubahan diusulkan" in officer.screen
    await officer.taps("Lihat inovasi")
    assert "1 usulan perubahan menunggu" in officer.screen
    await house.tick()
    assert "SAPA WARGA → SAPA <WARGA> PLUS" in verifier.screen
    await verifier.taps("Terima")
    assert "diterima: Nama inovasi" in verifier.screen
    await house.tick()
    assert "Usulan perubahan Anda untuk INV-2026-0001 diterima" in officer.screen
    with database.reading() as session:
        assert session.exec(select(Innovation)).one().name == "SAPA <WARGA> PLUS"


async def test_or_refused_with_a_reason_that_the_officer_reads(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered(status=Status.VERIFIED)
    await _proposes(officer)
    await house.tick()
    asked = verifier.screen
    await verifier.taps("Tolak")
    assert "Mengapa usulan perubahan ini ditolak?" in verifier.screen
    await verifier.says("Nama tidak sama dengan SK yang sudah diverifikasi.")
    assert "pengusul menerima alasannya" in verifier.screen
    await verifier.taps("Terima", on=asked)
    assert verifier.alert == "Sudah diputuskan sebelumnya."
    await house.tick()
    assert "Alasan: Nama tidak sama dengan SK" in officer.screen
    with database.reading() as session:
        assert session.exec(select(Innovation)).one().name == "SAPA WARGA"
        assert session.exec(select(Proposal)).one().reason


async def test_an_officer_cannot_decide_on_a_proposal(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    registered(status=Status.VERIFIED)
    await _proposes(officer)
    await house.tick()
    button = verifier.screen.find("Terima")
    assert button
    assert button.data
    officer.hands.press(officer.hands.messages[-1], button.data)
    await house.settle()
    assert "Perintah ini untuk" in (officer.alert or "")


async def test_withdrawing_asks_why_and_shows_it_before_sending(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Tarik")
    assert "Mengapa inovasi ini ditarik?" in officer.screen
    await officer.says("dobel")
    assert "Paling sedikit 10 huruf; yang diketik 5. Contoh: " in officer.screen
    assert "SAPA WARGA." not in officer.screen
    await officer.says(REASON)
    assert statuses(database) == [Status.SENT]
    await officer.taps("Kirim")
    assert "ditarik" in officer.screen
    assert officer.screen.labels == ["🗂 Inovasi unit kami"]
    assert statuses(database) == [Status.WITHDRAWN]
    await house.tick()
    assert f"Alasan: {REASON}" in verifier.screen
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    assert "Tarik" not in str(officer.screen.labels)
    await officer.taps("Riwayat")
    assert REASON in officer.screen


async def test_the_receipt_can_be_had_again(officer: Player, registered: Registered) -> None:
    registered()
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Tanda terima")
    assert officer.hands.files[-1].name == "Tanda terima INV-2026-0001.pdf"


async def test_the_profile_is_read_page_by_page(officer: Player, registered: Registered) -> None:
    registered()
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Profil")
    assert "Warga menunggu tiga jam" in officer.screen
    for _ in range(3):
        await officer.taps("▶️")
    assert "0812-3456-7890" in officer.screen
    await officer.taps("Kembali")
    assert "tahun inovasi 2026" in officer.screen


async def test_another_unit_reads_nothing_and_leadership_reads_but_changes_nothing(
    house: House, colleague: Player, sekda: Player, registered: Registered
) -> None:
    number = registered()
    for person in (colleague, sekda):
        await person.says("/bantuan")
    colleague.hands.press(colleague.hands.messages[-1], f"innovation:{number}:0::")
    await house.settle()
    assert colleague.alert == "Data tidak ditemukan."
    sekda.hands.press(sekda.hands.messages[-1], f"innovation:{number}:0::")
    await house.settle()
    assert "SAPA WARGA" in sekda.screen
    assert "Ubah" not in str(sekda.screen.labels)
    sekda.hands.press(sekda.hands.messages[-1], f"change:{number}:0::")
    await house.settle()
    assert "operator perangkat daerah" in (sekda.alert or "")


async def test_a_second_change_goes_on_with_the_first(
    officer: Player, registered: Registered
) -> None:
    registered()
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    await officer.taps("Nama inovasi")
    await officer.says("SAPA WARGA PLUS")
    await officer.taps("Simpan & keluar")
    await officer.says("/draf")
    assert "(perubahan)" in officer.screen
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Ubah")
    assert "SAPA WARGA PLUS" in officer.screen

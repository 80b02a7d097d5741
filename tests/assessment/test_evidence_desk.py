"""An officer collects evidence, chooses levels, and sees what it is worth."""

from sqlmodel import select

from models import AuditEntry, Draft, EvidenceItem, IndicatorLevel, Role
from models.database import Database
from tests.assessment.conftest import PDF, standing
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.people.conftest import appointed


async def opens(player: Player, *labels: str) -> None:
    await player.says("/bukti")
    for label in labels:
        await player.taps(label)


async def test_a_level_counts_only_with_evidence(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    await opens(officer, "SAPA WARGA")
    assert "Nilai mandiri 0 dari 111" in officer.screen
    assert "instrumen 2026 (sementara, untuk penilaian 2027)" in officer.screen
    assert "⛔ Regulasi Inovasi Daerah: wajib, kosong · +3" in officer.screen
    await officer.taps("Infrastruktur")
    await officer.taps("Regulasi")
    assert "2. Peraturan Kepala Daerah · 6 poin" in officer.screen
    assert "Halaman depan Perda/Perkada/SK" in officer.screen
    await officer.taps("2")
    assert "Tingkat 2 dipilih, belum ada bukti: 0 poin. Tambah bukti: +6." in officer.screen
    await _adds_a_decree(house, officer)
    for words in (
        "Tingkat 2, 6 poin (+6)",
        "Nilai mandiri 6 dari 111",
        'tanpa "atas nama Bupati" berisiko',
        "Tanggal dokumen belum diisi",
    ):
        assert words in officer.screen
    assert "+4 Video inovasi daerah" in officer.screen.labels
    assert standing(house, number).own.total == 6
    _holds_what_was_said(database)


async def _adds_a_decree(house: House, officer: Player) -> None:
    await officer.taps("Tambah bukti")
    assert "Siapa yang menandatangani" in officer.screen
    await officer.taps("Kepala perangkat daerah")
    await officer.says("100.3.3.2/145/2026")
    await officer.taps("Lewati")
    await officer.says("Penetapan inovasi SAPA <WARGA>")
    officer.hands.sends_album([("SK fix banget.pdf", PDF), ("Lampiran.pdf", PDF + b"1")])
    await house.settle()
    assert "Lampiran.pdf" in officer.screen
    await officer.taps("Selesai")


def _holds_what_was_said(database: Database) -> None:
    with database.reading() as session:
        item = session.exec(select(EvidenceItem)).one()
    assert len(item.proofs) == 2
    assert item.fields["nomor"] == "100.3.3.2/145/2026"
    assert "tanggal" not in item.fields


async def test_an_item_is_opened_and_removed(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    await opens(officer, "SAPA WARGA", "Kecepatan Bisnis", "Kecepatan penciptaan", "3")
    await officer.taps("Tambah bukti")
    await officer.says("Proposal penciptaan")
    await officer.sends_file("proposal.pdf", PDF)
    await officer.taps("Selesai")
    assert standing(house, number).own.total == 6
    await officer.taps("Kecepatan penciptaan")
    await officer.taps("Proposal penciptaan")
    await officer.taps("proposal.pdf")
    assert officer.hands.files[-1].data == PDF
    await officer.taps("Hapus bukti ini")
    await officer.taps("Tidak jadi")
    assert standing(house, number).own.total == 6
    await officer.taps("Hapus bukti ini")
    sure = officer.hands.screens[-2]
    await officer.taps("Ya, hapus")
    assert "belum ada bukti: 0 poin" in officer.hands.screens[-2]
    await officer.taps("Ya, hapus", on=sure)
    assert standing(house, number).own.total == 0
    with database.reading() as session:
        actions = [entry.action for entry in session.exec(select(AuditEntry))]
    assert actions.count("evidence.added") == actions.count("evidence.removed") == 1


async def test_bases_readings_and_substances(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    await opens(officer, "SAPA WARGA", "Jumlah Inovasi", "Kemanfaatan")
    assert "Pilih dulu dasar ukurannya" in officer.screen
    assert "2" not in officer.screen.labels
    assert len([b for b in officer.screen.labels if "⬅️" not in b and "Tambah" not in b]) == 6
    await officer.taps("jumlah produk (barang)")
    assert "2. 101-200 · 6 poin" in officer.screen
    assert "Rekapitulasi produk" in officer.screen
    await officer.taps("2")
    for label in ("Semua indikator", "Kecanggihan", "Layanan terintegrasi", "Non digital"):
        await officer.taps(label)
    assert "Dokumen/foto integrasi layanan" in officer.screen
    for label in ("Semua indikator", "Jumlah Inovasi", "Video"):
        await officer.taps(label)
    old = officer.screen
    for label in ("Latar belakang", "Penjaringan ide", "Manfaat"):
        await officer.taps(label)
    assert "👉 2. Memenuhi 3 atau 4 unsur substansi · 8 poin" in officer.screen
    await officer.taps("Dampak", on=old)
    assert "sudah lama" in (officer.alert or "")
    await _adds_a_link(officer)
    assert "Tingkat 2, 8 poin (+8)" in officer.screen
    assert standing(house, number).own.total == 8
    _stands_so(database)


async def _adds_a_link(officer: Player) -> None:
    await officer.taps("Tambah bukti")
    await officer.says("htps//youtu.be/abc")
    await officer.taps("Pakai: https://youtu.be/abc")
    assert "🔗 https://youtu.be/abc" in officer.screen
    await officer.taps("Selesai")


def _stands_so(database: Database) -> None:
    with database.reading() as session:
        rows = {row.indicator: row for row in session.exec(select(IndicatorLevel))}
    assert (rows["SID-33"].basis, rows["SID-33"].level) == ("e", 2)
    assert rows["SID-30"].basis == "non_digital"
    assert len(rows["SID-35"].substances) == 3


async def test_a_file_out_of_the_blue_is_asked_about(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    registered("ANTRE CERDAS")
    officer.hands.sends_album([("daftar hadir.pdf", PDF), ("undangan.pdf", PDF + b"2")])
    await house.settle()
    assert "undangan.pdf (1 KB) diterima untuk bukti ini" in officer.screen
    assert "untuk inovasi yang mana" in officer.screen
    await officer.taps("SAPA WARGA")
    assert "untuk indikator yang mana" in officer.screen
    assert not [b for b in officer.screen.labels if b.startswith("Sosialisasi")]  # takes pictures
    await officer.says("bimtek inovasi (SID-20)")
    await officer.taps("2")
    await officer.says("12/ST/2026")
    await officer.says("kemarin")
    await officer.says("Bimtek pertama dan kedua")
    assert "undangan.pdf" in officer.screen
    await officer.taps("Selesai")
    assert "Tingkat 2, 2 poin (+2)" in officer.screen
    assert standing(house, number).own.total == 2
    with database.reading() as session:
        assert len(session.exec(select(Draft)).all()) == 1


async def test_heavy_files_and_films(house: House, officer: Player, registered: Registered) -> None:
    number = registered()
    film = b"\0\0\0\x18ftypmp42" + b"\0" * 2_100_000
    await opens(officer, "SAPA WARGA", "Jumlah Inovasi", "Video", "Dampak", "Tambah bukti")
    officer.hands.sends_media("video", film)
    await house.settle()
    assert "⚠️ lebih dari 2 MB" in officer.screen
    await officer.taps("Selesai")
    assert "2,1 MB: formulir kementerian menerima" in officer.screen
    assert standing(house, number).own.total == 4
    await opens(officer, "SAPA WARGA", "Infrastruktur", "Bimtek", "1", "Tambah bukti")
    for words in ("1/2026", "kemarin", "Undangan bimtek"):
        await officer.says(words)
    officer.hands.sends_media("video", film)
    await house.settle()
    assert "Jenis berkas yang diterima: pdf" in officer.screen


async def test_what_was_begun_is_gone_on_with(officer: Player, registered: Registered) -> None:
    registered()
    await opens(officer, "SAPA WARGA", "Infrastruktur", "Bimtek", "1", "Tambah bukti")
    await officer.says("800/12/2026")
    await officer.says("/batal")
    await opens(officer, "SAPA WARGA", "Infrastruktur", "Bimtek", "Lanjutkan bukti")
    assert "Tanggal dokumennya" in officer.screen
    await officer.taps("Batal")


async def test_the_window_is_told(officer: Player, registered: Registered) -> None:
    registered("LAMA", application_date="2021-03-01")
    await opens(officer, "LAMA")
    assert "di luar jendela penilaian 1 Januari 2024 sampai 31 Desember 2025" in officer.screen
    assert "sementara" not in officer.screen


async def test_others_see_or_do_not(
    officer: Player,
    colleague: Player,
    head: Player,
    verifier: Player,
    registered: Registered,
) -> None:
    registered()
    await opens(officer, "SAPA WARGA", "Infrastruktur", "Bimtek")
    card = officer.screen
    await opens(head, "SAPA WARGA", "Infrastruktur", "Bimtek")
    assert "Tambah bukti" not in "".join(head.screen.labels)
    await opens(verifier, "SAPA WARGA", "Infrastruktur", "Bimtek")
    assert "Tambah bukti" not in "".join(verifier.screen.labels)
    await opens(colleague)
    assert "Belum ada inovasi" in colleague.screen
    for button in (b for row in card.buttons for b in row):
        colleague.hands.press(colleague.hands.says("x"), button.data or "")
        await colleague.house.settle()
        assert colleague.alert == "Data tidak ditemukan."


async def test_the_instrument_on_paper_is_for_those_who_check_it(
    verifier: Player, officer: Player, registered: Registered
) -> None:
    registered()
    await opens(verifier)
    await verifier.taps("Instrumen (PDF)")
    paper = verifier.hands.files[-1]
    assert (paper.name, paper.data[:4]) == ("Instrumen 2026.pdf", b"%PDF")
    assert "BELUM dicocokkan" in paper.caption
    await opens(officer)
    assert "Instrumen (PDF)" not in officer.screen.labels


async def test_a_file_that_no_indicator_takes_is_refused_at_once(
    officer: Player, registered: Registered, database: Database
) -> None:
    registered()
    await officer.sends_file("catatan.bin", b"\0\1\2 apa saja")
    assert "Jenis berkas yang diterima: pdf" in officer.screen
    with database.reading() as session:
        assert session.exec(select(Draft)).all() == []


async def test_an_innovation_leads_to_its_evidence_and_its_score(
    officer: Player, registered: Registered
) -> None:
    registered()
    for label, words in (("Bukti dukung", "Nilai mandiri 0 dari 111"), ("Skor", "belum ada")):
        await officer.says("/inovasi")
        await officer.taps("SAPA WARGA")
        await officer.taps(label)
        assert words in officer.screen


async def test_what_is_chosen_on_the_card_is_not_asked_again(
    officer: Player, registered: Registered
) -> None:
    registered()
    await opens(officer, "SAPA WARGA", "Jumlah Inovasi", "Kemanfaatan", "efisiensi")
    await officer.taps("Tambah bukti")
    assert "Tingkat mana yang dapat dibuktikan?" in officer.screen
    await officer.taps("10,01%-20,00%")
    assert "tentang apa?" in officer.screen


async def test_an_officer_of_two_units_hands_in_for_that_of_the_innovation(
    house: House, officer: Player, registered: Registered
) -> None:
    number = registered("ANTRE", officer=1002)
    registered()
    appointed(house, 1001, Role.OFFICER, "DINKES")
    await opens(officer, "SAPA WARGA")
    card = officer.hands.messages[-1]
    officer.hands.press(card, f"attach:{number}:0:SID-20:")
    await house.settle()
    assert "Bukti dukung · Dinkes" in officer.screen
    assert "Tingkat mana" in officer.screen

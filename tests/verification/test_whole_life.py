"""An innovation from its first word to the ministry's score, as the people around it live it."""

from models import Status
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.innovations.conftest import statuses
from tests.official.test_sheet import brings

NAME = "SAPA <WARGA>"
PDF = b"%PDF-1.4\n" + b"0" * 400
WHY = "Video belum menampilkan dampak dan manfaatnya."


async def goes(person: Player, *labels: str) -> None:
    for label in labels:
        await person.taps(label)


async def registers(officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    await officer.taps("Kirim")
    assert "INV-2026-0001" in officer.hands.screens[-2]


async def assesses(officer: Player) -> None:
    """A regulation at level 2 with its paper, and a video of three substances."""
    await officer.says("/bukti")
    await goes(officer, NAME, "Infrastruktur", "Regulasi", "2", "Tambah bukti", "Bupati")
    for said in ("100.3.3.2/145/2026", "24/11/2026", "Penetapan inovasi"):
        await officer.says(said)
    await officer.sends_file("SK fix banget.pdf", PDF)
    await officer.taps("Selesai")
    await officer.says("/bukti")
    await goes(officer, NAME, "Jumlah Inovasi", "Video", "Latar belakang", "Penjaringan ide")
    await goes(officer, "Manfaat", "Tambah bukti")
    await officer.says("https://youtu.be/abc")
    await officer.taps("Selesai")
    assert "Nilai mandiri 14 dari 111" in officer.screen


async def returns(verifier: Player) -> None:
    await verifier.says("/verifikasi")
    await goes(verifier, NAME, "↩️ Kembalikan")
    for field in ("Nama inovasi", "Tujuan"):
        await verifier.says(field)
    await verifier.taps("Selesai")
    await verifier.says("Nama terlalu umum; tujuan tanpa angka.")
    await verifier.taps("Kirim")


async def mends(officer: Player) -> None:
    assert "Yang diperbaiki: Nama inovasi, Tujuan." in officer.screen
    await officer.taps("Perbaiki")
    await officer.says("SAPA LEGALISIR")
    await officer.says("Dari tiga jam menjadi tiga puluh menit.")
    await goes(officer, "Selesai", "Kirim")


async def examines(verifier: Player) -> None:
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA LEGALISIR")
    assert f"Nama inovasi: {NAME} → SAPA LEGALISIR" in verifier.screen
    await goes(verifier, "Periksa per indikator", "Regulasi", "Terima tingkat 2", "Turunkan")
    await verifier.taps("1 atau 2 unsur")
    await verifier.says(WHY)
    await goes(verifier, "Semua indikator", "Terima semua yang tersisa", "Ya, terima semua")
    assert "Nilai verifikasi: 10 dari 111 · mandiri 14" in verifier.screen
    await goes(verifier, "⬅️ Inovasi", "✅ Verifikasi")


async def reopens(verifier: Player) -> None:
    """The video was good after all."""
    await verifier.taps("Buka kembali")
    await verifier.says("Unsur dampaknya ternyata ada di menit kedua.")
    await goes(verifier, "Kirim", "Lihat keadaannya", "Periksa per indikator", "Video")
    await goes(verifier, "Terima tingkat 2", "⬅️ Inovasi", "✅ Verifikasi")


async def uploads(verifier: Player) -> None:
    await verifier.says("/paket")
    await goes(verifier, "SAPA LEGALISIR", "Tandai diunggah")


async def gets_its_score(verifier: Player) -> None:
    row = {"Inovasi": "SAPA LEGALISIR", "Tahun penilaian": 2026, "Jenis nilai": "resmi"}
    await brings(verifier, row | {"Nilai": 12.5, "Skala": 111})
    await verifier.taps("Masukkan")


async def test_the_whole_life_of_an_innovation(
    house: House, officer: Player, verifier: Player, sekda: Player, database: Database
) -> None:
    await registers(officer)
    await assesses(officer)
    await returns(verifier)
    await house.tick()
    await mends(officer)
    assert statuses(database) == [Status.SENT]
    await house.moves_clock(minutes=1)
    await examines(verifier)
    await house.tick()
    for words in ("terverifikasi", "Nilai verifikasi: 10 dari 111", f"“{WHY}”"):
        assert words in officer.screen
    await house.moves_clock(minutes=1)
    await reopens(verifier)
    await house.tick()
    assert "Nilai verifikasi: 14 dari 111" in officer.screen
    await uploads(verifier)
    assert statuses(database) == [Status.UPLOADED]
    await gets_its_score(verifier)
    assert statuses(database) == [Status.ASSESSED]
    await asks(officer, verifier, sekda)


async def asks(officer: Player, verifier: Player, sekda: Player) -> None:
    """Everybody hears the same three scores, never mixed, each with its year."""
    for person in (officer, verifier, sekda):
        await person.says("skor disdikbud")
        assert "14 dari 111 (nilai verifikasi)" in person.screen
        await person.taps("SAPA LEGALISIR")
        for words in (
            "Nilai mandiri: 14 dari 111 · 30 November 2026",
            "Nilai verifikasi: 14 dari 111 · 30 November 2026",
            "Nilai IGA (resmi): 12,5 dari 111 · 30 November 2026 · penilaian 2026",
        ):
            assert words in person.screen
    await sekda.says("opd mana yang belum?")
    assert "37 dari 38" in sekda.screen

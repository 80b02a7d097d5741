"""An order in words carries what was said into its form, and ends in its confirmation."""

from sqlmodel import select

from models import Invitation, Mandate, ReminderPause
from models.database import Database
from tests.conftest import Player
from tests.innovations.conftest import Registered, registered

__all__ = ["registered"]


async def test_the_deadline_is_moved_by_a_sentence_and_a_confirmation(
    verifier: Player, officer: Player, database: Database
) -> None:
    await verifier.says("undur tenggat ke 20 desember")
    assert "Mengapa" in verifier.screen
    await verifier.says("/batal")
    await verifier.says("geser tenggat ke 20 desember karena banyak operator yang cuti")
    assert "Tenggat baru\n20 Desember 2026\nAlasan\nbanyak operator yang cuti" in verifier.screen
    with database.reading() as session:
        assert str(session.exec(select(Mandate)).one().deadline) == "2026-12-31"
    await verifier.taps("📨 Kirim")
    with database.reading() as session:
        assert str(session.exec(select(Mandate)).one().deadline) == "2026-12-20"
    await verifier.says("undur tenggat ke 2 januari 2020 krn salah")
    assert "tanggal berapa" in verifier.screen
    await officer.says("geser tenggat ke 24 desember karena banyak yang belum")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen


async def test_whom_an_invitation_is_for_is_offered(verifier: Player, database: Database) -> None:
    await verifier.says("undang operator disdikbud")
    assert "Jawaban sekarang: Disdikbud" in verifier.screen
    with database.reading() as session:
        before = len(session.exec(select(Invitation)).all())
    await verifier.taps("Tetap pakai jawaban ini")
    with database.reading() as session:
        made = session.exec(select(Invitation)).all()[before:]
    assert [one.role for one in made] == ["officer"]


async def test_a_pause_names_its_unit_and_asks_for_its_end(
    verifier: Player, database: Database
) -> None:
    await verifier.says("jeda pengingat dinkes sampai senin")
    assert "Yang dijeda: Dinas Kesehatan." in verifier.screen
    assert "Berakhirnya (“senin”) ditanyakan setelah alasan." in verifier.screen
    await verifier.says("Sedang audit sampai Senin")
    assert "Sampai tanggal berapa" in verifier.screen
    await verifier.says("7/12/2026")
    with database.reading() as session:
        made = session.exec(select(ReminderPause)).one()
        assert (made.reason, str(made.until)) == ("Sedang audit sampai Senin", "2026-12-07")
    await verifier.says("jeda pengingat")
    assert "Belum ada yang dilakukan" in verifier.screen


async def test_a_circular_knows_to_whom_it_goes(verifier: Player) -> None:
    await verifier.says("kirim edaran ke kecamatan")
    assert "Nomor surat edaran?" in verifier.screen
    for said in ("-", "30/11/2026", "Batas akhir pengiriman", "Mohon segera mengirimkan inovasi."):
        await verifier.says(said) if said != "-" else await verifier.taps("⏭ Lewati")
    await verifier.taps("✅ Selesai")
    await verifier.taps("⏭ Lewati")
    assert "Siapa" in verifier.screen
    await verifier.taps("Operator inovasi")
    await verifier.taps("✅ Selesai")
    assert "Kecamatan" in verifier.screen


async def test_a_guess_at_an_order_begins_it_once_it_is_confirmed(
    verifier: Player, registered: Registered
) -> None:
    registered("GESTUR RAYA")
    await verifier.says("undur tenggat ke 20 desember galau")
    assert "belum saya mengerti" in verifier.screen
    await verifier.taps("✅ Ya, itu maksud saya")
    assert "Mengapa" in verifier.screen
    await verifier.says("/batal")
    await verifier.says("setujui gestur raya")
    assert {"✅ Verifikasi", "↩️ Kembalikan"} <= {*verifier.screen.labels}
    await verifier.says("nilai gestur raya 87,5")
    assert "Nilai resmi dari kementerian" in verifier.screen

"""An innovation before a verifier, indicator by indicator."""

from datetime import timedelta

from sqlmodel import col, select

from models import AuditEntry, EvidenceItem, IndicatorLevel, Person, ScoreKind, Status
from models.database import Database
from tests.assessment.conftest import PDF, leveled, standing
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses

WHY = "SK ditandatangani <kepala dinas> tanpa atas nama Bupati."


def with_file(house: House, innovation_id: int, code: str) -> None:
    stored = house.bot.house.vault.put("SK fix banget.pdf", PDF)
    with house.bot.house.database.transaction() as session:
        item = session.exec(
            select(EvidenceItem).where(
                EvidenceItem.innovation_id == innovation_id, EvidenceItem.indicator == code
            )
        ).one()
        item.fields = {
            "nomor": "12/2026",
            "tanggal": "2026-01-03",
            "tentang": "Penetapan <SAPA>",
        }
        item.proofs = [
            {"name": "SK fix banget.pdf", "sha256": stored.sha256, "size": 409, "extension": "pdf"}
        ]
        session.add(item)


async def opens(verifier: Player, *labels: str) -> None:
    await verifier.says("/verifikasi")
    for label in ("SAPA WARGA", "Periksa per indikator", *labels):
        await verifier.taps(label)


async def test_a_level_is_lowered_with_its_reason(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 2, "SID-17": 1})
    with_file(house, number, "SID-16")
    await opens(verifier)
    assert "🔍 Regulasi Inovasi Daerah: diakui tingkat 2, 6 poin · 📎1" in verifier.screen
    await verifier.taps("Regulasi")
    assert "• Penetapan <SAPA> · 12/2026 · 3 Januari 2026" in verifier.screen
    regulation = verifier.screen
    await verifier.taps("SK fix banget.pdf")
    assert verifier.hands.files[-1].data == PDF
    await verifier.taps("Turunkan", on=regulation)
    await verifier.taps("SK Kepala Daerah")
    await verifier.says("tanpa a.n")
    assert "Paling sedikit 10 huruf" in verifier.screen
    await verifier.says(WHY)
    assert "tingkat 2 → 1. Operator membaca alasannya." in verifier.screen
    await verifier.taps("⏭")
    assert "Terima tingkat 1" in "".join(verifier.screen.labels)
    await house.moves_clock(minutes=6)
    lowered = f"⬇️ Regulasi Inovasi Daerah: tingkat 1, 3 poin, semula 2\n   “{WHY}”"
    assert lowered in officer.screen
    await officer.taps("Regulasi")
    assert "Tingkat 2: 6 poin" in officer.screen


async def test_the_rest_is_accepted_at_once_after_a_look_at_it(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 2, "SID-17": 1, "SID-35": 3})
    await opens(verifier)
    assert "Belum ada indikator yang diputuskan · mandiri 20 dari 111" in verifier.screen
    await verifier.taps("Regulasi")
    await verifier.taps("Terima tingkat 2")
    assert "Terima tingkat 1" in "".join(verifier.screen.labels)
    await verifier.taps("Semua indikator")
    await verifier.taps("Terima semua yang tersisa (19)")
    assert "Video inovasi daerah: tingkat 3, 12 poin" in verifier.screen
    assert "17 indikator tanpa bukti: tingkat 0" in verifier.screen
    assert "menjadi 20 dari 111" in verifier.screen
    sure = verifier.screen
    await verifier.taps("Ya, terima semua")
    assert "Nilai verifikasi: 20 dari 111" in verifier.screen
    await verifier.taps("Ya, terima semua", on=sure)
    assert "sudah diputuskan" in (verifier.alert or "")
    assert standing(house, number).verified.total == 20  # type: ignore[union-attr]
    before = len(officer.hands.screens)
    for minutes in (6, 30):
        await house.moves_clock(minutes=minutes)
    assert len(officer.hands.screens) == before + 1
    assert "✅ 3 indikator diterima\n▫️ 17 indikator tanpa bukti: tingkat 0" in officer.screen


async def test_the_decision_on_the_innovation_says_it_all_at_once(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 2, "SID-35": 3})
    await opens(verifier, "Regulasi", "Terima tingkat 2")
    await verifier.taps("Semua indikator")
    await verifier.taps("⬅️ Inovasi")
    assert "Nilai verifikasi sebagian (1 dari 20): 6 dari 111" in verifier.screen
    await verifier.taps("✅ Verifikasi")
    before = len(officer.hands.screens)
    await house.moves_clock(hours=1)
    assert len(officer.hands.screens) == before + 1
    assert "INV-2026-0001 terverifikasi" in officer.screen
    assert "Nilai verifikasi sebagian (1 dari 20): 6 dari 111" in officer.screen
    await verifier.taps("Periksa per indikator")
    await verifier.taps("✅ Regulasi")
    assert "Terima" not in "".join(verifier.screen.labels)  # first the innovation is opened again
    await verifier.taps("⏭")
    await verifier.taps("Terima tingkat 3")
    assert "sebagian (2 dari 20): 18" in verifier.screen


async def test_two_verifiers_do_not_decide_the_same_unknowingly(
    house: House,
    verifier: Player,
    second: Player,
    registered: Registered,
    database: Database,
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 2, "SID-35": 3})
    await opens(second, "Regulasi", "Turunkan", "SK Kepala Daerah")
    await house.moves_clock(minutes=1)
    await opens(verifier, "Regulasi")
    shown = verifier.screen
    await verifier.taps("Terima tingkat 2")
    await second.says(WHY)
    assert "belum diturunkan" in second.screen
    await second.taps("🔎 Regulasi")
    assert "✅ Diputuskan tingkat 2, 6 poin oleh Bappedalitbang." in second.screen
    await verifier.taps("Terima tingkat 2", on=shown)
    assert "sudah diputuskan" in (verifier.alert or "")
    with database.reading() as session:
        row = session.exec(
            select(IndicatorLevel).where(IndicatorLevel.kind == ScoreKind.VERIFIED)
        ).one()
    assert (row.level, row.reason, row.revision) == (2, None, 1)


async def test_what_the_unit_changes_afterwards_is_decided_again(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    leveled(house, registered(), {"SID-16": 2})
    await opens(verifier, "Regulasi")
    await verifier.taps("Terima tingkat 2")
    shown = verifier.screen
    await house.moves_clock(minutes=10)
    await officer.says("/bukti")
    for label in ("SAPA WARGA", "Infrastruktur", "Regulasi", "3"):
        await officer.taps(label)
    await verifier.taps("✅ Regulasi", on=shown)
    assert "🔁 Berubah sejak itu: putuskan lagi." in verifier.screen
    await verifier.taps("Terima tingkat 3")
    assert "sebagian (1 dari 20): 9" in verifier.screen
    await house.moves_clock(minutes=10)
    assert "tingkat 3" not in officer.screen
    assert "✅ 1 indikator diterima" in officer.screen
    with database.reading() as session:
        sets = select(AuditEntry).where(AuditEntry.action == "level.set")
        by_verifier = [
            entry.after
            for entry in session.exec(sets.order_by(col(AuditEntry.id)))
            if (entry.after or {}).get("kind") == ScoreKind.VERIFIED
        ]
    assert [facts["level"] for facts in by_verifier if facts] == [2, 3]


async def test_evidence_that_came_after_verification_waits_in_the_queue(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 2})
    registered("ANTRE")
    await opens(verifier, "Regulasi", "Terima tingkat 2")
    await verifier.taps("⬅️ Inovasi")
    await verifier.taps("✅ Verifikasi")
    await verifier.says("/verifikasi")
    assert "SAPA WARGA" not in verifier.screen
    await house.moves_clock(days=1)
    await officer.says("/bukti")
    for label in ("SAPA WARGA", "Infrastruktur", "Regulasi", "3"):
        await officer.taps(label)
    await opens(verifier, "🔁 Regulasi", "Terima tingkat 3")
    await verifier.says("/verifikasi")
    assert "SAPA WARGA" not in verifier.screen


async def test_nobody_decides_on_levels_that_they_claimed(
    house: House, verifier: Player, second: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 2})
    await opens(verifier, "Regulasi")
    shown = verifier.screen
    with database.transaction() as session:
        me = session.exec(select(Person).where(Person.telegram_id == 1003)).one()
        row = session.exec(select(IndicatorLevel)).one()
        row.by_id = me.id or 0
        session.add(row)
    for label in ("Terima tingkat 2", "Turunkan"):
        await verifier.taps(label, on=shown)
        assert verifier.alert == "Data tidak ditemukan."
    await opens(verifier, "Regulasi")
    assert "Terima tingkat 2" not in verifier.screen.labels
    await opens(second, "Regulasi", "Terima tingkat 2")
    assert standing(house, number).verified.total == 6  # type: ignore[union-attr]


async def _returns(verifier: Player) -> None:
    """Two indicators and a field; the first was ticked, and the form left."""
    await opens(verifier, "Regulasi", "Kembalikan bukti")
    assert "☑️ Regulasi Inovasi Daerah (SID-16)" in verifier.screen.labels
    await verifier.taps("Batal")
    await opens(verifier, "Video", "Kembalikan bukti")
    assert "☑️ Video inovasi daerah (SID-35)" in verifier.screen.labels
    await verifier.says("Tujuan")
    await verifier.taps("Selesai")
    await verifier.says("SK belum bertanda tangan; video terlalu pendek.")
    await verifier.taps("Kirim")


async def test_evidence_goes_back_and_the_verifier_sees_what_became_of_it(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    leveled(house, registered(), {"SID-16": 2, "SID-35": 3})
    await _returns(verifier)
    await house.tick()
    assert "Bukti yang diperbaiki: Regulasi Inovasi Daerah, Video inovasi daerah." in officer.screen
    await officer.taps("📎 Regulasi")
    await house.moves_clock(minutes=1)
    await officer.says("/bukti")
    await officer.taps("SAPA WARGA")
    assert "“SK belum bertanda tangan; video terlalu pendek.”" in officer.screen
    assert "Bimtek" not in officer.screen
    await officer.taps("Regulasi")
    await officer.taps("1")
    await officer.says("/bukti")
    await officer.taps("SAPA WARGA")
    await officer.taps("Kirim kembali")
    await officer.says("Dari tiga jam menjadi setengah jam.")
    await officer.taps("Selesai")
    await officer.taps("Kirim")
    assert statuses(database) == [Status.SENT]
    await house.tick()
    assert "Yang berubah: Tujuan, Regulasi Inovasi Daerah." in verifier.screen
    await verifier.taps("🔍 Periksa")
    for words in ("Tujuan: Waktu tunggu turun", "📎 Regulasi Inovasi Daerah: tingkat 2 → 1"):
        assert words in verifier.screen


async def test_only_what_was_returned_can_be_changed(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 2, "SID-35": 3})
    await officer.says("/inovasi")
    for label in ("SAPA WARGA", "Ubah"):
        await officer.taps(label)
    free = officer.screen
    await _returns(verifier)
    await officer.taps("Nama inovasi", on=free)
    assert "sudah lama" in (officer.alert or "")
    await officer.says("Dari tiga jam menjadi setengah jam.")
    await officer.taps("Selesai")
    assert "Hanya yang dikembalikan yang dapat diubah" in officer.screen
    fields = []
    for _ in range(3):
        fields += [label for label in officer.screen.labels if label.startswith("✏️")]
        if "▶️" in officer.screen.labels:
            await officer.taps("▶️")
    assert fields == ["✏️ Tujuan"]
    await officer.taps("Kembali")
    assert "Tujuan" in officer.screen


async def test_a_sitting_ends_after_half_an_hour(
    house: House, officer: Player, verifier: Player, registered: Registered
) -> None:
    codes = ("SID-16", "SID-17", "SID-18", "SID-19", "SID-20", "SID-21", "SID-22", "SID-23")
    leveled(house, registered(), dict.fromkeys(codes, 1))
    await opens(verifier, "Regulasi")
    before = len(officer.hands.screens)
    for _ in codes:
        await verifier.taps("Terima tingkat 1")
        await house.moves_clock(seconds=timedelta(minutes=4, seconds=30).seconds)
    assert len(officer.hands.screens) == before + 1
    assert "7 indikator INV-2026-0001 diperiksa" in officer.screen

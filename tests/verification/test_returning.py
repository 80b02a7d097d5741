"""What goes back to the unit, field by field, and a decision that is opened again."""

from forms.registration import REGISTRATION
from forms.verification import FIELDS
from models import Status
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses
from texts.catalog import wording

NOTE = "Nama belum menyebut <layanannya>; tujuan tanpa angka."


def test_fields_are_called_as_in_the_form() -> None:
    assert {q.key: wording("registration", q.key).label for q in REGISTRATION.questions} == FIELDS


async def _returns(verifier: Player) -> None:
    await verifier.says("/verifikasi")
    for label in ("SAPA WARGA", "Kembalikan", "Nama inovasi"):
        await verifier.taps(label)
    await verifier.says("tujuan")
    await verifier.taps("Selesai")
    await verifier.says("pendek")
    assert "Paling sedikit 10 huruf" in verifier.screen
    await verifier.says(NOTE)
    await verifier.taps("Kirim")


async def test_only_the_fields_come_back_and_the_verifier_sees_what_changed(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await _returns(verifier)
    assert "INV-2026-0001: ↩️ dikembalikan" in verifier.screen
    await house.tick()
    assert NOTE in officer.screen
    assert "Yang diperbaiki: Nama inovasi, Tujuan." in officer.screen
    await officer.taps("Perbaiki")
    assert "Jawaban sekarang: SAPA WARGA" in officer.screen
    await officer.says("SAPA WARGA LEGALISIR")
    assert "tujuan" in officer.screen.text.casefold()
    await officer.says("Dari tiga jam menjadi setengah jam.")
    await officer.taps("Selesai")
    assert "Periksa perubahan" in officer.screen
    await officer.taps("Kirim")
    assert statuses(database) == [Status.SENT]
    await house.tick()
    await verifier.taps("Periksa")
    assert "Nama inovasi: SAPA WARGA → SAPA WARGA LEGALISIR" in verifier.screen
    assert "Tujuan: Waktu tunggu turun" in verifier.screen
    assert "→ Dari tiga jam menjadi setengah jam." in verifier.screen
    await verifier.taps("✅ Verifikasi")
    assert statuses(database) == [Status.VERIFIED]


async def test_a_correction_under_way_asks_for_the_fields_too(
    officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await officer.says("/inovasi")
    for label in ("SAPA WARGA", "Ubah", "Nama inisiator"):
        await officer.taps(label)
    await officer.says("Bidang SD")
    before = officer.screen
    await _returns(verifier)
    await officer.taps("Kirim", on=before)
    assert statuses(database) == [Status.RETURNED]
    assert "Jawaban sekarang: SAPA WARGA" in officer.screen
    await officer.says("SAPA WARGA LEGALISIR")
    await officer.says("Dari tiga jam menjadi setengah jam.")
    await officer.taps("Selesai")
    await officer.taps("Kirim")
    assert statuses(database) == [Status.SENT]
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA LEGALISIR")
    assert "Nama inisiator: Bidang SMP → Bidang SD" in verifier.screen


async def test_a_return_comes_too_late_after_another_decision(
    verifier: Player, second: Player, registered: Registered, database: Database
) -> None:
    registered()
    await second.says("/verifikasi")
    for label in ("SAPA WARGA", "Kembalikan", "Masalah", "Selesai"):
        await second.taps(label)
    await second.says(NOTE)
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    await verifier.taps("✅ Verifikasi")
    await second.taps("Kirim")
    assert "INV-2026-0001 sudah diputuskan lebih dulu: ✅ terverifikasi" in second.screen
    assert statuses(database) == [Status.VERIFIED]
    await second.taps("Lihat keadaannya")
    assert "terverifikasi oleh Bappedalitbang pada" in second.screen


async def test_a_decision_is_opened_again_with_its_reason(
    house: House, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    await verifier.taps("✅ Verifikasi")
    decided = verifier.screen
    await verifier.taps("Buka kembali")
    await verifier.says("SK penerapan milik inovasi lain.")
    await verifier.taps("Kirim")
    assert statuses(database) == [Status.SENT]
    await house.tick()
    assert "Verifikasi INV-2026-0001 dibuka kembali" in officer.screen
    assert "SK penerapan milik inovasi lain." in officer.screen
    await verifier.taps("Buka kembali", on=decided)
    assert "sudah berubah" in (verifier.alert or "")


async def test_ticks_on_other_pages_are_named_on_the_card(
    verifier: Player, registered: Registered
) -> None:
    registered()
    await verifier.says("/verifikasi")
    for label in ("SAPA WARGA", "Kembalikan", "Nama inovasi"):
        await verifier.taps(label)
    await verifier.says("hasil")
    assert "Terpilih: Nama inovasi, Hasil" in verifier.screen


async def test_back_from_the_profile_leads_to_the_card_with_the_decision(
    verifier: Player, registered: Registered
) -> None:
    registered()
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    for look in (("Profil", "▶️"), ("Berkas",), ("Riwayat",)):
        for label in look:
            await verifier.taps(label)
        await verifier.taps("⬅️ Kembali")
        assert "✅ Verifikasi" in verifier.screen.labels

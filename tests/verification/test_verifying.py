"""The queue, the card, and the decision."""

from sqlmodel import select

from models import Innovation, Person, Status, StatusChange
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses


async def test_the_longest_wait_comes_first_and_many_are_paged(
    house: House, verifier: Player, registered: Registered
) -> None:
    registered("YANG LAMA")
    registered("SUDAH SELESAI", status=Status.VERIFIED)
    await house.moves_clock(days=3)
    for number in range(9):
        registered(f"Baru <{number}> " + "panjang " * 20)
    await verifier.says("/verifikasi")
    text = verifier.screen.text
    assert text.startswith("10 inovasi menunggu verifikasi")
    assert "Disdikbud: YANG LAMA · INV-2026-0001 · 3 hari" in text
    assert text.index("YANG LAMA") < text.index("Baru <0>")
    assert "SUDAH SELESAI" not in text
    assert len(text) < 4096
    await verifier.taps("▶️")
    assert "Baru <8>" in verifier.screen
    await verifier.taps("🔃 menurut perangkat daerah")
    assert verifier.screen.text.startswith(
        "10 inovasi menunggu verifikasi, menurut perangkat daerah"
    )


async def test_verifying_tells_the_officer_and_a_second_verifier_hears_who_decided(
    house: House,
    officer: Player,
    verifier: Player,
    second: Player,
    registered: Registered,
    database: Database,
) -> None:
    registered()
    for one in (verifier, second):
        await one.says("verifikasi")
        await one.taps("SAPA WARGA")
    await verifier.taps("Profil")
    assert "Warga menunggu tiga jam" in verifier.screen
    await verifier.taps("Kembali")
    await verifier.taps("✅ Verifikasi")
    assert "✅ terverifikasi oleh Bappedalitbang pada 30 November 2026, 08.00" in verifier.screen
    assert statuses(database) == [Status.VERIFIED]
    await second.taps("✅ Verifikasi")
    assert "✅ terverifikasi oleh Bappedalitbang pada" in second.screen
    assert "✅ Verifikasi" not in second.screen.labels
    with database.reading() as session:
        changes = session.exec(select(StatusChange)).all()
    assert [one.after for one in changes] == [Status.SENT, Status.VERIFIED]
    await house.tick()
    assert "INV-2026-0001 terverifikasi" in officer.screen
    await officer.taps("Lihat inovasi")
    await _has_nothing_left(verifier)


async def _has_nothing_left(verifier: Player) -> None:
    await verifier.taps("Antrean verifikasi")
    assert "Tidak ada inovasi yang menunggu" in verifier.screen
    await verifier.taps("Siapa yang belum")
    assert "38 perangkat daerah belum punya inovasi" in verifier.screen


async def test_what_changed_under_the_eyes_is_not_verified(
    officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    await officer.says("/inovasi")
    for label in ("SAPA WARGA", "Ubah", "Nama inovasi"):
        await officer.taps(label)
    await officer.says("SAPA KAWAN")
    await officer.taps("Kirim")
    await verifier.taps("✅ Verifikasi")
    assert "sudah berubah" in (verifier.alert or "")
    assert "SAPA KAWAN" in verifier.screen
    assert statuses(database) == [Status.SENT]


async def test_nobody_verifies_what_they_registered(
    verifier: Player, second: Player, registered: Registered, database: Database
) -> None:
    number = registered()
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    shown = verifier.screen
    with database.transaction() as session:
        mine = session.exec(select(Person).where(Person.telegram_id == 1003)).one()
        it = session.get_one(Innovation, number)
        it.registered_by_id = mine.id or 0
        session.add(it)
    await verifier.taps("✅ Verifikasi", on=shown)
    assert verifier.alert == "Data tidak ditemukan."
    assert statuses(database) == [Status.SENT]
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    assert "verifikator lain yang memutuskannya" in verifier.screen
    assert "✅ Verifikasi" not in verifier.screen.labels
    await second.says("/verifikasi")
    await second.taps("SAPA WARGA")
    await second.taps("✅ Verifikasi")
    assert statuses(database) == [Status.VERIFIED]


async def test_officers_have_no_queue(officer: Player) -> None:
    await officer.says("/verifikasi")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen

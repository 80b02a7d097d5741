"""The hours of sending and the days off are changed in chat, after a look at what moves."""

import re

from sqlmodel import col, select

from models import AllowedHours, AuditEntry, CalendarDay
from models.database import Database
from tests.conftest import House, Player


async def fills(person: Player, *said: str) -> None:
    for text in said:
        await person.says(text)
    await person.taps("Kirim")
    await person.taps("Lihat akibatnya")


async def opens(person: Player) -> None:
    await person.says("/pengingat")
    await person.taps("Jam kirim")


async def test_a_day_off_moves_a_step_once_it_is_confirmed(
    reminded: House, verifier: Player, officer: Player, head: Player, database: Database
) -> None:
    """And what was promised for that day."""
    await officer.taps("Janji tanggal")
    await officer.says("17/12/2026")
    await opens(verifier)
    await verifier.taps("Hari libur/masuk")
    await fills(verifier, "Libur", "17/12/2026", "Hari <jadi> daerah")
    assert (
        "4 pesan: Kam, 17 Desember 2026 08.30 WIB → Rab, 16 Desember 2026 08.30 WIB"
        in verifier.screen
    )
    card = verifier.screen
    assert not days(database)
    await verifier.taps("Terapkan")
    await verifier.taps("Terapkan", on=card)
    assert "Berlaku: Libur Kamis, 17 Desember 2026: Hari <jadi> daerah" in verifier.screen
    assert len(days(database)) == 1
    assert audited(database) == ["calendar.changed"]
    await reminded.moves_clock(days=15, hours=1)
    assert "Disdikbud belum mengirim" in head.screen
    await opens(verifier)
    await verifier.taps("🗑 Libur Kam")
    await verifier.taps("Terapkan")
    assert not days(database)


async def test_a_day_off_is_one_day_less_until_the_deadline(
    verifier: Player, sekda: Player, officer: Player
) -> None:
    asked = ((sekda, "/rekap"), (sekda, "/tenggat"), (officer, "/saya"))
    before = [await days_left(*one) for one in asked]
    await opens(verifier)
    await verifier.taps("Hari libur/masuk")
    await fills(verifier, "Libur", "17/12/2026", "Hari jadi daerah")
    await verifier.taps("Terapkan")
    assert [await days_left(*one) for one in asked] == [days - 1 for days in before]


async def days_left(person: Player, command: str) -> int:
    await person.says(command)
    said = re.search(r"(\d+) hari kerja", person.screen.text)
    assert said
    return int(said[1])


async def test_hours_are_added_changed_and_ended(verifier: Player, database: Database) -> None:
    await opens(verifier)
    assert "Semua unit · Senin-Kamis 08.30–16.00 WIB (bawaan)" in verifier.screen
    await verifier.taps("✏️ Senin-Kamis")
    for text in ("Senin-Kamis", "Selesai", "10.00", "9.00"):
        await verifier.says(text)
    await verifier.taps("Lewati")
    await verifier.taps("Lewati")
    await verifier.taps("Kirim")
    assert "Jam selesai 09.00 tidak sesudah jam mulai 10.00" in str(
        verifier.alert or verifier.screen.text
    )
    await verifier.taps("Sampai jam")
    await fills(verifier, "15.00")
    assert "Sel, 1 Desember 2026 08.30 WIB → Sel, 1 Desember 2026 10.00 WIB" in verifier.screen
    card = verifier.screen
    await verifier.taps("Terapkan")
    await verifier.taps("Terapkan", on=card)
    assert written(database) == [("0123", 10), ("4", 8), ("4", 13)]
    assert audited(database) == ["hours.changed"]
    await opens(verifier)
    await verifier.taps("🗑 Akhiri")
    await verifier.taps("Terapkan")
    assert len(written(database)) == 2


async def test_one_unit_has_hours_of_its_own(verifier: Player, database: Database) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Per unit")
    while "Disdikbud" not in verifier.screen.labels:
        await verifier.taps("▶️")
    await verifier.taps("Disdikbud")
    await verifier.taps("Jam unit ini")
    await verifier.says("Senin-Jumat")
    assert "⬜ Minggu" in verifier.screen.labels
    for label in ("Rabu", "Sabtu", "Selesai"):
        await verifier.taps(label)
    for text in ("14.00", "16.00"):
        await verifier.says(text)
    await verifier.taps("Lewati")
    await verifier.taps("Lewati")
    await fills(verifier)
    assert (
        "Sesudah: Disdikbud · Senin, Selasa, Kamis, Jumat, Sabtu 14.00–16.00 WIB" in verifier.screen
    )
    assert (
        "1 pesan: Sel, 1 Desember 2026 08.30 WIB → Sel, 1 Desember 2026 14.00 WIB"
        in verifier.screen
    )
    await verifier.taps("Terapkan")
    assert written(database) == [("01345", 14)]
    await _stands_in_the_plan(verifier)


async def _stands_in_the_plan(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Senin depan")
    await verifier.taps("Rab, 23 Desember")
    assert ": Disdikbud" not in verifier.screen
    await verifier.taps("Sab, 26 Desember")
    assert "14.00 WIB · H-7 · Operator Disdikbud: Disdikbud" in verifier.screen


def days(database: Database) -> list[CalendarDay]:
    with database.reading() as session:
        return list(session.exec(select(CalendarDay)))


def written(database: Database) -> list[tuple[str, int]]:
    with database.reading() as session:
        rows = session.exec(select(AllowedHours)).all()
    return sorted((row.weekdays, row.opens.hour) for row in rows)


def audited(database: Database) -> list[str]:
    with database.reading() as session:
        of = col(AuditEntry.action).in_(("hours.changed", "calendar.changed"))
        return [entry.action for entry in session.exec(select(AuditEntry).where(of))]

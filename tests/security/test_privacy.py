"""Personal data: told once, shown to oneself, gone on request, kept no longer than said."""

import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text
from sqlmodel import SQLModel, select

from jobs.retention import NightlySweep
from models import Incoming, Innovation, Person
from models.database import Database
from services.privacy import notice
from settings import Settings
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.people.conftest import newcomer, posts_of
from tests.people.test_coming_and_going import link

CANARY = "Kenari Uji"
DIGITS = "81299887766"


def found_in(database: Database, *words: str) -> list[str]:
    """Tables in which one of the words stands, whatever the column."""
    found = []
    with database.reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            rows = session.execute(text(f"SELECT * FROM {table.name}")).all()  # noqa: S608
            said = "\n".join(
                cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
                for row in rows
                for cell in row
            ).casefold()
            found += [table.name for word in words if word.casefold() in said]
    return found


def on_the_disk(folder: Path, *words: str) -> list[str]:
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    ]


def sweep(house: House, days: int = 30) -> NightlySweep:
    return NightlySweep(house.bot.house, raw_days=days)


async def arrives(house: House, verifier: Player) -> Player:
    """A new operator, by an invitation, whose name stands in all places where a name may."""
    await verifier.says("/undang")
    await verifier.taps("Undang satu orang")
    await verifier.taps("Operator inovasi")
    await verifier.says("disdikbud")
    person = newcomer(house, 777_001, CANARY)
    token = link(verifier)
    await person.says(f"/start {token}")
    with house.bot.house.database.reading() as session:
        assert not [row for row in session.exec(select(Incoming)) if token.encode() in row.payload]
    return person


async def works(person: Player) -> None:
    """Asks for another role, registers, and is the one to be called."""
    await person.says("/peran")
    await person.taps("Minta peran lain")
    await person.taps("Kepala perangkat daerah")
    await person.says("disdikbud")
    await person.says(f"{CANARY}, S.Kom")
    await person.taps("Kirim")
    way = registering(SHORT)
    await way.open(person)
    await fill_in(person, way)
    for label in ("▶️", "▶️", "Narahubung"):
        await person.taps(label)
    await person.says(f"{CANARY}, 0812 9988 7766")
    await person.taps("Kirim")


async def looks(person: Player) -> None:
    await person.says("/datasaya")
    await person.taps("JSON")
    held = json.loads(person.hands.files[-1].data)
    assert {"isian": "Nama", "isi": CANARY} in held["Orang"]
    assert len(held["Inovasi"]) == len(held["Narahubung"]) == 1
    await person.taps("PDF")
    assert person.hands.files[-1].data.startswith(b"%PDF")


async def test_after_erasure_no_trace_of_the_name_is_left(
    house: House, settings: Settings, verifier: Player, database: Database, tmp_path: Path
) -> None:
    person = await arrives(house, verifier)
    await works(person)
    await house.tick()
    assert {"people", "innovations"} <= set(found_in(database, CANARY))
    await looks(person)
    await person.taps("🗑 Hapus data saya")
    await person.taps("Hapus data saya")
    assert "Data pribadi Anda dihapus" in person.screen
    assert found_in(database, CANARY, DIGITS, "777001") == []
    await sweep(house).run()
    house.bot.intake.flush()
    assert on_the_disk(settings.storage_dir, CANARY, DIGITS) == []
    if database.is_sqlite:
        assert on_the_disk(tmp_path, CANARY, DIGITS) == []
    with database.reading() as session:
        (innovation,) = session.exec(select(Innovation)).all()
        author = session.get_one(Person, innovation.registered_by_id)
        assert author.name == f"Mantan pengguna {author.id}"
        assert innovation.profile["contact"] is None
    assert posts_of(database, 777_001) == []
    await house.tick()
    assert any("menghapus data pribadinya" in screen for screen in verifier.hands.screens)


async def test_whoever_has_erased_their_data_is_a_stranger(officer: Player) -> None:
    await officer.says("/draf")
    before = officer.screen
    await officer.says("/datasaya")
    await officer.taps("🗑 Hapus data saya")
    card = officer.screen
    await officer.taps("Tidak jadi")
    assert "Tidak ada yang dihapus" in officer.screen
    await officer.taps("Data saya")
    await officer.taps("🗑 Hapus data saya")
    await officer.taps("Hapus data saya")
    await officer.taps("Hapus data saya", on=card)
    assert "belum terdaftar" in str(officer.alert)
    await officer.taps(before.labels[0], on=before)
    assert "belum terdaftar" in str(officer.alert)
    await officer.says("/start")
    assert "belum terdaftar" in officer.screen


async def test_everybody_is_told_once_what_their_data_is_for(
    house: House, officer: Player, head: Player, database: Database
) -> None:
    await officer.says("/start")
    assert "UU 27/2022" in officer.screen
    await officer.says("/start")
    assert "UU 27/2022" not in officer.screen
    guest = newcomer(house, 6001, "Tamu")
    await guest.says("/start")
    await guest.taps("Minta akses")
    assert "UU 27/2022" in guest.hands.screens[-2]
    await sweep(house).run()
    await sweep(house).run()
    await house.tick()
    told = [screen for screen in head.hands.screens if "UU 27/2022" in screen]
    assert len(told) == 1
    with database.reading() as session:
        versions = session.exec(select(Person.told_version)).all()
    assert set(versions) == {notice.VERSION}


async def test_raw_updates_go_when_their_time_is_over(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/start")
    with database.reading() as session:
        kept = len(session.exec(select(Incoming)).all())
    assert kept
    await sweep(house).run()
    house.bot.house.clock.move(timedelta(days=31))
    await sweep(house).run()
    with database.reading() as session:
        assert session.exec(select(Incoming)).all() == []


async def test_a_name_stays_only_where_it_lives(
    house: House, verifier: Player, database: Database
) -> None:
    await works(await arrives(house, verifier))
    await house.tick()
    await verifier.taps("Terima")
    house.bot.house.clock.move(timedelta(days=2))
    await sweep(house).run()
    left = set(found_in(database, CANARY, DIGITS))
    assert left == {"people", "innovations", "incoming"}
    house.bot.house.clock.move(timedelta(days=31))
    await sweep(house).run()
    assert set(found_in(database, CANARY, DIGITS)) == {"people", "innovations"}


async def test_a_telephone_number_is_for_the_unit_and_bappedalitbang(
    house: House, officer: Player, sekda: Player, verifier: Player, database: Database
) -> None:
    way = registering(SHORT)
    await way.open(officer)
    await fill_in(officer, way)
    await officer.taps("Kirim")
    with database.reading() as session:
        number = session.exec(select(Innovation.id)).one()
    for one in (officer, verifier, sekda):
        await one.says("/bantuan")
        message = one.hands.chat.messages[one.hands.screens[0].id]
        one.hands.press(message, f"profile:{number}:9::")
        await house.settle()
        said = [m.text for m in one.hands.chat.messages.values()]
        (shown,) = [text for text in said if "INV-2026" in text and "Koordinat" in text]
        assert ("0812-3456-7890" in shown) == (one is not sekda)
    await verifier.taps("Kembali")
    await verifier.taps("Jejak")
    assert verifier.screen.text.count("melihat kontak") == 2


async def test_wrong_links_are_slowed_down(house: House, verifier: Player) -> None:
    await verifier.says("/undang")
    await verifier.taps("Undang satu orang")
    await verifier.taps("Operator inovasi")
    await verifier.says("disdikbud")
    token, guest = link(verifier), newcomer(house, 6001, "Tamu")
    for number in range(5):
        await guest.says(f"/start {number:043}")
    assert "Coba lagi sesudah 08.15 WIB" in guest.screen
    await guest.says(f"/start {token}")
    assert "Coba lagi sesudah 08.15 WIB" in guest.screen
    other = newcomer(house, 6002, "Tamu lain")
    await other.says("/start x")
    assert "tidak berlaku" in other.screen
    house.bot.house.clock.move(timedelta(minutes=16))
    await guest.says(f"/start {token}")
    assert "Undangan diterima" in guest.screen

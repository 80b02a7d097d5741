"""Copies made while people write, and going back to one after everything is gone."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url
from sqlmodel import select

import bot as front_door
from jobs.backup import USAGE, NightlyBackup, obey
from models import AuditEntry, Person
from models.copies import BackupError
from models.database import Database
from services import backups
from services.backups import FILES, MANIFEST, Installation
from services.clock import Clock
from services.vault import Vault
from settings import Settings, load_settings
from tests.conftest import START, House
from tests.reliability import postgres

NOW = datetime(2026, 11, 30, 19, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path, template_file: Path) -> Settings:
    """On SQLite, whatever the rest of the suite runs on; PostgreSQL has tests of its own below."""
    environment = {
        "DATABASE_URL": f"sqlite:///{shutil.copy(template_file, tmp_path / 'bot.db')}",
        "STORAGE_DIR": str(tmp_path / "berkas"),
    }
    return load_settings(environment, tmp_path / "no.env")


@pytest.fixture
def what(settings: Settings) -> Installation:
    """A seeded installation with two pieces of evidence."""
    front_door.open_house(settings, Clock(START)).database.close()
    vault = Vault(settings.storage_dir)
    vault.put("SK.pdf", b"%PDF-1.4 satu")
    vault.put("SK.pdf", b"%PDF-1.4 dua")
    return Installation(make_url(settings.database_url), settings.storage_dir)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cadangan"


def write(database: Database, vault: Vault, number: int) -> None:
    """A row that names evidence: first the file, then the row, as the bot does."""
    stored = vault.put("bukti.bin", f"isi {number}".encode())
    with database.transaction() as session:
        entry = AuditEntry(at=NOW, action="test", subject=f"file:{stored.sha256}")
        session.add(entry)


@contextmanager
def writing(what: Installation) -> Iterator[None]:
    """Somebody writes all the time."""
    stop, database = threading.Event(), Database(what.url.render_as_string(hide_password=False))

    def run() -> None:
        number = 0
        while not stop.is_set():
            write(database, Vault(what.storage), number)
            number += 1
            time.sleep(0.04)  # enough for a copy to be made in the middle, and few enough files

    writer = threading.Thread(target=run)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()
        database.close()


def named_evidence(url: URL) -> list[str]:
    database = Database(url.render_as_string(hide_password=False))
    with database.reading() as session:
        found = session.exec(select(AuditEntry).where(AuditEntry.action == "test")).all()
    database.close()
    return [entry.subject.removeprefix("file:") for entry in found]


def file_of(what: Installation) -> Path:
    return Path(str(what.url.database))


def destroy(what: Installation) -> None:
    shutil.rmtree(what.storage)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{what.url.database}{suffix}").unlink(missing_ok=True)


# ---- the drill


def test_the_drill(what: Installation, folder: Path, settings: Settings) -> None:
    """20 copies while somebody writes; everything is lost; each copy brings back what it held."""
    with writing(what):
        for number in range(20):
            newest = backups.take(what, folder, now=NOW + timedelta(seconds=number))
    held = backups.read(newest)
    destroy(what)
    restored = backups.restore(newest, what, now=NOW)
    assert restored == held
    evidence = named_evidence(what.url)
    assert evidence
    assert {*evidence} <= {*held.files}
    vault = Vault(what.storage)
    assert all(vault.get(digest) for digest in evidence)
    house = front_door.open_house(settings, Clock(START))
    with house.database.reading() as session:
        assert session.exec(select(Person)).all()
    house.database.close()


def test_every_copy_made_while_somebody_writes_is_whole(what: Installation, tmp_path: Path) -> None:
    with writing(what):
        made = [backups.take(what, tmp_path / f"c{n}", now=NOW) for n in range(20)]
    for number, copy in enumerate(made):
        manifest = backups.verify(copy)
        target = Installation(
            URL.create("sqlite", database=str(tmp_path / f"r{number}" / "bot.db")),
            tmp_path / f"r{number}" / "berkas",
        )
        backups.restore(copy, target, now=NOW)
        assert {*named_evidence(target.url)} <= {*manifest.files}


def test_the_second_folder_serves_as_well(what: Installation, folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "nas"
    backups.take(what, folder, now=NOW, second=second)
    shutil.rmtree(folder)
    (copy,) = backups.all_in(second)
    destroy(what)
    assert len(backups.restore(copy, what, now=NOW).files) == 2


def test_a_second_folder_that_is_away_spoils_nothing(
    what: Installation, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "nas").write_text("no folder")
    with pytest.raises(BackupError, match="Salinan kedua"):
        backups.take(what, folder, now=NOW, second=tmp_path / "nas")
    assert len(backups.all_in(folder)) == 1


def test_what_stood_there_is_put_aside(what: Installation, folder: Path) -> None:
    copy = backups.take(what, folder, now=NOW)
    database = Database(str(what.url))
    write(database, Vault(what.storage), 1)
    database.close()
    backups.restore(copy, what, now=NOW)
    assert named_evidence(what.url) == []
    (aside,) = Path(str(what.url.database)).parent.glob("bot-sebelum-pemulihan-*.db")
    assert len(named_evidence(what.url.set(database=str(aside)))) == 1


# ---- what is off is found


def spoil_database(copy: Path) -> None:
    file = copy / "database.db"
    data = bytearray(file.read_bytes())
    data[5000] ^= 0xFF
    file.write_bytes(data)


def lose_evidence(copy: Path) -> None:
    next((copy.parent / FILES).glob("??/*")).unlink()


def spoil_evidence(copy: Path) -> None:
    next((copy.parent / FILES).glob("??/*")).write_bytes(b"lain")


def spoil_manifest(copy: Path) -> None:
    (copy / MANIFEST).write_bytes(b"{")


@pytest.mark.parametrize("spoil", [spoil_database, lose_evidence, spoil_evidence, spoil_manifest])
def test_a_spoilt_copy_is_refused_and_nothing_is_touched(
    what: Installation, folder: Path, spoil: Callable[[Path], None]
) -> None:
    copy = backups.take(what, folder, now=NOW)
    spoil(copy)
    before = file_of(what).read_bytes()
    with pytest.raises(BackupError):
        backups.restore(copy, what, now=NOW)
    assert file_of(what).read_bytes() == before


def test_evidence_that_is_damaged_is_told_and_not_copied(what: Installation, folder: Path) -> None:
    file = next(what.storage.glob("??/*"))
    file.write_bytes(b"lain")
    manifest = backups.read(backups.take(what, folder, now=NOW))
    assert manifest.damaged == [file.name]
    assert file.name not in manifest.files


def test_a_database_that_is_damaged_makes_no_copy(what: Installation, folder: Path) -> None:
    backups.take(what, folder, now=NOW)
    file = file_of(what)
    file.write_bytes(file.read_bytes()[: 4096 * 6] + bytes(4096 * 20))
    with pytest.raises(BackupError):
        backups.take(what, folder, now=NOW + timedelta(1))
    assert len(backups.all_in(folder)) == 1
    assert not list(folder.glob(".partial*"))


# ---- keeping


def test_kept_are_seven_days_four_weeks_twelve_months() -> None:
    nights = [NOW - timedelta(days=n) for n in range(800)]
    keep = sorted(backups.kept(nights), reverse=True)
    assert keep[:7] == nights[:7]
    assert len(keep) <= 7 + 4 + 12
    months = dict.fromkeys(night.strftime("%Y-%m") for night in nights)
    assert {moment.strftime("%Y-%m") for moment in keep} == {*list(months)[:12]}
    assert backups.kept([*keep]) == {*keep}


def test_copies_that_are_far_apart_are_all_kept() -> None:
    months = [NOW - timedelta(days=40 * n) for n in range(9)]
    assert backups.kept(months) == {*months}


def test_old_copies_go_with_what_only_they_held(what: Installation, folder: Path) -> None:
    first = backups.take(what, folder, now=NOW)
    gone = next(what.storage.glob("??/*"))
    gone.unlink()
    for night in range(1, 4):
        backups.take(what, folder, now=NOW + timedelta(hours=night / 10))
    assert len(backups.all_in(folder)) == 1
    assert not first.exists()
    assert [file.name for file in (folder / FILES).glob("??/*")] != []
    assert gone.name not in {file.name for file in (folder / FILES).glob("??/*")}


# ---- when


async def test_each_night_once_and_after_a_missed_one_at_once(
    house: House, what: Installation, folder: Path
) -> None:
    nightly = NightlyBackup(house.bot.house, what, folder)
    made = []
    for hours in (0, 1, 20, 1, 24, 24 * 5, 2):
        house.bot.house.clock.move(timedelta(hours=hours))
        made.append(await nightly.run_if_due() is not None)
    assert made == [True, False, True, False, True, True, False]


async def test_a_failure_is_logged_and_tried_again_later(
    house: House, what: Installation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "full").write_text("no folder")
    nightly = NightlyBackup(house.bot.house, what, tmp_path / "full")
    assert await nightly.run_if_due() is None
    assert "alarm" in caplog.text
    caplog.clear()
    assert await nightly.run_if_due() is None
    assert caplog.text == ""


# ---- by hand


def test_orders(what: Installation, folder: Path) -> None:
    assert "selesai" in obey(["backup"], what, folder, None)
    destroy(what)
    assert "Dipulihkan" in obey(["restore", "terbaru"], what, folder, None)
    (copy,) = backups.all_in(folder)
    assert "Dipulihkan" in obey(["restore", str(copy)], what, folder, None)
    for order in (["restore"], ["hapus"], ["restore", "a", "b"]):
        with pytest.raises(BackupError, match="Perintah"):
            obey(order, what, folder, None)
    assert "bot.py" in USAGE


# ---- PostgreSQL


def test_postgresql_by_its_own_tools(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", postgres.path_to_programs())
    with postgres.fresh() as url, postgres.fresh() as other:
        what = Installation(url, tmp_path / "berkas")
        database = Database(url.render_as_string(hide_password=False))
        for number in range(5):
            write(database, Vault(what.storage), number)
        database.close()
        copy = backups.take(what, folder, now=NOW)
        assert backups.verify(copy).database == "database.dump"
        target = Installation(other, tmp_path / "lain")
        backups.restore(copy, target, now=NOW)
        assert sorted(named_evidence(other)) == sorted(named_evidence(url))
        assert len(named_evidence(other)) == 5


def test_postgresql_without_its_tools_says_so(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    what = Installation(make_url("postgresql+psycopg://u:rahasia@host/x"), tmp_path / "berkas")
    with pytest.raises(BackupError, match="pg_dump tidak ditemukan"):
        backups.take(what, folder, now=NOW)

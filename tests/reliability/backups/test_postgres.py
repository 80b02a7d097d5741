"""Copies of PostgreSQL, by its own tools."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url

import bot as front_door
from gateway.seat import SeatTakenError, seat_for
from models.copies import BackupError
from models.database import Database
from services import backups
from services.backups import Installation
from services.vault import Vault
from settings import Settings, load_settings
from tests.reliability import postgres
from tests.reliability.backups.installation import NOW, named_evidence, write


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


async def test_postgresql_puts_nothing_back_under_a_bot_that_runs(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And does not wait for its end, as a second bot would; a server that is away is no bot."""
    monkeypatch.setenv("PATH", postgres.path_to_programs())
    with postgres.fresh() as url:
        settings = installed(url, tmp_path, folder)
        await front_door.obey(settings, ["backup"])
        running = seat_for(url, settings.bot_id)
        await running.take()
        with pytest.raises(SeatTakenError):
            async with asyncio.timeout(5):
                await front_door.obey(settings, ["restore", "terbaru"])
        running.leave()
        await front_door.obey(settings, ["restore", "terbaru"])
    away = installed(url.set(host="127.0.0.1", port=1), tmp_path, folder)
    with pytest.raises(BackupError, match="psql"):
        await front_door.obey(away, ["restore", "terbaru"])


def installed(url: URL, storage: Path, folder: Path) -> Settings:
    given = {
        "DATABASE_URL": url.render_as_string(hide_password=False),
        "STORAGE_DIR": str(storage / "berkas"),
        "BACKUP_DIR": str(folder),
    }
    return load_settings(given, storage / "no.env")

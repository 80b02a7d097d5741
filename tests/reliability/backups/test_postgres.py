"""Copies of PostgreSQL, by its own tools."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from models.copies import BackupError
from models.database import Database
from services import backups
from services.backups import Installation
from services.vault import Vault
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

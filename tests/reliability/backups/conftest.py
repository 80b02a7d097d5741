"""An installation to copy, and a folder for the copies."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import make_url

import bot as front_door
from services.backups import Installation
from services.clock import Clock
from services.vault import Vault
from settings import Settings, load_settings
from tests.conftest import START


@pytest.fixture
def settings(tmp_path: Path, template_file: Path) -> Settings:
    """On SQLite, whatever the rest of the suite runs on; PostgreSQL has tests of its own."""
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

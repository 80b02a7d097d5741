"""The demo's database without a bot around it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from services.seeding import seed
from settings import ROOT
from tests.conftest import START


@pytest.fixture
def planted(tmp_path: Path, template: Path) -> Iterator[Database]:
    """Units, an open mandate, and the people of the demo."""
    database = Database(f"sqlite:///{shutil.copy(template, tmp_path / 'planted.db')}")
    with database.transaction() as session:
        seed(session, ROOT / "data", is_demo=True, now=START)
    yield database
    database.close()

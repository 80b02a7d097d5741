"""The demo's database without a bot around it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from services.seeding import seed
from settings import ROOT
from tests.conftest import START


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """Units, an open mandate, and the people of the demo; not to be written to."""
    file = Path(shutil.copy(template, tmp_path_factory.mktemp("seeded") / "seeded.db"))
    database = Database(f"sqlite:///{file}")
    with database.transaction() as session:
        seed(session, ROOT / "data", is_demo=True, now=START)
    database.close()
    return file


@pytest.fixture
def planted(tmp_path: Path, seeded: Path) -> Iterator[Database]:
    """A copy of it."""
    database = Database(f"sqlite:///{shutil.copy(seeded, tmp_path / 'planted.db')}")
    yield database
    database.close()

"""The demo's database without a bot around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from services.seeding import seed
from settings import ROOT
from tests.conftest import START
from tests.databases import copied


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, template: str) -> Iterator[str]:
    """Units, an open mandate, and the people of the demo; not to be written to."""
    with copied(template, tmp_path_factory.mktemp("seeded")) as url:
        database = Database(url)
        with database.transaction() as session:
            seed(session, ROOT / "data", is_demo=True, now=START)
        database.close()
        yield url


@pytest.fixture
def planted(tmp_path: Path, seeded: str) -> Iterator[Database]:
    """A copy of it."""
    with copied(seeded, tmp_path, "planted.db") as url:
        database = Database(url)
        yield database
        database.close()

"""The demo's database without a bot around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database import Database
from tests.databases import copied


@pytest.fixture
def planted(tmp_path: Path, template: str) -> Iterator[Database]:
    """Units, an open mandate, and the people of the demo."""
    with copied(template, tmp_path, "planted.db") as url:
        database = Database(url)
        yield database
        database.close()

"""Whoever takes in what Telegram gives."""

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.gateway.desk import Desk


@pytest.fixture
def desk(empty_url: str) -> Iterator[Desk]:
    database = Database(empty_url)
    yield Desk(database)
    database.close()

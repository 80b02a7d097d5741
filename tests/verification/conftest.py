"""Innovations that wait, and a second verifier."""

import pytest

from models import Role
from tests.conftest import House, Player
from tests.innovations import conftest as of_innovations
from tests.people.conftest import appointed, newcomer

registered = of_innovations.registered


@pytest.fixture
def second(house: House) -> Player:
    """Another verifier."""
    person = newcomer(house, 1010, "Bappedalitbang dua")
    appointed(house, 1010, Role.VERIFIER)
    return person

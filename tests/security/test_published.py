"""What heads and officers learn of other units: what is published, and nothing else."""

import pytest

from models import Status
from tests.conftest import House, Player
from tests.innovations.conftest import Registered


async def presses(house: House, person: Player, data: str) -> None:
    """Any data, as a custom client can send it."""
    await person.says("/bantuan")
    person.hands.press(person.hands.messages[-1], data)
    await house.settle()


@pytest.mark.parametrize("status", [Status.VERIFIED, Status.UPLOADED, Status.ASSESSED])
async def test_a_verified_one_is_shown_without_its_inside(
    house: House, colleague: Player, registered: Registered, status: Status
) -> None:
    number = registered(status=status)
    await presses(house, colleague, f"innovation:{number}:0::")
    name, about, unit = colleague.screen.text.splitlines()
    assert (name, unit) == ("SAPA WARGA", "Disdikbud · Digital")
    assert about.startswith("INV-2026-0001 · ")
    assert about.endswith(f"{status} · tahun inovasi 2026")
    assert colleague.screen.labels == []


@pytest.mark.parametrize("status", [Status.SENT, Status.RETURNED, Status.WITHDRAWN])
async def test_one_that_is_not_verified_does_not_exist_for_others(
    house: House, colleague: Player, registered: Registered, status: Status
) -> None:
    number = registered(status=status)
    await presses(house, colleague, f"innovation:{number}:0::")
    assert colleague.alert == "Data tidak ditemukan."
    await presses(house, colleague, f"innovation:{number + 1}:0::")
    assert colleague.alert == "Data tidak ditemukan."


@pytest.mark.parametrize("verb", ["profile", "history", "files", "receipt", "change", "withdraw"])
async def test_published_or_not_the_rest_is_the_units_own(
    house: House, colleague: Player, head: Player, registered: Registered, verb: str
) -> None:
    number = registered(status=Status.VERIFIED)
    await presses(house, colleague, f"{verb}:{number}:0::")
    assert colleague.alert == "Data tidak ditemukan."
    await presses(house, head, f"{verb}:{number}:0::")
    assert head.alert is None

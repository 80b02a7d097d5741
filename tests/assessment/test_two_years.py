"""When the instrument of the next year comes, what was assessed is read again by its codes."""

from pathlib import Path

import pytest

import bot as front_door
from services.clock import Clock
from services.instrument import InstrumentError
from settings import ROOT, Settings
from tests.assessment.conftest import leveled, standing
from tests.assessment.test_instrument import second_year
from tests.conftest import House, Player, assemble
from tests.innovations.conftest import Registered


async def test_levels_are_read_again_under_the_new_instrument(
    house: House, officer: Player, registered: Registered, settings: Settings, tmp_path: Path
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 2, "SID-34": 3})
    assert standing(house, number).own.total == 12
    folder = tmp_path / "data"
    folder.mkdir()
    for file in (ROOT / "data").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    second_year(folder)
    again = assemble(house.world, settings.model_copy(update={"data_dir": folder}))
    found = standing(again, number)
    again.bot.house.database.close()
    assert (found.instrument.year, found.year, found.is_provisional) == (2027, 2027, False)
    assert int(found.own.total) == 6  # the made-up year has no SID-34 any more
    await officer.says("/bukti")
    await officer.taps("SAPA WARGA")
    assert "sementara" in officer.screen


def test_a_broken_file_stops_the_start(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for file in (ROOT / "data").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    broken = (folder / "iga_2026.yaml").read_text(encoding="utf-8").replace("spd_max: 63, ", "")
    (folder / "iga_2026.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"iga_2026.yaml: .*spd_max"):
        front_door.open_house(settings.model_copy(update={"data_dir": folder}), Clock())

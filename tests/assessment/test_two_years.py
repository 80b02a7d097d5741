"""When the instrument of the next year comes, what was assessed is read again by its codes."""

import shutil
import subprocess
import sys
from pathlib import Path

from settings import ROOT, Settings
from simulator.tokens import demo_token
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
    shutil.copytree(ROOT / "data", folder)
    second_year(folder)
    again = assemble(house.world, settings.model_copy(update={"data_dir": folder}))
    found = standing(again, number)
    again.bot.house.database.close()
    assert (found.instrument.year, found.year, found.is_provisional) == (2027, 2027, False)
    assert int(found.own.total) == 6  # the made-up year has no SID-34 any more
    await officer.says("/bukti")
    await officer.taps("SAPA WARGA")
    assert "sementara" in officer.screen


def test_a_broken_file_stops_the_start(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    file = folder / "iga_2026.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("spd_max: 63, ", ""), encoding="utf-8")
    environment = {
        "TELEGRAM_BOT_TOKEN": demo_token("broken"),
        "TELEGRAM_BASE_URL": "http://127.0.0.1:9",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
        "STORAGE_DIR": str(tmp_path / "berkas"),
        "DATA_DIR": str(folder),
    }
    order = [sys.executable, str(ROOT / "bot.py")]
    ended = subprocess.run(  # noqa: S603
        order, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 2
    assert "iga_2026.yaml: index_rules.2026.spd_max: wajib ada" in ended.stderr

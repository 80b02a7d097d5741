"""Copies each night, and by hand."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from jobs.backup import USAGE, NightlyBackup, obey
from models.copies import BackupError
from services import backups
from services.backups import Installation
from tests.conftest import House
from tests.reliability.backups.installation import destroy


async def test_each_night_once_and_after_a_missed_one_at_once(
    house: House, what: Installation, folder: Path
) -> None:
    nightly = NightlyBackup(house.bot.house, what, folder)
    made = []
    for hours in (0, 1, 20, 1, 24, 24 * 5, 2):
        house.bot.house.clock.move(timedelta(hours=hours))
        made.append(await nightly.run_if_due() is not None)
    assert made == [True, False, True, False, True, True, False]


async def test_a_failure_is_logged_and_tried_again_later(
    house: House, what: Installation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "full").write_text("no folder")
    nightly = NightlyBackup(house.bot.house, what, tmp_path / "full")
    assert await nightly.run_if_due() is None
    assert "alarm" in caplog.text
    caplog.clear()
    assert await nightly.run_if_due() is None
    assert caplog.text == ""


# ---- by hand


def test_orders(what: Installation, folder: Path) -> None:
    assert "selesai" in obey(["backup"], what, folder, None)
    destroy(what)
    assert "Dipulihkan" in obey(["restore", "terbaru"], what, folder, None)
    (copy,) = backups.all_in(folder)
    assert "Dipulihkan" in obey(["restore", str(copy)], what, folder, None)
    for order in (["restore"], ["hapus"], ["restore", "a", "b"]):
        with pytest.raises(BackupError, match="Perintah"):
            obey(order, what, folder, None)
    assert "bot.py" in USAGE


def test_where_there_is_nothing_yet(folder: Path, tmp_path: Path) -> None:
    """Somebody tries the orders before the bot has ever run."""
    file = tmp_path / "inovasi.db"
    nothing = Installation(make_url(f"sqlite:///{file}"), tmp_path / "berkas")
    with pytest.raises(BackupError, match="Belum ada basis data"):
        obey(["backup"], nothing, folder, None)
    with pytest.raises(BackupError, match="Belum ada cadangan"):
        obey(["restore", "terbaru"], nothing, folder, None)
    assert not file.exists()

"""Copies each night, and by hand."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from jobs.backup import USAGE, NightlyBackup, obey
from models import Role
from models.copies import BackupError
from services import backups
from services.backups import FILES, Installation
from tests.conftest import House
from tests.people.conftest import appointed, newcomer
from tests.reliability.backups.installation import destroy, evidence_in


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


async def test_a_second_folder_that_was_away_is_made_up_for(
    house: House,
    what: Installation,
    folder: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    second = tmp_path / "nas"
    second.write_text("no folder")
    nightly = NightlyBackup(house.bot.house, what, folder, second)
    made = await nightly.run_if_due()
    assert made
    assert await nightly.run_if_due() is None
    assert "Salinan kedua" in caplog.text
    second.unlink()
    later = NightlyBackup(house.bot.house, what, folder, second)  # an hour is over
    assert await later.run_if_due() == second / made.name
    assert [*backups.all_in(folder)] == [made]
    assert backups.verify(second / made.name) == backups.read(made)
    assert await later.run_if_due() is None


async def test_admins_are_told_of_evidence_that_has_gone_off(
    house: House, what: Installation, folder: Path
) -> None:
    admin = newcomer(house, 1007, "Admin")
    appointed(house, 1007, Role.ADMIN)
    nightly = NightlyBackup(house.bot.house, what, folder)
    assert await nightly.run_if_due()
    off = evidence_in(what.storage)[0]
    off.write_bytes(b"lain")
    house.bot.house.clock.move(timedelta(days=1))
    assert await nightly.run_if_due()
    await house.tick()
    assert "Berkas bukti di penyimpanan rusak" in admin.screen.text
    assert off.name in obey(["backup"], what, folder, None)


# ---- by hand


def test_orders(what: Installation, folder: Path) -> None:
    assert "selesai" in obey(["backup"], what, folder, None)
    destroy(what)
    assert "Dipulihkan" in obey(["restore", "terbaru"], what, folder, None)
    (copy,) = backups.all_in(folder)
    assert "bukti" not in obey(["restore", str(copy)], what, folder, None)
    off = evidence_in(folder / FILES)[0]
    off.write_bytes(b"lain")
    destroy(what)
    assert off.name in obey(["restore", str(copy)], what, folder, None)
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

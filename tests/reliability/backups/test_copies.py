"""Copies made while people write, and going back to one after everything is gone."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import URL
from sqlmodel import select

import bot as front_door
from models import Person
from models.copies import BackupError
from models.database import Database
from services import backups
from services.backups import FILES, MANIFEST, Installation
from services.clock import Clock
from services.vault import Vault
from settings import Settings
from tests.conftest import START
from tests.reliability.backups.installation import (
    NOW,
    destroy,
    evidence_in,
    file_of,
    named_evidence,
    write,
    writing,
)

# ---- the drill


def test_the_drill(what: Installation, folder: Path, settings: Settings) -> None:
    """20 copies while somebody writes; everything is lost; each copy brings back what it held."""
    with writing(what):
        for number in range(20):
            newest = backups.take(what, folder, now=NOW + timedelta(seconds=number))
    held = backups.read(newest)
    destroy(what)
    assert backups.restore(newest, what, now=NOW) == []
    evidence = named_evidence(what.url)
    assert evidence
    assert {*evidence} <= {*held.files}
    vault = Vault(what.storage)
    assert all(vault.get(digest) for digest in evidence)
    house = front_door.open_house(settings, Clock(START))
    with house.database.reading() as session:
        assert session.exec(select(Person)).all()
    house.database.close()


def test_every_copy_made_while_somebody_writes_is_whole(what: Installation, tmp_path: Path) -> None:
    with writing(what):
        made = [backups.take(what, tmp_path / f"c{n}", now=NOW) for n in range(20)]
    for number, copy in enumerate(made):
        manifest = backups.verify(copy)
        target = Installation(
            URL.create("sqlite", database=str(tmp_path / f"r{number}" / "bot.db")),
            tmp_path / f"r{number}" / "berkas",
        )
        backups.restore(copy, target, now=NOW)
        assert {*named_evidence(target.url)} <= {*manifest.files}


def test_the_second_folder_serves_as_well(what: Installation, folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "nas"
    backups.take(what, folder, now=NOW, second=second)
    shutil.rmtree(folder)
    (copy,) = backups.all_in(second)
    destroy(what)
    assert backups.restore(copy, what, now=NOW) == []
    assert len(evidence_in(what.storage)) == 2


def test_a_second_folder_that_is_away_spoils_nothing(
    what: Installation, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "nas").write_text("no folder")
    with pytest.raises(BackupError, match="Salinan kedua"):
        backups.take(what, folder, now=NOW, second=tmp_path / "nas")
    assert len(backups.all_in(folder)) == 1


def test_what_stood_there_is_put_aside(what: Installation, folder: Path) -> None:
    copy = backups.take(what, folder, now=NOW)
    database = Database(str(what.url))
    write(database, Vault(what.storage), 1)
    database.close()
    backups.restore(copy, what, now=NOW)
    assert named_evidence(what.url) == []
    (aside,) = Path(str(what.url.database)).parent.glob("bot-sebelum-pemulihan-*.db")
    assert len(named_evidence(what.url.set(database=str(aside)))) == 1


def test_two_at_once_leave_each_other_whole(
    what: Installation, folder: Path, tmp_path: Path
) -> None:
    """The first is held up by a pipe among its evidence; the second knows nothing of what the first
    has gathered, and would let it go."""
    pipe = what.storage / "ff" / ("f" * 64)
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR)
    tomorrow, other = NOW + timedelta(1), Installation(what.url, tmp_path / "lain")
    first = Thread(target=backups.take, args=(what, folder), kwargs={"now": NOW})
    second = Thread(target=backups.take, args=(other, folder), kwargs={"now": tomorrow})
    first.start()
    while first.is_alive() and len(evidence_in(folder / FILES)) < 2:
        time.sleep(0.001)
    second.start()
    second.join(0.2)  # many times what it takes if it does not wait
    os.close(held)
    first.join()
    second.join()
    assert [len(backups.verify(copy).files) for copy in backups.all_in(folder)] == [0, 2]


def test_two_of_the_same_second_are_two(what: Installation, folder: Path) -> None:
    assert backups.take(what, folder, now=NOW) < backups.take(what, folder, now=NOW)


def test_what_a_crash_left_half_made_counts_for_nothing(what: Installation, folder: Path) -> None:
    whole = backups.take(what, folder, now=NOW)
    half = folder / ".partial-20261201T190000Z"
    shutil.copytree(whole, half)
    assert [*backups.all_in(folder)] == [whole]
    backups.take(what, folder, now=NOW + timedelta(2))
    assert not half.exists()


# ---- what is off is found


def spoil_database(copy: Path) -> None:
    file = copy / "database.db"
    data = bytearray(file.read_bytes())
    data[5000] ^= 0xFF
    file.write_bytes(data)


def spoil_manifest(copy: Path) -> None:
    (copy / MANIFEST).write_bytes(b"{")


@pytest.mark.parametrize("spoil", [spoil_database, spoil_manifest])
def test_a_spoilt_copy_is_refused_and_nothing_is_touched(
    what: Installation, folder: Path, spoil: Callable[[Path], None]
) -> None:
    copy = backups.take(what, folder, now=NOW)
    spoil(copy)
    before = file_of(what).read_bytes()
    with pytest.raises(BackupError):
        backups.restore(copy, what, now=NOW)
    assert file_of(what).read_bytes() == before


@pytest.mark.parametrize("is_lost", [True, False])
def test_one_piece_that_is_off_costs_that_piece(
    what: Installation, folder: Path, *, is_lost: bool
) -> None:
    copy = backups.take(what, folder, now=NOW)
    off, whole = evidence_in(folder / FILES)
    off.unlink() if is_lost else off.write_bytes(b"lain")
    with pytest.raises(BackupError, match=off.name[:12]):
        backups.verify(copy)
    destroy(what)
    assert backups.restore(copy, what, now=NOW) == [off.name]
    assert [file.name for file in evidence_in(what.storage)] == [whole.name]
    assert file_of(what).exists()


def test_the_next_copy_mends_what_has_gone_off(
    what: Installation, folder: Path, tmp_path: Path
) -> None:
    """In both folders, from the vault; and what is broken in the vault stays whole in the copy."""
    second = tmp_path / "nas"
    backups.take(what, folder, now=NOW, second=second)
    for place in (folder, second):
        evidence_in(place / FILES)[0].write_bytes(b"lain")
    evidence_in(what.storage)[1].write_bytes(b"lain")
    copy = backups.take(what, folder, now=NOW + timedelta(1), second=second)
    assert backups.verify(copy).damaged == [evidence_in(what.storage)[1].name]
    destroy(what)
    assert backups.restore(second / copy.name, what, now=NOW) == []
    assert len(evidence_in(what.storage)) == 2


def test_evidence_that_is_damaged_is_told_and_not_copied(what: Installation, folder: Path) -> None:
    file = next(what.storage.glob("??/*"))
    file.write_bytes(b"lain")
    manifest = backups.read(backups.take(what, folder, now=NOW))
    assert manifest.damaged == [file.name]
    assert file.name not in manifest.files
    (copy,) = backups.all_in(folder)
    assert backups.restore(copy, what, now=NOW) == [file.name]


def test_a_database_that_is_damaged_makes_no_copy(what: Installation, folder: Path) -> None:
    backups.take(what, folder, now=NOW)
    file = file_of(what)
    file.write_bytes(file.read_bytes()[: 4096 * 6] + bytes(4096 * 20))
    with pytest.raises(BackupError):
        backups.take(what, folder, now=NOW + timedelta(1))
    assert len(backups.all_in(folder)) == 1
    assert not list(folder.glob(".partial*"))


# ---- keeping


def test_kept_are_seven_days_four_weeks_twelve_months() -> None:
    nights = [NOW - timedelta(days=n) for n in range(800)]
    keep = sorted(backups.kept(nights), reverse=True)
    assert keep[:7] == nights[:7]
    assert len(keep) <= 7 + 4 + 12
    months = dict.fromkeys(night.strftime("%Y-%m") for night in nights)
    assert {moment.strftime("%Y-%m") for moment in keep} == {*list(months)[:12]}
    assert backups.kept([*keep]) == {*keep}


def test_copies_that_are_far_apart_are_all_kept() -> None:
    months = [NOW - timedelta(days=40 * n) for n in range(9)]
    assert backups.kept(months) == {*months}


def test_old_copies_go_with_what_only_they_held(what: Installation, folder: Path) -> None:
    first = backups.take(what, folder, now=NOW)
    gone = next(what.storage.glob("??/*"))
    gone.unlink()
    for night in range(1, 4):
        backups.take(what, folder, now=NOW + timedelta(hours=night / 10))
    assert len(backups.all_in(folder)) == 1
    assert not first.exists()
    assert [file.name for file in (folder / FILES).glob("??/*")] != []
    assert gone.name not in {file.name for file in (folder / FILES).glob("??/*")}

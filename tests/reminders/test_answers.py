"""A reminder is answered by its buttons."""

from datetime import date

import pytest

from models import DeliveryState, Status
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
from tests.reminders.conftest import Ledger, promises


async def test_a_promised_day_is_checked_told_to_the_head_and_the_next_step(
    reminded: House, officer: Player, head: Player, database: Database, ledger: Ledger
) -> None:
    await officer.taps("Janji tanggal")
    await officer.says("2 Januari 2027")
    assert "2 Januari 2027 tidak dapat dipakai" in officer.screen
    assert "31 Desember 2026" in officer.screen
    assert promises(database) == []
    await officer.says("18 desember 2026")
    assert "Jumat, 18 Desember 2026" in officer.screen
    assert "Kepala perangkat daerah diberi tahu" in officer.screen
    await reminded.tick()
    assert "Disdikbud berjanji" in head.screen
    assert "Jumat, 18 Desember 2026" in head.screen
    assert [p.day for p in promises(database)] == [date(2026, 12, 18)]
    assert ledger(1001)[0].acknowledged_at is not None
    await reminded.moves_clock(days=16)  # past H-14, which waits for the promise
    assert ledger(1001)[-1].reason == "menunggu tanggal yang dijanjikan"
    await reminded.moves_clock(days=1)
    last = ledger(1001)[-1]
    assert (last.step, last.state) == (f"J-{promises(database)[0].id}", DeliveryState.SENT)
    assert "Dijanjikan untuk: Jumat, 18 Desember 2026" in officer.screen


@pytest.mark.usefixtures("reminded")
async def test_a_second_promise_replaces_the_first_at_one_tap_once(
    officer: Player, database: Database
) -> None:
    card = officer.screen
    await officer.taps("Janji tanggal", on=card)
    await officer.says("10/12/2026")
    await officer.taps("Janji tanggal", on=card)
    days = officer.screen
    near = ["Rab, 2 Des", "Kam, 3 Des", "Jum, 4 Des"]
    assert days.labels[:6] == [*near, "Sel, 8 Des", "Sel, 15 Des", "Kam, 31 Des"]
    for _ in range(2):
        await officer.taps("Sel, 15 Des", on=days)
        assert "paling lambat Selasa, 15 Desember 2026" in officer.screen
    await officer.says("11/12/2026")  # the form is over
    found = [(p.day.day, p.planned_at is None) for p in promises(database)]
    assert found == [(10, False), (15, True)]


async def test_put_off_for_a_day_twice_is_once(
    reminded: House, officer: Player, database: Database, ledger: Ledger
) -> None:
    card = officer.screen
    await officer.taps("Tunda sehari", on=card)
    await officer.taps("Tunda sehari", on=card)
    assert "Rabu, 2 Desember 2026" in officer.screen
    assert len(promises(database)) == 1
    await reminded.moves_clock(days=1)
    assert [d.state for d in ledger(1001)] == [DeliveryState.SENT, DeliveryState.SENT]


@pytest.mark.usefixtures("reminded")
async def test_already_sent_shows_what_the_database_holds(
    officer: Player,
    registered: Registered,  # noqa: F811
) -> None:
    card = officer.screen
    await officer.taps("Sudah dikirim", on=card)
    assert "Belum ada inovasi 2026 dari Disdikbud" in officer.screen
    registered("SAPA <WARGA>", status=Status.VERIFIED)
    await officer.taps("Sudah dikirim", on=card)
    assert "SAPA <WARGA> · INV-2026-0001" in officer.screen
    assert "pengingat berhenti" in officer.screen
    for late in ("Janji tanggal", "Tunda sehari"):
        await officer.taps(late, on=card)
        assert "Sudah dikirim, nomor INV-2026-0001" in (officer.alert or officer.screen.text)


async def test_not_me_asks_who_and_tells_bappedalitbang(
    reminded: House, officer: Player, verifier: Player
) -> None:
    await officer.taps("Bukan saya")
    assert "Siapa yang seharusnya diingatkan" in officer.screen
    await officer.says("Kasubbag <Perencanaan>")
    assert "masih dikirim kepada Anda" in officer.screen
    await reminded.tick()
    assert "menjawab pengingat Disdikbud: bukan saya" in verifier.screen
    assert "“Kasubbag <Perencanaan>”" in verifier.screen

"""The board: on the screen, as files, as a picture of the last weeks, and pinned."""

from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook
from sqlmodel import select

from models import Innovation, PinnedBoard, Status, StatusChange
from services.boards import trend as trends
from services.mandates import open_mandate
from simulator.accounts import Bot
from simulator.screen import Screen
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.security.test_groups import NAME, opens_group, says


async def test_who_has_and_who_has_not_with_drafts_and_files(
    sekda: Player, officer: Player, colleague: Player, registered: Registered
) -> None:
    registered()
    await colleague.says("/daftar")
    await colleague.says("Warga menunggu tiga jam untuk legalisir ijazah di kantor.")
    await sekda.says("/belum")
    board = sekda.screen
    assert board.text.startswith("37 dari 38 perangkat daerah belum punya inovasi 2026\n")
    assert "Sudah: 1 dari 38 (3%), +1 dalam 7 hari" in board
    assert "Kecamatan (9 dari 9)" in board
    assert "• Dinkes · draf 0% · 30 Nov" in board
    assert "· belum mulai" in board
    await sekda.taps("Semua jenis ▾")
    await sekda.taps("Dinas (")
    assert sekda.screen.text.splitlines()[0].endswith("dinas belum punya inovasi 2026")
    assert "Kecamatan" not in sekda.screen
    await sekda.taps("Yang sudah")
    assert "• Disdikbud · 30 Nov" in sekda.screen
    await sekda.taps("XLSX")
    book = load_workbook(BytesIO(sekda.hands.files[-1].data))
    rows = list(book["Papan 2026"].iter_rows(min_row=2, values_only=True))
    assert {row[1] for row in rows} == {"Dinas"}
    assert [row[2] for row in rows if row[4] == "Sudah"] == ["Disdikbud"]
    await officer.says("/belum")
    assert "Perintah ini untuk" in officer.screen


async def test_the_last_weeks_as_a_picture(
    house: House, sekda: Player, registered: Registered
) -> None:
    """What was withdrawn had counted until then."""
    now, opened = house.bot.house.now(), house.bot.house
    first, second = registered("AKRAB"), registered("BERES")
    with opened.database.transaction() as session:
        session.get_one(Innovation, first).registered_at = now - timedelta(days=30)
        gone = session.get_one(Innovation, second)
        gone.registered_at, gone.unit_id = now - timedelta(days=40), 1
        gone.status = Status.WITHDRAWN
        at, after = now - timedelta(days=10), Status.WITHDRAWN
        session.add(StatusChange(innovation_id=second, before=None, after=after, by_id=1, at=at))
    with opened.database.reading() as session:
        found = trends.trend(session, open_mandate(session), now=now)
    assert [week.done for week in found] == [0, 0, 1, 2, 2, 2, 1, 1]
    await sekda.says("/belum")
    await sekda.taps("Tren")
    assert "tetap dalam 7 hari" in sekda.screen
    assert int.from_bytes(sekda.hands.files[-1].data[16:20], "big") == 1000


async def test_pinned_it_is_kept_current_until_it_is_taken_down(
    house: House, sekda: Player, registered: Registered
) -> None:
    await sekda.says("/belum")
    await sekda.taps("Sematkan")
    board = sekda.screen
    assert sekda.hands.chat.pinned == [board.id]
    await house.moves_clock(minutes=2)
    assert sekda.screen.text == board.text  # nothing has changed: not even the hour
    registered()
    await house.moves_clock(seconds=30)
    assert sekda.screen.text.startswith("37 dari 38")
    registered("KEDUA")
    with house.bot.house.database.transaction() as session:
        session.exec(select(Innovation).where(Innovation.name == "KEDUA")).one().unit_id = 1
    await house.moves_clock(seconds=30)
    assert sekda.screen.text.startswith("37 dari 38")  # once a minute, not more
    await house.moves_clock(seconds=31)
    assert sekda.screen.text.startswith("36 dari 38")
    await sekda.taps("Lepas")
    assert sekda.hands.chat.pinned == []
    assert _ends(house) == ["dilepas"]


async def test_pinned_in_a_group_it_has_no_buttons_and_falls_away_with_the_bot(
    house: House, sekda: Player, registered: Registered
) -> None:
    room = await opens_group(house, sekda)
    await says(house, sekda, room, f"/belum{NAME}")
    offer = [m for m in room.messages.values() if isinstance(m.sender, Bot)][-1]
    await sekda.taps("Jawab & sematkan di sini", on=Screen.of(offer))
    assert room.pinned == [offer.id]
    assert Screen.of(offer).text.startswith("38 dari 38")
    registered()
    await house.moves_clock(minutes=2)
    assert Screen.of(room.messages[offer.id]).text.startswith("37 dari 38")
    assert Screen.of(room.messages[offer.id]).labels == []
    registered("KEDUA")
    with house.bot.house.database.transaction() as session:
        session.exec(select(Innovation).where(Innovation.name == "KEDUA")).one().unit_id = 1
    house.world.delete(room.messages[offer.id])
    await house.moves_clock(minutes=2)
    assert ["message to edit not found" in reason.casefold() for reason in _ends(house)] == [True]


def _ends(house: House) -> list[str]:
    with house.bot.house.database.reading() as session:
        return [pin.reason or "" for pin in session.exec(select(PinnedBoard))]

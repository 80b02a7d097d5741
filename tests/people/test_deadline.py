"""/tenggat: the day, the working days left, and how one's own unit stands; for everybody."""

from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering


async def test_the_day_what_is_left_and_ones_own_state(
    officer: Player, sekda: Player, stranger: Player
) -> None:
    for person in (officer, sekda, stranger):
        await person.says("/tenggat")
        assert "Tenggat inovasi 2026: Kamis, 31 Desember 2026" in person.screen
        assert "Sisa 21 hari kerja" in person.screen
        assert "belum dikukuhkan admin" in person.screen
    assert stranger.screen.labels == []
    assert "38 dari 38 perangkat daerah belum" in sekda.screen
    assert "Disdikbud belum punya inovasi tahun ini" in officer.screen
    await officer.taps("Mulai daftar")
    await fill_in(officer, registering(SHORT))
    await officer.taps("Kirim")
    await officer.says("/tenggat")
    assert "Disdikbud: 1 inovasi terdaftar" in officer.screen
    await officer.taps("Inovasi kami")
    assert "INV-2026-0001" in officer.screen


async def test_the_last_day_is_not_over_yet(house: House, officer: Player, sekda: Player) -> None:
    asked = ((sekda, "/tenggat"), (sekda, "/rekap"), (sekda, "/mingguan"), (officer, "/saya"))
    await house.moves_clock(days=31)
    for person, command in asked:
        await person.says(command)
        assert "hari ini hari terakhir" in person.screen.text.lower(), command
    await house.moves_clock(days=1)
    for person, command in asked:
        await person.says(command)
        assert "sudah lewat" in person.screen.text.lower(), command

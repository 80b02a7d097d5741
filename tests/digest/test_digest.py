"""The digest: once a week to who wants it, whatever happened to the machine."""

from tests.conftest import House, Player
from tests.innovations.conftest import Registered


def digests(person: Player) -> list[str]:
    """Captions of those that came by themselves."""
    told = [screen.text for screen in person.hands.screens]
    return [text for text in told if "#D-" in text]


async def test_monday_at_nine_to_bappedalitbang_once_and_with_what_changed(
    house: House, verifier: Player, sekda: Player, registered: Registered
) -> None:
    await house.moves_clock(days=4)
    registered()
    await house.moves_clock(days=3)  # Monday, 08.00
    assert digests(verifier) == []
    await house.moves_clock(hours=1)
    await house.moves_clock(hours=1)
    (text,) = digests(verifier)
    assert text.startswith("1 dari 38 perangkat daerah sudah punya inovasi 2026")
    assert "Sejak 30 November 2026, 09.00 WIB" in text
    assert "Dikirim (1): Disdikbud" in text
    assert "Belum mulai apa pun (1): Dinkes" in text
    assert "Tidak ada yang dapat dihubungi (36)" in text
    assert int.from_bytes(verifier.hands.files[-1].data[16:20], "big") == 1000
    assert digests(sekda) == []


async def test_a_leader_switches_it_on_and_gets_one_after_an_outage(
    house: House, sekda: Player, verifier: Player
) -> None:
    await sekda.says("/mingguan")
    assert "Sejak" not in sekda.screen.text
    off = sekda.screen
    await sekda.taps("Kirim tiap Senin")
    assert "Jangan kirim" in str(sekda.screen.labels)
    await house.moves_clock(days=9, hours=2)  # Wednesday: nothing ran on Monday and Tuesday
    await house.tick()
    assert (len(digests(sekda)), len(digests(verifier))) == (1, 1)
    await sekda.taps("Jangan kirim")
    await verifier.taps("Jangan kirim")
    await house.moves_clock(days=7)
    assert (len(digests(sekda)), len(digests(verifier))) == (1, 1)
    await sekda.taps("Kirim tiap Senin", on=off)
    await house.moves_clock(days=7)
    assert (len(digests(sekda)), len(digests(verifier))) == (2, 1)


async def test_a_week_that_begins_with_a_day_off_is_told_of_on_the_next(
    house: House, verifier: Player
) -> None:
    await house.moves_clock(days=1)
    calendar = house.bot.house.calendar
    calendar.overrides[calendar.local(house.bot.house.now()).date().replace(day=7)] = False
    await house.moves_clock(days=6, hours=2)  # Monday, 10.00
    assert digests(verifier) == []
    await house.moves_clock(days=1)
    assert len(digests(verifier)) == 1

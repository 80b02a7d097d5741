"""What belongs to no form gets an answer that helps."""

import pytest

from tests.conftest import House, Player


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("mau daftar dong", "Masalah apa"),
        ("lanjutkan draf yg kemaren", "tidak punya draf"),
        ("kapan deadline nye", "31 Desember 2026"),
        ("gimana cara daftar", "Contoh:"),
    ],
)
async def test_plain_words_do_what_the_command_does(
    officer: Player, said: str, answered: str
) -> None:
    await officer.says(said)
    assert answered in officer.screen


async def test_each_offer_leads_somewhere(officer: Player) -> None:
    await officer.says("<b>zzz qqq</b>")
    assert "“<b>zzz qqq</b>”" in officer.screen
    everything = officer.screen
    for label, seen in {
        "Daftarkan": "Masalah apa",
        "Draf yang": "1 draf",
        "Inovasi unit": "belum punya inovasi",
    }.items():
        await officer.taps(label, on=everything)
        assert any(seen in screen.text for screen in officer.hands.screens), label


async def test_a_file_out_of_nowhere_and_a_stranger(house: House, officer: Player) -> None:
    await officer.sends_file("SK.pdf", b"%PDF-1.4\n%%EOF\n")
    assert "belum tahu ini untuk isian yang mana" in officer.screen
    assert len(officer.screen.labels) == 4
    stranger = Player(house, house.world.person(4242, "Tamu"))
    await stranger.says("halo")
    assert "belum terdaftar" in stranger.screen
    assert stranger.screen.labels == ["🔑 Minta akses"]

"""What belongs to no form gets an answer that helps."""

import pytest

from tests.conftest import House, Player


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("mau daftar dong", ["📝 Daftarkan inovasi"]),
        ("draft kemaren mana", ["📂 Draf yang belum dikirim"]),
        ("kapan deadline nye", ["⏰ Tenggat"]),
        ("gimana cara nya", ["❓ Bantuan"]),
    ],
)
async def test_a_hint_in_the_words_is_taken(officer: Player, said: str, offered: list[str]) -> None:
    await officer.says(said)
    assert f"Saya belum mengerti “{said}”" in officer.screen
    assert officer.screen.labels == offered


async def test_each_offer_leads_somewhere(officer: Player, sekda: Player) -> None:
    await officer.says("<b>halo</b>")
    assert "“<b>halo</b>”" in officer.screen
    everything = officer.screen
    for label, seen in {
        "Daftarkan": "Masalah apa",
        "Draf yang": "1 draf",
        "Inovasi unit": "belum punya inovasi",
        "Tenggat": "hari kerja",
        "Bantuan": "Contoh:",
    }.items():
        await officer.taps(label, on=everything)
        assert any(seen in screen.text for screen in officer.hands.screens), label
    await sekda.says("opd mane yg blom")
    await sekda.taps("Siapa yang belum")
    assert "38 dari 38" in sekda.screen


async def test_a_file_out_of_nowhere_and_a_stranger(house: House, officer: Player) -> None:
    await officer.sends_file("SK.pdf", b"%PDF-1.4\n%%EOF\n")
    assert "belum tahu ini untuk isian yang mana" in officer.screen
    stranger = Player(house, house.world.person(4242, "Tamu"))
    await stranger.says("halo")
    assert "belum terdaftar" in stranger.screen
    assert stranger.screen.labels == ["🔑 Minta akses"]

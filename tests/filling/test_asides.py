"""What is said beside the answers: help, other commands, the way out. The place is never lost."""

import pytest

from models.database import Database
from tests.conftest import House, Player
from tests.filling.excerpts import asks
from tests.filling.looking import answers


@asks("name", "stage")
async def test_help_in_the_middle_brings_the_card_back_below(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("/bantuan")
    assert "Bantuan" in officer.hands.screens[-2]
    assert "tahap mana" in officer.screen
    await officer.taps("Uji Coba")
    assert "Periksa sebelum dikirim" in officer.screen


@asks("name", "stage")
@pytest.mark.parametrize(
    "command", ["/mulai", "/help", "/draf", "/inovasi", "/tenggat", "/peran", "/belum", "/undang"]
)
async def test_no_command_in_the_middle_loses_the_place(
    officer: Player, command: str, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says(command)
    await officer.says("uji coba")
    assert "Periksa sebelum dikirim" in officer.screen
    assert answers(database) == {"name": "SAPA WARGA", "stage": "Uji Coba"}


@asks("name", "stage")
async def test_an_unknown_command_is_no_answer(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("/tidakada")
    assert "Perintah /tidakada tidak ada" in officer.screen
    assert "Apa nama inovasinya?" in officer.screen
    assert answers(database) == {}
    await officer.says("SAPA WARGA")
    assert answers(database) == {"name": "SAPA WARGA"}


@asks("name", "stage")
async def test_batal_keeps_what_was_answered(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("/batal")
    assert officer.screen.text == "Tersimpan. Lanjutkan kapan saja dengan /draf."
    await officer.says("Uji Coba")
    assert "belum mengerti" in officer.screen
    assert answers(database) == {"name": "SAPA WARGA"}
    await officer.says("/batal")
    assert "Tidak ada isian yang terbuka" in officer.screen
    await officer.says("/draf")
    await officer.taps("▶️ 1. SAPA WARGA")
    await officer.taps("Uji Coba")
    assert "Periksa sebelum dikirim" in officer.screen


@asks("name", "stage")
async def test_a_notice_in_the_middle_leaves_the_card_working(
    house: House, officer: Player
) -> None:
    await officer.says("/daftar")
    card = officer.screen
    await house.moves_to_next_due()
    assert "⏰" in officer.screen
    await officer.says("SAPA WARGA")
    assert "tahap mana" in officer.screen
    assert officer.screen.id != card.id

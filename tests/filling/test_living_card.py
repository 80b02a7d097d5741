"""One card lives in a chat: taps turn it in place, what is typed leaves one below, and only one."""

import pytest

from simulator.screen import Screen
from tests.conftest import House, Player
from tests.filling.acts import PDF
from tests.filling.conftest import Runs
from tests.filling.excerpts import asks
from tests.filling.looking import LONG


def lively(officer: Player) -> list[Screen]:
    """The messages that can be tapped on."""
    return [screen for screen in officer.hands.screens if screen.buttons]


def looks(officer: Player) -> list[str]:
    """The first line of every message of the bot, oldest first."""
    return [screen.text.splitlines()[0] for screen in officer.hands.screens]


@asks("stage", "initiator", "classification")
async def test_taps_turn_the_card_in_place(officer: Player) -> None:
    await officer.says("/daftar")
    card = officer.screen.id
    for label in ("Uji Coba", "ASN", "Kembali", "Contoh", "Tetap pakai", "Inovasi Masyarakat"):
        await officer.taps(label)
        assert officer.screen.id == card
    assert "Periksa sebelum dikirim" in officer.screen
    assert len(officer.hands.screens) == 1


@asks("name", "initiator_name", "budget")
async def test_what_is_typed_leaves_one_card_and_a_line_for_each_answer(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("Bidang SMP")
    assert looks(officer)[:2] == ["✅ Nama inovasi", "✅ Nama inisiator"]
    assert [screen.id for screen in lively(officer)] == [officer.screen.id]
    assert "anggarannya" in officer.screen
    await officer.says("kucing")
    assert len(lively(officer)) == 1
    await officer.says("Rp 5.000")
    assert looks(officer)[:3] == ["✅ Nama inovasi", "✅ Nama inisiator", "✅ Anggaran"]
    assert len(looks(officer)) == 4


@asks("name", "initiator_name")
async def test_a_question_that_is_left_unanswered_leaves_no_tick_behind(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("kembali")
    assert "Apa nama inovasinya?" in officer.screen
    assert "✅ Nama inisiator" not in looks(officer)
    assert len(lively(officer)) == 1


@asks("awards")
async def test_an_album_has_one_card(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    officer.hands.sends_album([(f"{n}.pdf", PDF + bytes([n])) for n in range(5)])
    await house.settle()
    assert [screen.id for screen in lively(officer)] == [officer.screen.id]
    assert len(officer.hands.screens) == 1


@asks("design")
async def test_an_album_that_no_question_takes_is_refused_once(
    house: House, officer: Player
) -> None:
    await officer.says("/daftar")
    officer.hands.sends_album([(f"{n}.pdf", PDF + bytes([n])) for n in range(5)])
    await house.settle()
    assert "docx, txt" in officer.screen
    assert len(officer.hands.screens) == 1


@asks("design")
async def test_pasted_pieces_have_one_card(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(LONG)
    assert len(officer.hands.screens) == 1
    assert "1200 dari 300 kata" in officer.screen


@asks("name", "stage")
@pytest.mark.parametrize("word", ["/draf", "/inovasi", "/bantuan", "/tenggat", "/daftar"])
async def test_after_another_screen_the_next_answer_brings_the_card_below(
    officer: Player, word: str
) -> None:
    await officer.says("/daftar")
    await officer.says(word)
    await officer.says("SAPA WARGA")
    assert "tahap mana" in officer.screen
    assert len([s for s in lively(officer) if "Daftar inovasi ·" in s]) == 1


@asks("name", "stage")
async def test_batal_takes_the_cards_buttons_away(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("/batal")
    assert "Tersimpan." in officer.screen
    assert lively(officer) == []


@asks("name", "stage")
async def test_leaving_by_tap_leaves_no_buttons(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Simpan & keluar")
    assert "Tersimpan." in officer.screen
    assert lively(officer) == []


@asks("name")
async def test_kirim_that_is_typed_leaves_the_receipt_alone_with_buttons(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("kirim")
    told = [screen.text.splitlines()[0] for screen in officer.hands.screens if screen.text]
    assert told == ["✅ Nama inovasi", "✅ Diperiksa", "✅ Terkirim."]
    assert [screen.text.splitlines()[0] for screen in lively(officer)] == ["✅ Terkirim."]


@asks("name", "stage", "initiator_name")
async def test_after_a_restart_the_old_card_still_works_and_the_next_answer_goes_on(
    runs: Runs, officer: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    card = officer.screen
    await runs.again()
    await officer.taps("Uji Coba")
    assert officer.screen.id == card.id
    assert "Nama inisiatornya?" in officer.screen
    await runs.again()
    await officer.says("Bidang SMP")
    assert "Periksa sebelum dikirim" in officer.screen
    await officer.taps("Tahapan", on=officer.screen)
    assert "Jawaban sekarang: Uji Coba" in officer.screen


@asks("name", "stage")
async def test_a_card_that_the_person_deleted_comes_again(officer: Player) -> None:
    await officer.says("/daftar")
    house = officer.house
    [card] = [m for m in officer.hands.messages if m.inline_keyboard]
    house.world.delete(card)
    await officer.says("SAPA WARGA")
    assert "tahap mana" in officer.screen
    assert len(lively(officer)) == 1


@asks("name", "initiator_name")
async def test_a_card_of_three_days_ago_loses_its_buttons_too(
    house: House, officer: Player
) -> None:
    """Telegram lets nobody delete a message of more than 48 hours."""
    await officer.says("/daftar")
    await house.moves_clock(days=3)
    await officer.says("x")
    assert "Paling sedikit 3 huruf" in officer.screen
    assert len([s for s in lively(officer) if "Apa nama inovasinya?" in s]) == 1

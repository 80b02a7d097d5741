"""A colleague takes a draft over, or two fill it at once: both are told, and nothing is lost."""

import pytest
from sqlmodel import select

from models import ReplacedAnswer
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.filling.excerpts import asks
from tests.filling.looking import answers, authors, takes_over

THREE = asks("name", "stage", "initiator_name")


@THREE
async def test_a_colleague_takes_over_and_both_are_told(
    house: House, officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await takes_over(second)
    assert "Juga dibuka oleh Operator Disdikbud" in second.screen
    await house.tick()
    assert "Operator kedua juga membuka draf SAPA WARGA" in officer.screen
    await second.taps("Uji Coba")
    await second.says("Bidang SMP")
    assert "Periksa sebelum dikirim" in second.screen
    await officer.taps("Buka draf")
    assert "Juga dibuka oleh Operator kedua" in officer.screen
    assert "Periksa sebelum dikirim" in officer.screen
    assert answers(database)["initiator_name"] == "Bidang SMP"


@THREE
async def test_the_later_answer_wins_and_both_hear_of_it(
    house: House, officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await takes_over(second)
    await officer.says("SAPA WARGA")
    await second.says("SAPA KAWAN")
    assert "Nama inovasi sudah diisi Operator Disdikbud (“SAPA WARGA”)" in second.screen
    assert "tahap mana" in second.screen
    assert answers(database) == {"name": "SAPA KAWAN"}
    with database.reading() as session:
        [before] = session.exec(select(ReplacedAnswer))
    assert (before.key, before.answer["value"]) == ("name", "SAPA WARGA")
    await house.moves_clock(minutes=10)
    [told] = told_of_changes(officer)
    assert "Operator kedua mengganti isian Anda di draf SAPA KAWAN" in told
    assert "Nama inovasi, semula: SAPA WARGA" in told


@THREE
async def test_what_is_typed_answers_the_question_that_was_seen(
    officer: Player, second: Player, database: Database
) -> None:
    """The draft has moved on by two questions under the one who types."""
    await officer.says("/daftar")
    await takes_over(second)
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    await second.says("SAPA KAWAN")
    assert answers(database) == {"name": "SAPA KAWAN", "stage": "Uji Coba"}
    assert "Nama inisiatornya?" in second.screen


@THREE
async def test_the_same_answer_by_two_is_no_news(
    house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    await takes_over(second)
    await officer.says("SAPA WARGA")
    await second.says("SAPA WARGA")
    assert "sudah diisi" not in second.screen
    await house.moves_clock(minutes=10)
    assert told_of_changes(officer) == []


@asks("name", "other_affairs", "asta_cita")
async def test_a_button_word_is_meant_for_the_card_that_was_seen(
    officer: Player, second: Player, database: Database
) -> None:
    """`lewati` on a question that is answered meanwhile does not skip the next one unseen."""
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await takes_over(second)
    await officer.says("kesehatan")
    await officer.taps("Selesai")
    await second.says("lewati")
    assert "pesan Anda belum dipakai" in second.screen
    assert "Asta Cita mana" in second.screen
    assert answers(database) == {"name": "SAPA WARGA", "other_affairs": ["Kesehatan"]}
    await second.says("lewati")
    assert "Periksa sebelum dikirim" in second.screen


@asks("name", "problem")
async def test_two_who_write_a_long_text_write_one(
    officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam.")
    await takes_over(second)
    await second.says("Berkas diperiksa satu per satu.")
    assert "9 kata" in second.screen
    await officer.says("Sering harus kembali esok hari.")
    await officer.taps("Selesai")
    whole = answers(database)["problem"]
    for part in ("tiga jam", "satu per satu", "esok hari"):
        assert part in whole


@asks("problem", "aim")
async def test_pieces_of_two_long_texts_are_kept_apart(
    officer: Player, second: Player, database: Database
) -> None:
    """One still sees the first, while the other is at the second already."""
    await officer.says("/daftar")
    await takes_over(second)
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await officer.taps("Selesai")
    await officer.says("Waktu tunggu turun menjadi tiga puluh menit.")
    await second.says("Berkas diperiksa satu per satu.")
    assert "Masalah apa" in second.screen
    assert "11 kata" in second.screen
    await second.taps("Selesai")
    assert "7 kata" in second.screen
    await second.taps("Selesai")
    assert answers(database) == {
        "problem": "Warga menunggu tiga jam setiap hari.\n\nBerkas diperiksa satu per satu.",
        "aim": "Waktu tunggu turun menjadi tiga puluh menit.",
    }


@THREE
async def test_words_for_a_review_that_is_a_question_again_are_not_misplaced(
    officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    await officer.says("Bidang SMP")
    await takes_over(second)
    await officer.taps("Nama inovasi")
    before = answers(database)
    await second.says("kirim ya")
    assert "Apa nama inovasinya?" in second.screen
    assert "pesan Anda belum dipakai" in second.screen
    assert answers(database) == before


async def test_a_colleague_who_sends_ends_it_for_both(
    house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT), until="contact")
    await takes_over(second)
    await fill_in(second, registering(SHORT))
    await second.taps("Kirim")
    assert "Tanda terima INV-2026-0001" in second.hands.files[-1].name
    await house.tick()
    assert "sudah dikirim rekan Anda" in officer.screen
    await officer.says("Kabid Sarpras, 0812-3456-7890")
    assert "belum mengerti" in officer.screen


@THREE
async def test_a_draft_that_a_colleague_discards_is_gone_for_both(
    officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await second.says("/draf")
    await second.taps("🗑")
    await second.taps("Ya, hapus")
    await officer.taps("Uji Coba")
    assert "sudah dihapus oleh Operator kedua" in str(officer.alert)
    assert answers(database) == {"name": "SAPA WARGA"}


def told_of_changes(person: Player) -> list[str]:
    return [s.text for s in person.hands.screens if "mengganti isian" in s.text]


@THREE
async def test_a_field_that_is_only_looked_at_keeps_its_author(
    house: House, officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    for act in (officer.says("SAPA WARGA"), officer.taps("Uji Coba"), officer.says("Bidang SMP")):
        await act
    await takes_over(second)
    await second.taps("Nama inovasi")
    await second.taps("Tetap pakai")
    await house.moves_clock(minutes=10)
    assert told_of_changes(officer) == []
    assert authors(database) == {"name": 1, "stage": 1, "initiator_name": 1}


@THREE
@pytest.mark.parametrize(
    ("field", "by", "was"),
    [("Nama inovasi", "says SAPA KAWAN", "SAPA WARGA"), ("Tahapan", "taps Inisiatif", "Uji Coba")],
)
async def test_a_change_from_the_review_is_told_to_whoever_gave_the_answer(
    house: House, officer: Player, second: Player, database: Database, field: str, by: str, was: str
) -> None:
    await officer.says("/daftar")
    for act in (officer.says("SAPA WARGA"), officer.taps("Uji Coba"), officer.says("Bidang SMP")):
        await act
    await takes_over(second)
    await second.taps(field)
    how, _, what = by.partition(" ")
    await getattr(second, how)(what)
    assert "Periksa sebelum dikirim" in second.screen
    assert "sudah diisi" not in second.screen
    await house.moves_clock(minutes=10)
    [told] = told_of_changes(officer)
    assert "Operator kedua mengganti isian Anda" in told
    assert f"{field}, semula: {was}" in told
    with database.reading() as session:
        [before] = session.exec(select(ReplacedAnswer))
    assert before.answer["by"] == 1
    assert len(set(authors(database).values())) == 2


@THREE
async def test_a_change_that_is_taken_back_before_it_is_told_is_no_news(
    house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await takes_over(second)
    await second.taps("Kembali")
    await second.says("SAPA KAWAN")
    await takes_over(officer)
    await officer.taps("Kembali")
    await officer.says("SAPA WARGA")
    await house.moves_clock(minutes=10)
    assert told_of_changes(officer) == []


@THREE
async def test_who_rewrites_many_answers_is_one_message_to_their_author(
    house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    for act in (officer.says("SAPA WARGA"), officer.taps("Uji Coba"), officer.says("Bidang SMP")):
        await act
    await takes_over(second)
    await second.taps("Nama inovasi")
    await second.says("SAPA <KAWAN>")
    await house.tick()
    assert told_of_changes(officer) == []
    await house.moves_clock(minutes=4)
    await second.taps("Tahapan")
    await second.taps("Inisiatif")
    await house.moves_clock(minutes=6)
    [told] = told_of_changes(officer)
    assert "draf SAPA <KAWAN>" in told
    assert "Nama inovasi, semula: SAPA WARGA" in told
    assert "Tahapan, semula: Uji Coba" in told
    await second.taps("Nama inisiator")
    await second.says("Bidang SD")
    await second.taps("Kirim")
    await house.moves_clock(minutes=10)
    _, later = told_of_changes(officer)
    assert "Nama inisiator, semula: Bidang SMP" in later
    assert "Tahapan" not in later

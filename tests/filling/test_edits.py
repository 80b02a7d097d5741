"""A Telegram edit of an earlier message corrects that answer, says so, and does nothing else."""

from sqlmodel import select

from models import ReplacedAnswer
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import PDF, SHORT, fill_in, registering
from tests.filling.excerpts import asks
from tests.filling.looking import answers, edits, replaced, with_buttons, word


@asks("name", "stage", "initiator_name")
async def test_an_edit_corrects_the_answer_and_says_so(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WRGA")
    await officer.taps("Uji Coba")
    await edits(officer, "SAPA WRGA", "SAPA WARGA")
    assert "✏️ Nama inovasi diperbarui." in officer.screen
    assert "Nama inisiatornya?" in officer.screen
    assert with_buttons(officer) == 1
    assert replaced(database) == [("name", "SAPA WRGA")]
    await officer.says("Bidang SMP")
    assert answers(database) == {
        "name": "SAPA WARGA",
        "stage": "Uji Coba",
        "initiator_name": "Bidang SMP",
    }


@asks("name", "stage")
async def test_a_refused_message_edited_into_a_good_one_is_the_answer(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("x")
    assert "Paling sedikit 3 huruf" in officer.screen
    await edits(officer, "x", "SAPA WARGA")
    assert "✏️ Nama inovasi diperbarui." in officer.screen
    assert "tahap mana" in officer.screen


@asks("name", "stage")
async def test_an_edit_that_is_refused_names_the_answer_it_was_meant_for(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await edits(officer, "SAPA WARGA", "x")
    news = officer.screen.text.splitlines()[-1]
    assert "Isian Nama inovasi tidak berubah" in news
    assert "Paling sedikit 3 huruf" in news
    assert "tahap mana" in officer.screen
    assert answers(database) == {"name": "SAPA WARGA"}


@asks("affair", "other_affairs")
async def test_a_refused_edit_offers_nothing_under_another_question(
    officer: Player, database: Database
) -> None:
    """Both questions have the same options: a suggestion would tick the wrong one."""
    await officer.says("/daftar")
    await officer.says("pendidikan")
    await edits(officer, "pendidikan", "perikanan")
    assert "Isian Urusan utama tidak berubah" in officer.screen
    assert not [label for label in officer.screen.labels if "Maksud saya" in label]
    assert answers(database) == {"affair": "Pendidikan"}


@asks("problem", "name")
async def test_an_edit_replaces_its_own_part_of_a_long_text(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam")
    await officer.says("untuk legalisir ijazah.")
    await edits(officer, "tiga jam", "Warga menunggu dua jam lebih")
    assert "✏️ Masalah diperbarui." in officer.screen
    assert "8 kata" in officer.screen
    await officer.taps("Selesai")
    await edits(officer, "legalisir", "untuk legalisir ijazah SMP.")
    assert "✏️ Masalah diperbarui." in officer.screen
    await officer.says("SAPA WARGA")
    whole = "Warga menunggu dua jam lebih\n\nuntuk legalisir ijazah SMP."
    assert f"Masalah\n{whole}" in officer.screen


@asks("problem", "name")
async def test_a_finished_long_text_is_not_edited_below_its_least(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await officer.taps("Selesai")
    await edits(officer, "tiga jam", "Warga menunggu.")
    assert "Paling sedikit 5 kata; baru 2" in officer.screen
    assert "Isian Masalah tidak berubah" in officer.screen
    assert "Apa nama inovasinya?" in officer.screen
    assert answers(database) == {"problem": "Warga menunggu tiga jam setiap hari."}


@asks("problem", "name")
async def test_pieces_that_an_edit_replaced_stay_in_the_history(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await edits(officer, "tiga jam", "lain sekali")
    with database.reading() as session:
        [history] = session.exec(select(ReplacedAnswer))
    assert history.answer["parts"][0]["text"] == "Warga menunggu tiga jam setiap hari."


@asks("name", "stage")
async def test_an_edit_of_an_answer_that_was_replaced_changes_nothing(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Kembali")
    await officer.says("SAPA KAWAN")
    await edits(officer, "SAPA WARGA", "SAPA SIAPA")
    assert "sudah diganti jawaban yang lebih baru" in officer.screen
    assert with_buttons(officer) == 1
    assert answers(database) == {"name": "SAPA KAWAN"}
    await officer.taps("Uji Coba")
    assert "Periksa sebelum dikirim" in officer.screen


@asks("name", "stage")
async def test_an_edit_of_a_draft_that_is_not_open(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("/batal")
    await edits(officer, "SAPA WARGA", "SAPA KAWAN")
    assert officer.screen.text == "✏️ Nama inovasi diperbarui."
    assert answers(database) == {"name": "SAPA KAWAN"}
    await edits(officer, "SAPA KAWAN", "x")
    assert "Isian Nama inovasi tidak berubah" in officer.screen
    await officer.taps("Buka drafnya")
    assert "tahap mana" in officer.screen


async def test_after_kirim_an_edit_is_told_that_it_is_sent_and_offered_the_change(
    officer: Player,
) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    await officer.taps("Kirim")
    await edits(officer, "SAPA <WARGA>", "SAPA KAWAN")
    assert "Sudah dikirim, nomor INV-2026-0001." in officer.screen
    await officer.taps("Ubah inovasi ini")
    assert "Periksa perubahan" in officer.screen
    assert "SAPA <WARGA>" in officer.screen


@asks("name", "stage")
async def test_edits_of_what_was_no_answer_are_left_alone(officer: Player) -> None:
    await officer.says("/tenggat")
    await officer.says("/daftar")
    seen = len(officer.hands.screens)
    await edits(officer, "/tenggat", "/inovasi")
    assert len(officer.hands.screens) == seen
    assert "Apa nama inovasinya?" in officer.screen


@asks("coordinates", "name")
async def test_a_live_location_that_moves_corrects_the_place(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.shares_location(-0.1234, 109.4567)
    shared = next(m for m in officer.hands.messages if "location" in m.content)
    house.world.change(shared, {"location": {"latitude": -0.2, "longitude": 109.5}})
    await house.settle()
    assert "Koordinat diperbarui" in officer.screen
    assert "Koordinat\n-0.2, 109.5" in officer.screen


@asks("name", "design")
async def test_the_caption_of_a_document_never_replaces_its_text(
    house: House, officer: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    officer.hands.sends_file("rancang.docx", word("Dasar hukum PP 38."), caption="konsep")
    await house.settle()
    assert "4 dari 300 kata" in officer.screen
    await edits(officer, "konsep", "final")
    assert "4 dari 300 kata" in officer.screen
    await officer.taps("Selesai")
    await edits(officer, "final", "final banget")
    assert "Rancang bangun\nDasar hukum PP 38." in officer.screen


@asks("awards", "name")
async def test_the_caption_of_a_file_changes_nothing(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    officer.hands.sends_file("piagam.pdf", PDF, caption="piagam")
    await house.settle()
    await officer.taps("Selesai")
    await edits(officer, "piagam", "piagam bupati")
    assert "sudah diganti" not in officer.screen
    assert "Penghargaan\n📎 piagam.pdf" in officer.screen


@asks("name", "stage")
async def test_an_edit_after_a_tap_that_repaired_the_answer_changes_nothing(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA " * 12)
    await officer.taps("Pakai")
    await edits(officer, "SAPA", "SAPA KAWAN")
    assert "sudah diganti jawaban yang lebih baru" in officer.screen
    assert answers(database)["name"].startswith("SAPA WARGA SAPA WARGA")


@asks("other_affairs", "name")
async def test_an_edit_of_typed_ticks_replaces_them(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Sosial")
    await officer.says("kesehatan; pendidikan")
    await edits(officer, "kesehatan; pendidikan", "kesehatan; statistik")
    ticked = [label for label in officer.screen.labels if label.startswith("☑️")]
    assert "☑️ Pendidikan" not in ticked
    await officer.taps("Selesai")
    await edits(officer, "statistik", "pangan")
    assert "✏️ Urusan lain diperbarui." in officer.screen
    assert answers(database)["other_affairs"] == ["Sosial", "Pangan"]


@asks("name", "other_affairs")
async def test_an_edit_to_what_is_ticked_already_leaves_it_once(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Sosial")
    await officer.says("pangan")
    await edits(officer, "pangan", "sosial")
    await officer.taps("Selesai")
    assert answers(database)["other_affairs"] == ["Sosial"]


@asks("awards", "name")
async def test_a_file_that_is_exchanged_for_one_too_big_changes_nothing(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.sends_file("piagam.pdf", PDF)
    await officer.taps("Selesai")
    sent = next(m for m in officer.hands.messages if "document" in m.content)
    house.world.change(sent, {"document": sent.content["document"] | {"file_size": 30_000_000}})
    await house.settle()
    assert "Isian Penghargaan tidak berubah. Berkas 30 MB terlalu besar; paling besar 20 MB." in (
        officer.screen
    )
    assert [file["name"] for file in answers(database)["awards"]] == ["piagam.pdf"]

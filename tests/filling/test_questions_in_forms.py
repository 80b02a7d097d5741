"""A question in a running form: no answer by mistake, and the form keeps its place."""

from models.database import Database
from tests.conftest import Player
from tests.filling.excerpts import asks
from tests.filling.looking import answers


@asks("name", "stage")
async def test_a_clear_question_is_asked_about_and_the_place_is_kept(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("kapan deadline?")
    assert "“kapan deadline?”: jawaban untuk isian ini, atau pertanyaan?" in officer.screen
    assert answers(database) == {"name": None}
    await officer.taps("❓ Ini pertanyaan")
    assert "31 Desember 2026" in officer.hands.screens[-2]
    assert "Apa nama inovasinya?" in officer.screen
    assert answers(database) == {"name": None}
    await officer.says("siapa yg blm?")
    await officer.taps("✍️ Ini jawaban")
    assert answers(database) == {"name": "siapa yg blm?"}
    assert "tahap mana" in officer.screen


@asks("name", "stage")
async def test_what_the_question_cannot_take_is_answered_at_once(
    officer: Player,
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA: siapa melapor, berapa lama menunggu?")  # no question of ours
    assert "tahap mana" in officer.screen
    await officer.says("tenggatnya kapan ya")
    assert "31 Desember 2026" in officer.hands.screens[-2]
    assert "tahap mana" in officer.screen
    await officer.says("opd mana yg belum?")
    assert "Perintah ini untuk" in officer.screen
    await officer.says("uji coba")
    assert "Periksa sebelum dikirim" in officer.screen
    await officer.says("kami sudah kirim belum?")
    assert "Disdikbud belum punya inovasi 2026" in officer.hands.screens[-2]
    assert "Periksa sebelum dikirim" in officer.screen

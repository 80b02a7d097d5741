"""On every step: back, skip with what it costs, out and in again, where one is, and help."""

import re
from math import ceil

from forms.registration import REGISTRATION
from models.database import Database
from tests.conftest import Player
from tests.filling.acts import REGISTRATION as ACTS
from tests.filling.acts import asked, registering
from tests.filling.excerpts import asks
from tests.filling.looking import answers, replaced
from texts.catalog import wording
from texts.questions import PAGE

WAY = registering(ACTS)
PROGRESS = re.compile(r"[▰▱]{10} (\d+) dari (\d+) · (\d+)%")


async def test_every_step_of_the_registration_has_its_ways_on(officer: Player) -> None:
    """A progress line that grows, a why, an example, back but for the first, skip where optional
    with its consequence, and the way out."""
    await officer.says("/daftar")
    seen = []
    while key := asked(officer, "registration"):
        question, words = REGISTRATION.find(key), wording("registration", key)
        assert question
        progress = PROGRESS.search(officer.screen.text)
        assert progress
        seen.append(tuple(map(int, progress.groups())))
        assert words.why in officer.screen
        labels = officer.screen.labels
        assert ("⬅️ Kembali" in labels) == (key != "problem")
        assert ("⏭ Lewati" in labels) == (not question.required)
        assert (f"Boleh dilewati: {words.skipped}." in officer.screen) == (not question.required)
        assert "💾 Simpan & keluar" in labels
        await officer.taps("Contoh")
        assert f"💡 {words.example}" in officer.screen
        assert "💡 Contoh" not in officer.screen.labels
        await ACTS[key](officer)
    assert [number for number, _, _ in seen] == list(range(1, 27))
    assert seen[-1] == (26, 26, 96)
    assert (7, 25, 24) in seen


# ---- back


@asks("name", "stage", "problem")
async def test_back_offers_the_answer_that_was_there(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await officer.taps("Selesai")
    await officer.says("SAPA WARGA")
    await officer.taps("Kembali")
    assert "Jawaban sekarang: SAPA WARGA" in officer.screen
    await officer.taps("Tetap pakai jawaban ini")
    assert "tahap mana" in officer.screen
    await officer.says("kembali")
    await officer.taps("Kembali")
    assert "6 kata" in officer.screen
    assert "Jawaban sekarang: Warga menunggu tiga jam setiap hari." in officer.screen
    await officer.taps("Selesai")
    await officer.says("tetap")
    assert "tahap mana" in officer.screen
    assert answers(database) == {
        "problem": "Warga menunggu tiga jam setiap hari.",
        "name": "SAPA WARGA",
    }
    assert replaced(database) == []


@asks("problem", "name")
async def test_a_long_text_can_be_written_from_the_start_again(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await officer.taps("Selesai")
    await officer.taps("Kembali")
    await officer.taps("Tulis ulang dari awal")
    assert "kata." not in officer.screen
    await officer.says("Berkas diperiksa satu per satu.")
    await officer.taps("Selesai")
    assert answers(database) == {"problem": "Berkas diperiksa satu per satu."}
    assert replaced(database)[0] == ("problem", "Warga menunggu tiga jam setiap hari.")


@asks("name", "stage")
async def test_the_first_question_has_no_way_back(
    officer: Player,
) -> None:
    """There the word is an answer like any other."""
    await officer.says("/daftar")
    assert "⬅️ Kembali" not in officer.screen.labels
    await officer.says("kembali")
    assert "tahap mana" in officer.screen
    await officer.taps("Kembali")
    assert "Jawaban sekarang: kembali" in officer.screen


@asks("stage", "trial_date", "application_date", "name")
async def test_answers_under_a_condition_survive_its_change(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Penerapan")
    await officer.says("24/11/2025")
    await officer.says("24/11/2026")
    assert "Tanggal penerapan\n24 November 2026" in officer.screen
    await officer.taps("Tahapan")
    await officer.taps("Inisiatif")
    assert "Tanggal" not in officer.screen
    await officer.taps("Tahapan")
    await officer.taps("Penerapan")
    assert "Tanggal uji coba\n24 November 2025" in officer.screen
    assert "Tanggal penerapan\n24 November 2026" in officer.screen
    assert answers(database)["trial_date"] == "2025-11-24"


# ---- skip


@asks("name", "budget", "awards")
async def test_a_skipped_question_is_shown_as_such_and_can_be_answered_later(
    officer: Player,
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    assert "Boleh dilewati: anggaran tidak tercatat di profil." in officer.screen
    await officer.taps("Lewati")
    await officer.says("lewati")
    assert "Anggaran\ndilewati" in officer.screen
    await officer.taps("Anggaran")
    await officer.says("5 juta")
    assert "Anggaran\nRp 5.000.000" in officer.screen


@asks("development", "name")
async def test_what_was_begun_and_then_skipped_is_kept_in_the_history(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("Sejak Maret antrean diambil lewat WhatsApp.")
    await officer.taps("Lewati")
    assert "Pengembangan\ndilewati" in officer.screen
    assert [key for key, _ in replaced(database)] == ["development"]


# ---- words that are buttons


@asks("problem", "name")
async def test_selesai_before_anything_is_said_is_no_answer(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("selesai")
    assert "Ketik jawabannya" in officer.screen.text.splitlines()[-1]
    assert answers(database) == {}
    await officer.says("Warga menunggu tiga jam.")
    await officer.says("selesai")
    assert "Paling sedikit 5 kata; baru 4" in officer.screen
    assert len([s for s in officer.hands.screens if s.buttons]) == 1
    await officer.says("Setiap hari.")
    await officer.says("Selesai ")
    assert "Apa nama inovasinya?" in officer.screen


@asks("other_affairs", "awards")
async def test_selesai_without_a_tick_or_a_file_says_what_is_expected(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("selesai")
    assert "Centang tombolnya" in officer.screen
    await officer.says("lewati")
    await officer.says("selesai")
    assert "mengirim foto atau berkas" in officer.screen


@asks("name", "stage")
async def test_a_button_that_is_not_there_is_a_word_like_any_other(
    officer: Player, database: Database
) -> None:
    """SELESAI is a name that somebody may give to an innovation."""
    await officer.says("/daftar")
    await officer.says("SELESAI")
    assert answers(database) == {"name": "SELESAI"}
    await officer.says("lewati")
    await officer.says("selesai")
    assert "“selesai” tidak ada di pilihan" in officer.screen


@asks("name")
async def test_kirim_may_be_typed(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("Kirim")
    assert any("Terkirim" in s.text for s in officer.hands.screens)


@asks("name", "stage")
async def test_keluar_may_be_typed(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("simpan & keluar")
    assert "Tersimpan." in officer.screen
    await officer.says("/daftar")
    await officer.taps("▶️ 1.")
    assert "tahap mana" in officer.screen
    await officer.says("keluar")
    assert "Tersimpan." in officer.screen
    assert answers(database) == {"name": "SAPA WARGA"}


@asks("stage", "name")
async def test_contoh_may_be_typed(officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    await officer.says("contoh")
    assert "💡 SAPA WARGA" in officer.screen
    assert answers(database) == {}
    await officer.says("SAPA WARGA")
    await officer.says("Contoh")
    assert "💡 Uji Coba: sudah dicoba" in officer.screen


# ---- pages


@asks("affair")
async def test_38_affairs_are_paged(officer: Player) -> None:
    await officer.says("/daftar")
    last = ceil(38 / PAGE)
    card, seen = officer.screen.id, []
    for page in range(1, last + 1):
        assert f"{page}/{last}" in officer.screen.labels
        seen += [label for label in officer.screen.labels if label[0].isalpha()]
        assert ("◀️" in officer.screen.labels) == (page > 1)
        assert ("▶️" in officer.screen.labels) == (page < last)
        if page < last:
            await officer.taps("▶️")
    assert len(seen) == len(set(seen)) == 38
    assert officer.screen.id == card
    await officer.taps("◀️")
    assert f"{last - 1}/{last}" in officer.screen.labels
    await officer.taps("Contoh")
    assert f"{last - 1}/{last}" in officer.screen.labels


@asks("other_affairs")
async def test_a_tick_stays_on_its_page(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.taps("▶️")
    tick = next(label for label in officer.screen.labels if label.startswith("⬜"))
    await officer.taps(tick)
    assert tick.replace("⬜", "☑️") in officer.screen.labels


@asks("problem", "name")
async def test_what_is_required_cannot_be_skipped_with_a_word(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("lewati")
    assert "Isian ini wajib, jadi tidak dapat dilewati. Contoh:" in officer.screen
    assert "Simpan & keluar, lalu lanjutkan lewat /draf" in officer.screen
    assert answers(database) == {}
    await officer.says("Warga menunggu tiga jam")
    assert "Terakhir: “Warga menunggu tiga jam”" in officer.screen
    assert "🧹 Tulis ulang dari awal" in officer.screen.labels


@asks("name", "affair", "other_affairs", "budget")
async def test_words_for_nothing_skip_what_may_be_skipped(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("gak ada")
    assert "“gak ada” tidak ada di pilihan." in officer.screen
    await officer.says("pendidikan")
    await officer.says("perikanan")
    assert "⏭ Lewati" in officer.screen.labels
    await officer.says("gak ada")
    await officer.says("Tidak ada.")
    assert "Anggaran\ndilewati" in officer.screen
    await officer.says("ya")
    assert any("Terkirim" in s.text for s in officer.hands.screens)


@asks("problem", "design", "name")
async def test_a_long_text_that_is_whole_is_begun_anew_with_what_is_typed(
    officer: Player, database: Database
) -> None:
    """One that is too short to be sent is added to."""
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam setiap hari.")
    await officer.taps("Selesai")
    await officer.says("SAPA WARGA")
    await officer.says("dasar hukum")
    await officer.taps("Selesai")
    await officer.taps("✏️ Masalah")
    assert "Yang Anda ketik menggantikannya" in officer.screen
    await officer.says("Berkas diperiksa satu per satu.")
    await officer.says("Setiap hari.")
    assert "7 kata" in officer.screen
    assert "Jawaban sekarang: Warga menunggu" in officer.screen
    await officer.taps("Tetap pakai jawaban ini")
    assert answers(database)["problem"] == "Warga menunggu tiga jam setiap hari."
    await officer.taps("✏️ Masalah")
    await officer.says("Berkas diperiksa satu per satu.")
    await officer.taps("Selesai")
    assert answers(database)["problem"] == "Berkas diperiksa satu per satu."
    assert ("problem", "Warga menunggu tiga jam setiap hari.") in replaced(database)
    await officer.taps("⛔ Rancang bangun")
    await officer.says("permasalahan")
    assert "3 dari 300 kata" in officer.screen

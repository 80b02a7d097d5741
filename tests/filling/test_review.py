"""The review: what blocks sending first, then every answer, each at one tap, then *Kirim*."""

from dataclasses import replace
from itertools import pairwise

import pytest
from sqlmodel import select

from forms.collected import Choices, Files, LongText
from forms.kinds import Choice, Form, Text
from forms.registration import REGISTRATION
from models import Innovation, Status
from models.database import Database
from simulator.screen import Screen
from tests.conftest import House, Player
from tests.filling.acts import PDF, SHORT, fill_in, registering, says_in_parts
from tests.filling.acts import REGISTRATION as REST
from tests.filling.excerpts import asks
from tests.filling.looking import answers, edits
from tests.filling.planted import plant
from texts.catalog import wording
from texts.review import FIELDS

LONGEST = 4096  # characters that Telegram shows of a message


def texts(officer: Player) -> list[str]:
    return [screen.text for screen in officer.hands.screens]


async def leafs(officer: Player) -> list[Screen]:
    """All pages, from the first to the last."""
    pages = [officer.screen]
    while "▶️" in officer.screen.labels:
        await officer.taps("▶️")
        pages.append(officer.screen)
    return pages


# ---- what blocks


@asks("design", "name")
async def test_a_short_design_is_saved_and_blocks_kirim_with_both_numbers(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says(" ".join(["kata"] * 299))
    await officer.taps("Selesai")
    first, second, *_ = (line for line in officer.screen.text.splitlines()[1:] if line)
    assert first == "Belum dapat dikirim:"
    assert second.startswith("⛔ Rancang bangun: ")
    assert "300" in second
    assert "299" in second
    assert "📨 Kirim" not in officer.screen.labels
    assert len(answers(database)["design"].split()) == 299
    await officer.says("kirim")
    assert "Lengkapi dulu isian bertanda ⛔" in officer.screen
    await officer.says("halo")
    assert "Lengkapi dulu isian bertanda ⛔" in officer.screen
    await officer.taps("⛔ Rancang bangun")
    assert "299 dari 300 kata" in officer.screen
    await officer.says("lagi")
    assert "300 dari 300 kata" in officer.screen
    await officer.taps("Selesai")
    assert "Belum dapat dikirim" not in officer.screen
    assert "📨 Kirim" in officer.screen.labels
    await officer.taps("Kirim")
    assert any("Terkirim" in text for text in texts(officer))


async def test_a_blocker_stands_on_every_page_with_its_button(officer: Player) -> None:
    await officer.says("/daftar")
    acts = SHORT | {"design": says_in_parts("terlalu singkat")}
    await fill_in(officer, registering(acts))
    for page in await leafs(officer):
        assert "⛔ Rancang bangun: " in page
        assert "⛔ Rancang bangun" in page.labels
        assert "📨 Kirim" not in page.labels


# ---- doubts


@asks("name")
@pytest.mark.parametrize("name", ["SAPA WARGA", "sapa warga", "Sapa  Warga"])
async def test_the_same_name_in_the_unit_is_told_and_forbids_nothing(
    house: House, officer: Player, database: Database, name: str
) -> None:
    plant(house, Status.SENT)
    await officer.says("/daftar")
    await officer.says(name)
    assert "⚠️ Unit Anda sudah punya inovasi bernama sama, nomor INV-2026-0001." in officer.screen
    await officer.taps("Kirim")
    with database.reading() as session:
        assert len(session.exec(select(Innovation)).all()) == 2


@asks("name")
async def test_the_same_name_elsewhere_or_withdrawn_is_no_doubt(
    house: House, officer: Player, colleague: Player
) -> None:
    plant(house, Status.WITHDRAWN)
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    assert "bernama sama" not in officer.screen
    await officer.taps("Kirim")
    await colleague.says("/daftar")
    await colleague.says("SAPA WARGA")
    assert "bernama sama" not in colleague.screen


@asks("stage", "application_date", "development", "development_date", "name")
async def test_applied_before_the_window_without_development_is_told(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Penerapan")
    await officer.says("24/11/2021")
    await officer.taps("Lewati")
    assert "⚠️ Diterapkan 24 November 2021, sebelum jendela penilaian" in officer.screen
    assert "📨 Kirim" in officer.screen.labels
    await officer.taps("Pengembangan")
    await officer.says("Sejak Maret antrean diambil lewat WhatsApp.")
    await officer.taps("Selesai")
    await officer.says("2 Maret 2026")
    assert "jendela penilaian" not in officer.screen


@asks("stage", "application_date", "name")
async def test_a_date_that_is_asked_no_more_is_no_doubt(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Penerapan")
    await officer.says("24/11/2021")
    assert "jendela penilaian" in officer.screen
    await officer.taps("Tahapan")
    await officer.taps("Inisiatif")
    assert "jendela penilaian" not in officer.screen


# ---- every answer, each at one tap


async def test_every_answer_stands_on_one_of_its_pages_with_its_button(officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    card = officer.screen.id
    pages = await leafs(officer)
    asked = [q for q in REGISTRATION.questions if q.when is None]
    labels = [wording("registration", q.key).label for q in asked]
    shown = [label for page in pages for label in labels if f"\n{label}\n" in f"\n{page.text}"]
    buttons = [label[3:] for page in pages for label in page.labels if label.startswith("✏️ ")]
    assert shown == buttons == labels
    assert {page.id for page in pages} == {card}
    assert all(len(page.labels) <= FIELDS + 6 for page in pages)
    assert all("📨 Kirim" in page.labels for page in pages)
    for before, after in pairwise(pages):
        assert before.text != after.text


async def test_each_field_leads_to_its_question_and_back_to_the_review(officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    for question in (q for q in REGISTRATION.questions if q.when is None):
        words = wording("registration", question.key)
        while f"✏️ {words.label}" not in officer.screen.labels:
            await officer.taps("▶️")
        await officer.taps(f"✏️ {words.label}")
        assert words.ask in officer.screen
        ways_out = ("Tetap pakai jawaban ini", "✅ Selesai", "⏭ Lewati")
        await officer.taps(next(way for way in ways_out if way in officer.screen.labels))
        assert "Periksa sebelum dikirim" in officer.screen


@asks("name", "stage")
async def test_back_from_the_review_asks_the_last_question_again(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    await officer.taps("Kembali")
    assert "Jawaban sekarang: Uji Coba" in officer.screen
    await officer.taps("Tetap pakai jawaban ini")
    assert "Periksa sebelum dikirim" in officer.screen


@asks("name")
async def test_the_review_names_the_unit_and_the_year(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    head = officer.screen.text.splitlines()[0]
    assert head == "Periksa sebelum dikirim · Disdikbud · tahun inovasi 2026"


@asks("name")
async def test_words_on_the_review_are_told_what_to_do(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("sudah benar semua")
    assert "Tekan Kirim, atau pilih isian yang mau diubah" in officer.screen
    assert "📨 Kirim" in officer.screen.labels


# ---- its length


def greediest() -> Form:
    """All that is asked of anybody, and no condition."""
    questions = tuple(replace(q, when=None) for q in REGISTRATION.questions)
    return replace(REGISTRATION, questions=questions)


@pytest.mark.parametrize("form", [greediest()], ids=["everything"])
async def test_every_screen_fits_with_the_longest_answers(house: House, officer: Player) -> None:
    """Every text of signs that HTML writes in five letters, and the longest option of each list."""
    await officer.says("/daftar")
    while "Periksa sebelum dikirim" not in officer.screen:
        await answers_at_length(house, officer)
    for page in await leafs(officer):
        assert len(page.text) <= LONGEST
    assert not [r for r in texts(officer) if "gangguan" in r]
    assert max(len(text) for text in texts(officer)) <= LONGEST
    await officer.taps("Kirim")
    assert any("Terkirim" in text for text in texts(officer))


async def answers_at_length(house: House, officer: Player) -> None:
    key = next(q.key for q in REGISTRATION.questions if _ask(q.key) in officer.screen)
    match REGISTRATION.find(key):
        case LongText(most=most):
            text = "&<>&< " * (most // 6)
            await officer.says(text.strip())
            await officer.taps("Selesai")
        case Text(most=most):
            await officer.says("&" * most)
        case Choice(options=str(named)) | Choices(options=str(named)) as question:
            options = house.bot.house.instruments.of(2026).options(named)
            if isinstance(question, Choices):
                await officer.says(";".join(options))
                await officer.taps("Selesai")
            else:
                await officer.says(max(options, key=len))
        case Files(most=most):
            name = "&" * 200 + ".pdf"
            items = [(name, PDF + bytes(f"{key}{n}", "ascii")) for n in range(most)]
            officer.hands.sends_album(items)
            await house.settle()
            await officer.taps("Selesai")
        case _:
            await REST[key](officer)


def _ask(key: str) -> str:
    return wording("registration", key).ask


async def test_a_change_comes_back_to_the_page_of_its_field(officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    assert "1/3" in officer.screen.labels
    *_, last = await leafs(officer)
    for how, said in (("says", "Operator, 0812-3456-7899"), ("taps", "Tetap"), ("says", "tetap")):
        await officer.taps("✏️ Narahubung")
        await getattr(officer, how)(said)
        assert officer.screen.labels == last.labels
    await edits(officer, "7899", "Operator, 0812-3456-7898")
    assert "✏️ Narahubung diperbarui." in officer.screen
    assert officer.screen.labels == last.labels
    for _ in range(2):
        await officer.taps("◀️")
    await officer.taps("✏️ Nama inovasi")
    await officer.says("SAPA KAWAN")
    assert "1/3" in officer.screen.labels
    assert "Nama inovasi\nSAPA KAWAN" in officer.screen

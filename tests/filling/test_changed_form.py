"""Another version of the form meets drafts that were begun with the one before."""

from dataclasses import replace

import pytest

from forms.kinds import Choice, Form
from forms.registration import REGISTRATION
from models.database import Database
from tests.conftest import Player
from tests.filling.acts import REGISTRATION as ACTS
from tests.filling.acts import fill_in, registering
from tests.filling.conftest import Runs
from tests.filling.excerpts import asks, excerpt
from tests.filling.looking import answers, edits, replaced, takes_over

WAY = registering(ACTS)
FORMER = tuple(q.key for q in REGISTRATION.questions if q.key not in {"initiator", "aim"})


def with_stages(form: Form, *options: str) -> Form:
    return replace(
        form,
        version=form.version + 1,
        questions=tuple(
            replace(q, options=options) if isinstance(q, Choice) and q.key == "stage" else q
            for q in form.questions
        ),
    )


@pytest.mark.parametrize("form", [excerpt(*FORMER)], ids=["the former form"])
async def test_added_questions_are_asked_and_no_other(
    runs: Runs, officer: Player, second: Player
) -> None:
    """Of the one that is half-way, and of the one that had reached its review."""
    await officer.says("/daftar")
    await fill_in(officer, WAY, until="design")
    await second.says("/draf")
    await second.taps("Mulai baru")
    await fill_in(second, WAY)
    await runs.again(REGISTRATION)
    await officer.taps("Contoh")
    assert await fill_in(officer, WAY, until="budget") == [
        "initiator",
        "design",
        "aim",
        "benefit",
        "result",
    ]
    await second.taps("Kirim")
    assert await fill_in(second, WAY) == ["initiator", "aim"]
    await second.taps("Kirim")
    assert "Tanda terima INV-2026-0001" in second.hands.files[-1].name


@asks("name", "initiator_name")
async def test_what_is_typed_on_an_old_card_answers_the_question_that_stood_there(
    runs: Runs, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await runs.again(excerpt("problem", "name", "initiator_name"))
    await officer.says("Bidang SMP")
    assert answers(database) == {"name": "SAPA WARGA", "initiator_name": "Bidang SMP"}
    assert "Masalah apa" in officer.screen


@asks("other_affairs", "asta_cita")
async def test_a_tap_on_an_old_card_never_answers_the_added_question(
    runs: Runs, officer: Player, database: Database
) -> None:
    """The added question has the very same options, and the draft has not changed since."""
    await officer.says("/daftar")
    old = officer.screen
    await runs.again(excerpt("affair", "other_affairs", "asta_cita"))
    for label in ("Kesehatan", "Lewati"):
        await officer.taps(label, on=old)
        assert "Urusan pemerintahan mana yang utama?" in officer.screen
    assert answers(database) == {}


@asks("name", "stage", "initiator_name")
async def test_an_option_that_is_gone_is_asked_again_with_the_answer_shown(
    runs: Runs, officer: Player, database: Database, form: Form
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    await runs.again(with_stages(form, "Inisiatif", "Percobaan", "Penerapan"))
    await officer.says("Bidang SMP")
    assert "tahap mana" in officer.screen
    assert "Jawaban semula: Uji Coba (kini tidak ada di pilihan)" in officer.screen
    assert "Tetap pakai jawaban ini" not in officer.screen.labels
    await officer.says("tetap")
    assert "“tetap” tidak ada di pilihan" in officer.screen
    await officer.taps("Percobaan")
    assert "Periksa sebelum dikirim" in officer.screen
    assert answers(database) == {
        "name": "SAPA WARGA",
        "stage": "Percobaan",
        "initiator_name": "Bidang SMP",
    }
    assert replaced(database) == [("stage", "Uji Coba")]


@asks("affair", "other_affairs")
async def test_ticked_options_that_are_gone_are_asked_again(
    runs: Runs, officer: Player, database: Database, form: Form
) -> None:
    await officer.says("/daftar")
    await officer.says("pendidikan")
    await officer.says("kesehatan; sosial")
    await officer.taps("Selesai")
    fewer = replace(form.questions[1], options=("Sosial", "Pariwisata"))  # type: ignore[call-arg]
    await runs.again(replace(form, questions=(form.questions[0], fewer)))
    await officer.taps("Kirim")
    assert "Urusan lain yang ikut tersentuh?" in officer.screen
    assert "☑️ Sosial" in officer.screen.labels
    await officer.taps("Selesai")
    assert answers(database) == {"affair": "Pendidikan", "other_affairs": ["Sosial"]}


@asks("name", "stage", "initiator_name")
async def test_a_question_that_is_gone_keeps_its_answer_for_later(
    runs: Runs, officer: Player, database: Database, form: Form
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    await runs.again(excerpt("name", "initiator_name"))
    await officer.says("Bidang SMP")
    assert "Tahapan" not in officer.screen
    await edits(officer, "SAPA WARGA", "SAPA KAWAN")
    assert "Nama inovasi diperbarui" in officer.screen
    await runs.again(form)
    await takes_over(officer)
    assert "Tahapan\nUji Coba" in officer.screen
    assert answers(database)["stage"] == "Uji Coba"


@asks("name", "stage", "initiator_name")
async def test_what_is_typed_to_a_question_that_is_gone_is_not_taken_for_another(
    runs: Runs, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await runs.again(excerpt("name", "initiator_name"))
    await officer.says("Uji Coba")
    assert "pesan Anda belum dipakai" in officer.screen
    assert "Nama inisiatornya?" in officer.screen
    assert answers(database) == {"name": "SAPA WARGA"}


@asks("name", "budget")
async def test_a_question_that_became_required_is_asked_of_those_who_skipped_it(
    runs: Runs, officer: Player, form: Form
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Lewati")
    required = replace(form.questions[1], required=True)
    await runs.again(replace(form, questions=(form.questions[0], required)))
    await officer.taps("Kirim")
    assert "Berapa anggarannya" in officer.screen
    assert "⏭ Lewati" not in officer.screen.labels


@asks("name", "stage")
async def test_an_answer_that_is_too_long_by_now_stays_and_may_be_sent(
    runs: Runs, officer: Player, database: Database, form: Form
) -> None:
    """Limits are for what is said from now on."""
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    shorter = replace(form.questions[0], most=5)  # type: ignore[call-arg]
    await runs.again(replace(form, questions=(shorter, form.questions[1])))
    await officer.taps("Uji Coba")
    assert "Periksa sebelum dikirim" in officer.screen
    assert answers(database)["name"] == "SAPA WARGA"

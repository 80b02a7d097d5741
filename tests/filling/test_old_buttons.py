"""Buttons never grow stale: they show how things stand now, and change nothing wrongly."""

import pytest
from sqlmodel import select

from models import Innovation
from models.database import Database
from simulator.disorder import TWICE
from simulator.screen import Screen
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.filling.conftest import Runs
from tests.filling.excerpts import asks
from tests.filling.looking import answers, as_it_is, presses, values
from texts.forms import STALE


@asks("stage", "initiator", "classification")
async def test_an_earlier_screens_button_shows_where_things_stand(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    first = officer.screen
    await officer.taps("Uji Coba")
    second = officer.screen
    await officer.taps("ASN")
    for label, seen in (("Inisiatif", first), ("Masyarakat", second), ("Kembali", second)):
        await officer.taps(label, on=seen)
        assert officer.alert == STALE
        assert "Termasuk klasifikasi mana?" in officer.screen
    assert answers(database) == {"stage": "Uji Coba", "initiator": "ASN"}


@asks("stage", "initiator")
async def test_a_year_later_too(house: House, officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    old = officer.screen
    await officer.taps("Uji Coba")
    card = officer.screen
    await house.moves_clock(days=366)
    await officer.taps("Inisiatif", on=old)
    assert officer.alert == STALE
    assert "Siapa yang menggagasnya?" in as_it_is(officer, card)
    await officer.taps("ASN", on=card)
    assert "Periksa sebelum dikirim" in as_it_is(officer, card)
    assert answers(database) == {"stage": "Uji Coba", "initiator": "ASN"}


@asks("other_affairs")
async def test_a_double_tap_counts_once(house: House, officer: Player, database: Database) -> None:
    await officer.says("/daftar")
    card = officer.screen
    officer.hands.taps("Kesehatan", on=card)
    officer.hands.taps("Kesehatan", on=card)
    await house.settle()
    assert officer.alert is None
    assert "☑️ Kesehatan" in officer.screen.labels
    await officer.taps("Selesai")
    assert answers(database) == {"other_affairs": ["Kesehatan"]}


@asks("other_affairs", "asta_cita", "cluster")
async def test_a_double_tap_on_lewati_skips_one_question(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    card = officer.screen
    officer.hands.taps("Lewati", on=card)
    officer.hands.taps("Lewati", on=card)
    await house.settle()
    assert officer.alert is None
    assert "Asta Cita mana" in officer.screen
    await officer.taps("Kesehatan", on=card)
    assert officer.alert == STALE


@asks("name", "initiator_name", "stage")
@pytest.mark.parametrize("word", ["kembali", "Kembali"])
async def test_a_typed_button_that_is_delivered_twice_counts_once(
    house: House, officer: Player, word: str
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.taps("Uji Coba")
    house.world.faults.add(TWICE, method="message", text=word)
    await officer.says(word)
    assert "tahap mana" in officer.screen


@asks("name", "initiator_name")
async def test_an_answer_that_is_delivered_twice_counts_once(
    house: House, officer: Player, database: Database
) -> None:
    house.world.faults.add(TWICE, method="message", times=None)
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    assert "Nama inisiatornya?" in officer.screen
    assert answers(database) == {"name": "SAPA WARGA"}


async def test_kirim_that_is_typed_and_delivered_twice_is_answered_once(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    house.world.faults.add(TWICE, method="message", text="kirim")
    await officer.says("kirim")
    assert "belum mengerti" not in officer.screen
    with database.reading() as session:
        assert len(session.exec(select(Innovation)).all()) == 1


@asks("stage", "initiator")
async def test_taps_from_another_unit_change_nothing(
    officer: Player, colleague: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await colleague.says("/bantuan")
    for button in [b for row in officer.screen.buttons for b in row]:
        await presses(colleague, str(button.data))
        assert colleague.alert == "Data tidak ditemukan."
        assert "Daftar inovasi ·" not in colleague.screen
    assert answers(database) == {}
    await officer.taps("Uji Coba")
    assert answers(database) == {"stage": "Uji Coba"}


@asks("stage", "initiator")
async def test_a_strangers_taps_change_nothing(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    stranger = Player(house, house.world.person(4242, "Tamu"))
    await stranger.says("/start")
    for button in [b for row in officer.screen.buttons for b in row]:
        await presses(stranger, str(button.data))
        assert "belum terdaftar" in str(stranger.alert)
    assert answers(database) == {}


@asks("stage", "initiator")
async def test_a_colleagues_old_taps_show_the_truth(
    officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    old = officer.screen
    await officer.taps("Uji Coba")
    await second.says("/draf")
    await presses(second, str(old.find("Inisiatif").data))  # type: ignore[union-attr]
    assert second.alert == STALE
    assert "Siapa yang menggagasnya?" in second.screen
    assert answers(database) == {"stage": "Uji Coba"}


@asks("name", "stage", "initiator_name")
async def test_a_card_of_another_draft_is_the_one_that_is_answered(
    runs: Runs, officer: Player, database: Database
) -> None:
    """Whoever taps on the card of a draft has that draft before the eyes: it is open from then."""
    first = await begins_two(runs, officer)
    await officer.taps("Contoh", on=first)
    await officer.says("Uji Coba")
    assert values(database) == [{"name": "SAPA WARGA", "stage": "Uji Coba"}, {}]


@asks("name", "stage", "initiator_name")
async def test_leaving_an_old_draft_leaves_the_open_one_open(
    runs: Runs, officer: Player, database: Database
) -> None:
    first = await begins_two(runs, officer)
    await officer.taps("Simpan & keluar", on=first)
    await officer.says("SAPA KAWAN")
    assert values(database) == [{"name": "SAPA WARGA"}, {"name": "SAPA KAWAN"}]


async def begins_two(runs: Runs, officer: Player) -> Screen:
    """Two drafts, the second open; gives the first one's card, which a restart has left alive."""
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    first = officer.screen
    await runs.again()
    await officer.says("/draf")
    await officer.taps("Mulai baru")
    return first


@asks("name", "stage")
async def test_a_draft_is_not_begun_twice(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/draf")
    start = officer.screen
    officer.hands.taps("Mulai baru", on=start)
    officer.hands.taps("Mulai baru", on=start)
    await house.settle()
    assert values(database) == [{}]
    await officer.says("SAPA WARGA")
    await officer.says("/draf")
    await officer.taps("Mulai baru")
    assert values(database) == [{"name": "SAPA WARGA"}, {}]


async def test_buttons_of_a_sent_form_say_that_it_is_sent(
    runs: Runs, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    first = officer.screen
    await runs.again()
    await fill_in(officer, registering(SHORT))
    review = officer.screen
    await officer.taps("Kirim")
    for label, seen in (
        ("Contoh", first),
        ("Simpan & keluar", first),
        ("Kirim", review),
        ("Kembali", review),
        ("Nama inovasi", review),
    ):
        await officer.taps(label, on=seen)
        assert officer.alert == "Sudah dikirim, nomor INV-2026-0001."
    with database.reading() as session:
        assert len(session.exec(select(Innovation)).all()) == 1


@asks("name", "stage")
async def test_buttons_of_a_discarded_draft_bring_nothing_back(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    card = officer.screen
    await officer.says("/draf")
    await officer.taps("🗑")
    await officer.taps("Ya, hapus")
    await officer.taps("Uji Coba", on=card)
    assert "Draf SAPA WARGA sudah dihapus" in str(officer.alert)
    assert answers(database) == {"name": "SAPA WARGA"}


@asks("name", "stage")
async def test_a_button_that_the_card_never_had_changes_nothing(
    officer: Player, database: Database
) -> None:
    """A required question has no Lewati; nor has an empty one anything to keep or to finish."""
    await officer.says("/daftar")
    for verb in ("skip", "keep", "done", "anew", "offer", "pick", "send", "revise"):
        await presses(officer, f"{verb}:1:1:name:")
        assert officer.alert == STALE
        assert "Apa nama inovasinya?" in officer.screen
    assert answers(database) == {}


@pytest.mark.parametrize("data", ["", "x", "pick:1:1:stage", "pick:99999999999:1:a:b", "a:b:c:d:e"])
@asks("stage", "name")
async def test_data_that_no_button_ever_held_is_answered(officer: Player, data: str) -> None:
    await officer.says("/daftar")
    await presses(officer, data or ":")
    assert officer.alert
    assert "gangguan" not in officer.screen


@asks("affair", "name")
async def test_pages_that_are_not_there_show_a_page_that_is(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    [button] = [b for row in officer.screen.buttons for b in row if b.text == "▶️"]
    address = str(button.data).rpartition(":")[0]
    for number in ("99", "-1", "x", "", "5"):
        await presses(officer, f"{address}:{number}")
        assert "Urusan pemerintahan mana" in officer.screen

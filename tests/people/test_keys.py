"""The keys below the chat: what a role does most, in any moment, without losing the place."""

import pytest
from sqlmodel import select

from models import Draft, Role
from models.database import Database
from services import invitations, people
from services.posts import Seat
from tests.conftest import House, Player, player
from tests.people.conftest import appointed

KEYS = {
    1001: ["📝 Daftarkan inovasi", "📂 Draf", "🗂 Inovasi unit kami"],
    1005: ["🗂 Inovasi unit kami", "📝 Daftarkan inovasi", "⏰ Tenggat"],
    1004: ["📋 Siapa yang belum", "📊 Rekap untuk apel", "⏰ Tenggat"],
    1003: ["🔍 Verifikasi", "📋 Siapa yang belum", "🔑 Undangan"],
}
LEADS_TO = {
    "📝 Daftarkan inovasi": ("Masalah apa", "perangkat daerah mana?"),
    "📂 Draf": ("1 draf Disdikbud",),
    "🗂 Inovasi unit kami": ("Disdikbud belum",),
    "⏰ Tenggat": ("hari kerja",),
    "🔍 Verifikasi": ("Tidak ada inovasi yang menunggu",),
    "📋 Siapa yang belum": ("38 dari 38",),
    "📊 Rekap untuk apel": ("0 dari 38",),
    "🔑 Undangan": ("Satu tautan untuk satu orang",),
}


@pytest.mark.parametrize("telegram_id", KEYS)
@pytest.mark.parametrize("word", ["/mulai", "/bantuan"])
async def test_each_role_has_what_it_does_most(house: House, telegram_id: int, word: str) -> None:
    person = player(house, telegram_id)
    await person.says(word)
    assert person.hands.keyboard == KEYS[telegram_id]
    for label in person.hands.keyboard:
        await person.taps(label)
        assert any(words in person.screen for words in LEADS_TO[label])
    assert person.hands.keyboard == KEYS[telegram_id]


async def test_in_a_form_a_key_acts_and_the_place_stays(
    officer: Player, database: Database
) -> None:
    await officer.says("/mulai")
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir.")
    for label in officer.hands.keyboard:
        await officer.says(label)
    await officer.says("Setiap hari.")
    assert "8 kata" in officer.screen
    with database.reading() as session:
        [draft] = session.exec(select(Draft))
    said = [part["text"] for part in draft.answers["problem"]["parts"]]
    assert said == ["Warga menunggu tiga jam untuk legalisir.", "Setiap hari."]


@pytest.mark.parametrize("said", ["Daftarkan inovasi", "📂 Draf inovasi", "Tenggat", "draf"])
async def test_words_that_are_no_key_are_an_answer(
    officer: Player, database: Database, said: str
) -> None:
    await officer.says("/mulai")
    await officer.says("/daftar")
    await officer.says(said)
    with database.reading() as session:
        [draft] = session.exec(select(Draft))
    assert [part["text"] for part in draft.answers["problem"]["parts"]] == [said]


async def test_a_switch_of_posts_changes_the_keys(house: House) -> None:
    of_two = appointed(house, 1002, Role.LEADER)
    await of_two.says("/mulai")
    assert of_two.hands.keyboard == KEYS[1001]
    await of_two.says("/peran")
    await of_two.taps("Pimpinan")
    assert of_two.hands.keyboard == KEYS[1004]
    await of_two.taps("Siapa yang belum")
    assert "38 dari 38" in of_two.screen


async def test_an_invitation_brings_the_keys_along(house: House, stranger: Player) -> None:
    with house.bot.house.database.transaction() as session:
        now = house.bot.house.now()
        by = people.known(session, telegram_id=1003)
        seat = Seat(Role.OFFICER, people.officer(session, telegram_id=1001, now=now).unit)
        link = invitations.create(session, seat, by=by, now=now)
    await stranger.says(f"/start {link.token}")
    assert stranger.hands.keyboard == KEYS[1001]


@pytest.mark.parametrize(
    ("role", "label", "then"),
    [
        ("Operator inovasi", "Daftarkan inovasi", "Masalah apa"),
        ("Kepala perangkat daerah", "Inovasi unit kami", "Disdikbud belum"),
        ("Bappedalitbang", "Siapa yang belum", "38 dari 38"),
    ],
)
async def test_whoever_is_let_in_has_the_first_thing_to_do_at_hand(
    house: House,
    stranger: Player,
    verifier: Player,
    admin: Player,
    role: str,
    label: str,
    then: str,
) -> None:
    await stranger.says("/start")
    await stranger.taps("Minta akses")
    await stranger.taps(role)
    if role != "Bappedalitbang":
        await stranger.says("disdikbud")
    await stranger.says("Operator Baru")
    await stranger.taps("Kirim")
    await house.tick()
    await (admin if role == "Bappedalitbang" else verifier).taps("Terima")
    await house.tick()
    assert "Akses diterima" in stranger.screen
    await stranger.taps(label)
    assert then in stranger.screen

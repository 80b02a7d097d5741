"""A stranger asks to be let in; Bappedalitbang decides in one tap, or says why not."""

from sqlmodel import select

from models import AccessRequest, Decision, Role
from models.database import Database
from tests.conftest import House, Player
from tests.people.conftest import appointed, as_it_is, newcomer, posts_of


async def asks(person: Player, *answers: str, name: str = "Operator <Baru>") -> None:
    """`answers`: the role, and the unit if it belongs to one."""
    await person.says("/start")
    await person.taps("Minta akses")
    for answer in (*answers, name):
        await person.says(answer)
    await person.taps("Kirim")


async def test_a_stranger_is_told_what_this_is_and_how_to_come_in(stranger: Player) -> None:
    await stranger.says("/start")
    assert "Satu Perangkat Daerah, Satu Inovasi" in stranger.screen
    assert "belum terdaftar (Telegram ID 4242)" in stranger.screen
    assert "Tamu <b>" in stranger.screen
    assert stranger.screen.labels == ["🔑 Minta akses"]


async def test_from_greeting_to_daftar(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    await stranger.says("/start")
    await stranger.taps("Minta akses")
    await stranger.taps("Operator inovasi")
    await stranger.says("dinas pendidikn")  # misspelt: confirmed, not guessed
    assert "Maksud saya: Disdikbud" in stranger.screen.labels
    await stranger.taps("Maksud saya: Disdikbud")
    await stranger.says("Operator <Baru>")
    assert "Operator <Baru>" in stranger.screen
    await stranger.taps("Kirim")
    assert "Permintaan dikirim: Operator inovasi Disdikbud" in stranger.screen
    await house.tick()
    assert "Operator <Baru> meminta peran Operator inovasi Disdikbud" in verifier.screen
    assert "Nama akun: Tamu <b>" in verifier.screen
    await verifier.taps("Terima")
    assert "Diterima oleh Bappedalitbang: Operator <Baru>" in verifier.screen
    assert verifier.screen.labels == []
    await house.tick()
    assert "Akses diterima. Anda sekarang Operator inovasi Disdikbud" in stranger.screen
    await stranger.says("/daftar")
    assert "Masalah apa" in stranger.screen
    assert posts_of(database, 4242) == [(Role.OFFICER, "DISDIKBUD")]


async def test_a_refusal_has_a_reason(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    await asks(stranger, "Kepala perangkat daerah", "dinkes")
    await house.tick()
    request = verifier.screen
    await verifier.taps("Tolak")
    await verifier.says("tidak")
    assert "Paling sedikit 10 huruf" in verifier.screen
    await verifier.says("Belum ada di <surat> penunjukan.")
    assert "Permintaan Operator <Baru> ditolak" in verifier.screen
    await house.tick()
    assert "Alasan: Belum ada di <surat> penunjukan." in stranger.screen
    assert posts_of(database, 4242) == []
    await verifier.taps("Terima", on=request)
    assert "Ditolak oleh Bappedalitbang" in as_it_is(verifier, request)
    assert posts_of(database, 4242) == []
    await stranger.taps("Minta lagi")
    assert "Sebagai apa?" in stranger.screen


async def test_two_who_decide_at_once_decide_once(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    other = appointed(house, 1008, Role.VERIFIER)
    await asks(stranger, "Operator inovasi", "dinkes")
    await house.tick()
    mine, theirs = verifier.screen, other.screen
    verifier.hands.taps("Terima", on=mine)
    other.hands.taps("Terima", on=theirs)
    await house.settle()
    assert posts_of(database, 4242) == [(Role.OFFICER, "DINKES")]
    assert "Diterima oleh" in verifier.screen
    assert "Diterima oleh" in other.screen
    await other.taps("Tolak", on=theirs)
    assert "Diterima oleh" in other.screen
    await house.tick()
    assert sum("Akses diterima" in s.text for s in stranger.hands.screens) == 1


async def test_a_refusal_that_comes_too_late_changes_nothing(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    other = appointed(house, 1008, Role.VERIFIER)
    await asks(stranger, "Operator inovasi", "dinkes")
    await house.tick()
    await verifier.taps("Tolak")
    await other.taps("Terima")
    await verifier.says("Belum ada di surat penunjukan.")
    assert "Permintaan Operator <Baru> sudah diputuskan Rekan 1008" in verifier.screen
    await verifier.says("alasan tanpa isian")
    assert "belum mengerti" in verifier.screen
    assert posts_of(database, 4242) == [(Role.OFFICER, "DINKES")]


async def test_asking_twice_is_asking_once(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    await asks(stranger, "Operator inovasi", "dinkes")
    await stranger.says("/start")
    assert "Menunggu keputusan Bappedalitbang" in stranger.screen
    assert "Operator inovasi Dinkes" in stranger.screen
    await stranger.taps("Minta peran lain")
    for answer in ("Operator inovasi", "dinkes", "Nama Diperbaiki"):
        await stranger.says(answer)
    await stranger.taps("Kirim")
    with database.reading() as session:
        request = session.exec(select(AccessRequest)).one()
    assert (request.said_name, request.state) == ("Nama Diperbaiki", Decision.WAITING)
    await house.tick()
    assert sum("meminta peran" in s.text for s in verifier.hands.screens) == 1


async def test_nobody_floods_those_who_decide(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    await asks(stranger, "Operator inovasi", "dinkes")
    for unit in ("dlh", "dinsos", "dishub"):
        await stranger.says("/start")
        await stranger.taps("Minta peran lain")
        for answer in ("Operator inovasi", unit, "Operator Baru"):
            await stranger.says(answer)
        await stranger.taps("Kirim")
    assert "3 permintaan Anda masih menunggu" in stranger.screen
    await house.tick()
    assert len(verifier.hands.screens) == 3
    with database.reading() as session:
        assert len(session.exec(select(AccessRequest)).all()) == 3


async def test_what_one_is_already_is_not_asked_of_anybody(
    officer: Player, database: Database
) -> None:
    await officer.says("/peran")
    await officer.taps("Minta peran lain")
    for answer in ("Operator inovasi", "disdikbud", "Operator Disdikbud"):
        await officer.says(answer)
    await officer.taps("Kirim")
    assert "Anda sudah Operator inovasi Disdikbud" in officer.screen
    with database.reading() as session:
        assert session.exec(select(AccessRequest)).first() is None


async def test_leaders_are_let_in_by_admins_alone(
    house: House, stranger: Player, verifier: Player, admin: Player, database: Database
) -> None:
    await asks(stranger, "Pimpinan daerah")
    assert "Admin memutuskannya" in stranger.screen
    await house.tick()
    assert verifier.hands.screens == []
    request = admin.screen
    assert "meminta peran Pimpinan daerah" in request
    data = next(b.data for b in request.buttons[0] if "Terima" in b.text)
    await verifier.says("/undang")
    verifier.hands.press(verifier.hands.messages[-1], str(data))
    await house.settle()
    assert verifier.alert == "Perintah ini untuk admin. Yang tersedia bagi Anda ada di /bantuan."
    assert posts_of(database, 4242) == []
    await admin.taps("Terima")
    assert posts_of(database, 4242) == [(Role.LEADER, None)]


async def test_nobody_decides_on_their_own_request(
    house: House, verifier: Player, database: Database
) -> None:
    await verifier.says("/peran")
    await verifier.taps("Minta peran lain")
    for answer in ("Operator inovasi", "dinkes", "Bappedalitbang"):
        await verifier.says(answer)
    await verifier.taps("Kirim")
    await house.tick()
    assert "meminta peran" not in verifier.screen
    await verifier.says("/undang")
    assert "Permintaan akses" not in " ".join(verifier.screen.labels)
    with database.reading() as session:
        request = session.exec(select(AccessRequest)).one()
    verifier.hands.press(verifier.hands.messages[-1], f"grant:{request.id}:0::")
    await house.settle()
    assert verifier.alert == "Data tidak ditemukan."
    assert posts_of(database, 1003) == [(Role.VERIFIER, None)]


async def test_requests_wait_in_a_list_too(
    house: House, stranger: Player, verifier: Player, database: Database
) -> None:
    await asks(stranger, "Operator inovasi", "dinkes")
    await asks(newcomer(house, 4343, "Kedua"), "Operator inovasi", "dlh", name="Operator DLH")
    await verifier.says("/start")
    await verifier.taps("Permintaan akses (2)")
    assert "2 permintaan akses menunggu" in verifier.screen
    await verifier.taps("Operator DLH")
    await verifier.taps("Terima")
    assert posts_of(database, 4343) == [(Role.OFFICER, "DLH")]
    await verifier.says("/undang")
    assert "🔑 Permintaan akses (1)" in verifier.screen.labels


async def test_a_stranger_cannot_decide(
    house: House, stranger: Player, officer: Player, database: Database
) -> None:
    await asks(stranger, "Operator inovasi", "dinkes")
    for person in (stranger, officer):
        await person.says("/bantuan")
        for verb in ("grant", "deny", "request", "requests", "invite"):
            person.hands.press(person.hands.messages[-1], f"{verb}:1:0::")
            await house.settle()
            assert person.alert
    assert posts_of(database, 4242) == []

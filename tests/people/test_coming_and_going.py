"""Posts change hands: handed over, stood in for, suspended, ended, given back; at once."""

import pytest
from sqlmodel import select

from models import AuditEntry, Role
from models.database import Database
from services import people, recipients
from tests.conftest import House, Player
from tests.people.conftest import as_it_is, newcomer, posts_of

REASON = "Ponsel dilaporkan hilang."


def link(player: Player) -> str:
    """The token in the link that was made last."""
    return player.hands.screens[-1].text.split("start=")[1].split()[0]


async def passes_on(officer: Player) -> None:
    await officer.says("/peran")
    await officer.taps("Ganti orang")
    await officer.taps("Pindah tugas")


async def to_person(verifier: Player) -> None:
    await verifier.says("ganti operator disdikbud")
    await verifier.taps("👤 Operator Disdikbud")


async def test_an_operator_who_moves_hands_over_and_the_drafts_stay(
    house: House, officer: Player, head: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    for said in ("/batal", "/draf"):
        await officer.says(said)
    listed = officer.screen
    await officer.says("sy pindah tugas, operator baru bu Kenari")
    await officer.taps("Ganti orang")
    await officer.taps("Pindah tugas")
    assert "begitu dibuka, peran Anda berakhir" in officer.hands.screens[-2]
    first = link(officer)
    await passes_on(officer)
    token, new = link(officer), newcomer(house, 6001, "Operator baru")
    await new.says(f"/start {first}")
    assert "tidak berlaku" in new.screen
    await officer.says(f"/start {token}")
    assert posts_of(database, 1001) == [("officer", "DISDIKBUD")]
    await new.says(f"/start {token}")
    assert "Anda Operator inovasi Disdikbud" in new.screen
    await new.says("/draf")
    assert "1 draf Disdikbud" in new.screen
    await house.tick()
    for one in (officer, head):
        assert "Operator baru sekarang Operator inovasi Disdikbud" in one.screen
    await officer.taps(listed.labels[0], on=listed)
    assert officer.alert == "Data tidak ditemukan."


async def test_a_deputy_stands_in_and_it_ends_by_itself(
    house: House, officer: Player, head: Player
) -> None:
    await head.says("/peran")
    await head.taps("Orang di unit ini")
    await head.taps("🌴 Pengganti Operator Disdikbud")
    await head.says("1/12/2026")
    await head.says("30/11/2026")
    assert "30 November 2026 tidak dapat dipakai" in head.screen
    await head.says("2/12/2026")
    token, deputy = link(head), newcomer(house, 6001, "Pengganti")
    await deputy.says(f"/start {token}")
    assert "pengganti sementara Operator Disdikbud" in deputy.screen
    assert "mulai 1 Desember 2026, 00.00 WIB sampai 2 Desember 2026." in deputy.screen
    await deputy.says("/daftar")
    assert "Perintah ini untuk" in deputy.screen
    await house.moves_clock(hours=20)
    assert heard(house) == ["Pengganti"]
    await deputy.says("/daftar")
    assert "Masalah apa" in deputy.screen
    await officer.says("/draf")
    assert "1 draf Disdikbud" in officer.screen
    await house.moves_clock(hours=48)
    assert heard(house) == ["Operator Disdikbud"]
    await deputy.says("/draf")
    assert "Perintah ini untuk" in deputy.screen


def heard(house: House) -> list[str]:
    """Who hears the reminders for officers of Disdikbud."""
    with house.bot.house.database.reading() as session:
        unit = people.officer(session, telegram_id=1005, now=house.bot.house.now()).unit
        seats = recipients.seats(session, now=house.bot.house.now())
        return [seat.person.name for seat in seats.of(unit.id or 0, {Role.OFFICER})]


async def test_what_is_suspended_is_closed_at_once_and_given_back(
    house: House, officer: Player, verifier: Player
) -> None:
    await officer.says("/daftar")
    card = officer.screen
    await to_person(verifier)
    before = verifier.screen
    await verifier.taps("Tangguhkan")
    await verifier.says(REASON)
    assert "ditangguhkan, berlaku saat ini juga" in verifier.screen
    await officer.taps("Simpan", on=card)
    assert officer.alert == "Data tidak ditemukan."
    await officer.says("Warga menunggu tiga jam.")
    assert "belum terdaftar" in officer.screen
    await house.tick()
    assert REASON in officer.screen
    await verifier.taps("Tangguhkan", on=before)
    assert "⏸ ditangguhkan" in as_it_is(verifier, before)
    await verifier.taps("Pulihkan")
    await verifier.says("Ponsel sudah kembali.")
    await officer.says("/draf")
    assert "Perintah ini untuk" not in officer.screen
    await verifier.taps("Lihat orangnya")
    await verifier.taps("Jejak")
    assert "menangguhkan peran" in verifier.screen
    assert f"“{REASON}”" in verifier.screen


async def test_a_link_of_somebody_who_was_dismissed_opens_nothing(
    house: House, officer: Player, verifier: Player, database: Database
) -> None:
    await passes_on(officer)
    token = link(officer)
    await officer.says("/peran")
    await officer.taps("Pengganti sementara")
    for said in ("hari ini", "11/12/2026"):
        await officer.says(said)
    deputy = newcomer(house, 6002, "Pengganti")
    await deputy.says(f"/start {link(officer)}")
    await deputy.says("/draf")
    assert "Perintah ini untuk" not in deputy.screen
    await to_person(verifier)
    await verifier.taps("Akhiri")
    await verifier.says("Sudah pindah ke perangkat daerah lain.")
    await deputy.says("/draf")
    assert "Perintah ini untuk" in deputy.screen
    await newcomer(house, 6001, "Tamu").says(f"/start {token}")
    assert posts_of(database, 6001) == []
    with database.reading() as session:
        entries = [e for e in session.exec(select(AuditEntry)) if e.action == "post.ended"]
    assert [entry.reason for entry in entries] == ["Sudah pindah ke perangkat daerah lain."]


async def test_the_words_for_it_lead_nobody_else_to_the_people(sekda: Player) -> None:
    await sekda.says("ganti operator dinkes")
    assert "Perintah ini untuk Bappedalitbang" in sekda.screen


@pytest.mark.parametrize("telegram_id", [1004, 1005])
async def test_others_keep_nobody(house: House, telegram_id: int, verifier: Player) -> None:
    await to_person(verifier)
    press = verifier.screen
    other = Player(house, house.world.person(telegram_id))
    await other.says("/bantuan")
    message = other.hands.chat.messages[other.hands.screens[0].id]
    buttons = [button for row in press.buttons for button in row]
    for label in ("Tangguhkan", "Akhiri"):
        (button,) = [button for button in buttons if label in button.text]
        other.hands.press(message, str(button.data))
        await house.settle()
        assert (other.alert or "").startswith("Perintah ini untuk")


async def test_units_without_an_operator_come_first(house: House, verifier: Player) -> None:
    await verifier.says("/undang")
    await verifier.taps("Orang per perangkat daerah")
    assert "56 dari 58 perangkat daerah belum punya operator" in verifier.screen
    house.world.person(1001).blocks()
    await house.settle()
    await verifier.says("/undang")
    await verifier.taps("Orang per perangkat daerah")
    assert "1 lagi operatornya tidak terjangkau" in verifier.screen
    await verifier.taps("Bappedalitbang, pimpinan, admin")
    assert "Sekda · Pimpinan daerah · ✅" in verifier.screen
    await verifier.taps("👤 Sekda")
    assert not [label for label in verifier.screen.labels if "Tangguhkan" in label]
    await verifier.taps("Orang per perangkat daerah")
    for _ in range(3):
        await verifier.taps("▶️")
    assert "⚠️ Disdikbud" in verifier.screen.labels

"""Bappedalitbang registers for a unit that cannot do it itself."""

from sqlmodel import select

from models import Innovation, Role, Unit
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.people.conftest import appointed


async def begins(verifier: Player, unit: str) -> None:
    await verifier.says("/daftar")
    if "Mulai baru" in str(verifier.screen.labels):
        await verifier.taps("Mulai baru")
    assert "atas nama perangkat daerah mana?" in verifier.screen
    await verifier.says(unit)
    assert "Masalah apa" in verifier.screen


async def test_it_is_the_units_innovation_and_its_head_has_the_receipt(
    house: House, verifier: Player, head: Player, database: Database
) -> None:
    other = appointed(house, 1008, Role.VERIFIER)
    await begins(verifier, "disdikbud")
    await fill_in(verifier, registering(SHORT))
    assert "Disdikbud" in verifier.screen
    await verifier.taps("Kirim")
    assert verifier.hands.files[-1].name == "Tanda terima INV-2026-0001.pdf"
    with database.reading() as session:
        it, unit = session.exec(select(Innovation, Unit).join(Unit)).one()
    assert (unit.code, it.sequence) == ("DISDIKBUD", 1)
    await house.tick()
    assert "Inovasi baru dari Disdikbud" in other.screen
    assert "dikirim oleh Bappedalitbang. Ini salinan untuk kepala" in head.screen
    await head.taps("Tanda terima (PDF)")
    assert head.hands.files[-1].name == "Tanda terima INV-2026-0001.pdf"
    assert head.hands.files[-1].data.startswith(b"%PDF")


async def test_what_was_left_is_found_again_among_ones_own(
    verifier: Player, officer: Player
) -> None:
    await verifier.says("/draf")
    assert verifier.screen.text == "Anda tidak punya draf."
    await begins(verifier, "disdikbud")
    await verifier.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    await verifier.taps("Selesai")
    await verifier.says("/batal")
    assert "Lanjutkan kapan saja dengan /draf" in verifier.screen
    await begins(verifier, "dinkes")
    await verifier.says("/batal")
    for command in ("/draf", "/daftar"):
        await verifier.says(command)
        assert "2 draf Anda belum dikirim" in verifier.screen
        assert "untuk Disdikbud" in verifier.screen
        assert "untuk Dinkes" in verifier.screen
    await verifier.taps("▶️ 2.")
    assert "Apa nama inovasinya?" in verifier.screen
    await verifier.says("SAPA WARGA")
    await verifier.says("/batal")
    await officer.says("/draf")  # the unit goes on with what was begun for it
    assert "SAPA WARGA" in officer.screen
    assert "oleh Bappedalitbang" in officer.screen


async def test_nobody_elses_drafts_are_among_them_and_ones_own_can_be_discarded(
    house: House, verifier: Player, officer: Player
) -> None:
    await officer.says("/daftar")
    await begins(verifier, "disdikbud")
    await verifier.says("/batal")
    await house.moves_clock(days=8, hours=1)
    asked = next(s for s in verifier.hands.screens if "Masih diperlukan?" in s.text)
    await verifier.taps("Tidak lagi", on=asked)
    await verifier.taps("Ya, hapus")
    await verifier.says("/draf")
    assert verifier.screen.text == "Anda tidak punya draf."
    await officer.says("/draf")
    assert "1 draf Disdikbud" in officer.screen

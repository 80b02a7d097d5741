"""A head signs; who has not is asked; who comes after signs anew."""

from sqlmodel import select

from models import Commitment, Membership, Role
from models.database import Database
from tests.conftest import House, Player
from tests.people.conftest import appointed, newcomer
from tests.reports.paper import flat, pages

LINE = "pencatatan komitmen, bukan tanda tangan elektronik tersertifikasi"


async def signs(head: Player, name: str, position: str = "kepala  disdikbud") -> None:
    """From the card of the commitment to *Kirim*, with a title and no day."""
    await head.says("/komitmen")
    await head.taps("Tanda tangani")
    await head.says(name)
    await head.says(position)
    await head.says("Antrean legalisir lewat WhatsApp")
    await head.taps("Lewati")
    await head.taps("Kirim")


def signatures(database: Database) -> list[Commitment]:
    with database.reading() as session:
        return list(session.exec(select(Commitment).order_by(Commitment.id)))  # type: ignore[arg-type]


async def test_a_head_signs_with_the_name_that_is_on_record(
    head: Player, officer: Player, database: Database
) -> None:
    await head.says("/komitmen")
    for words in ("paling sedikit 1 inovasi", "31 Desember 2026", LINE, "belum dikukuhkan admin"):
        assert words in head.screen
    card = head.screen
    await signs(head, "Orang Lain")
    assert "“Orang Lain”, tidak sama dengan yang tercatat" in str(head.alert)
    assert "Kepala Disdikbud" in str(head.alert)
    await head.taps("Nama")
    await head.says("KEPALA   disdik bud")
    await head.taps("Kirim")
    assert "Komitmen 2026 Disdikbud tercatat, 30 November 2026, 08.00 WIB" in head.screen
    await head.taps("Tanda tangani", on=card)
    assert "tercatat, 30 November 2026, 08.00 WIB" in head.screen
    (row,) = signatures(database)
    assert (row.planned_title, row.planned_day) == ("Antrean legalisir lewat WhatsApp", None)
    await officer.says("/komitmen")
    assert "✍️ Kepala Disdikbud, Kepala Dinas Pendidikan dan Kebudayaan, 30 Nov" in officer.screen
    await officer.taps("PDF")
    (page,) = pages(officer.hands.files[-1].data)
    for words in (LINE, "Antrean legalisir", "Dinas Pendidikan dan Kebudayaan"):
        assert flat(words) in flat(page)


async def test_who_has_not_signed_is_listed_and_asked(
    house: House, sekda: Player, head: Player, officer: Player
) -> None:
    await house.moves_clock(days=7, hours=1)
    assert asked(head) == []
    await sekda.says("/komitmen")
    assert sekda.screen.text.startswith("0 dari 38 perangkat daerah menandatangani komitmen 2026")
    await sekda.taps("Minta yang belum")
    preview = sekda.screen
    assert "Diminta (1): Disdikbud" in preview
    assert "Kepala belum ada di bot (37)" in preview
    await sekda.taps("Minta 1 kepala", on=preview)
    await sekda.taps("Minta 1 kepala", on=preview)
    await house.tick()
    assert len(asked(head)) == 1
    await officer.says("/komitmen")
    assert "belum ditandatangani kepala yang menjabat" in officer.screen
    assert officer.screen.labels == ["❓ Bantuan"]
    assert "Kepala menandatanganinya dari akunnya sendiri: /komitmen" in officer.screen


async def test_once_called_it_is_asked_every_week_until_it_is_signed(
    house: House, sekda: Player, head: Player
) -> None:
    await sekda.says("/komitmen")
    await sekda.taps("Minta yang belum")
    await sekda.taps("Minta 1 kepala")
    await house.moves_clock(hours=2)
    await house.moves_clock(days=4)
    assert len(asked(head)) == 1
    await house.moves_clock(days=3)
    assert len(asked(head)) == 2
    await signs(head, "Kepala Disdikbud", "Plt. Kepala Dinas Pendidikan dan Kebudayaan")
    await house.moves_clock(days=7)
    assert len(asked(head)) == 2
    await sekda.says("/komitmen")
    assert "Sudah (1): Disdikbud" in sekda.screen
    await sekda.taps("PDF semua")
    *listed, statement = pages(sekda.hands.files[-1].data)
    assert flat("1 dari 38 perangkat daerah sudah menandatangani") in flat(listed[0])
    assert flat("Plt. Kepala Dinas Pendidikan") in flat(statement)


def asked(head: Player) -> list[str]:
    told = [screen.text for screen in head.hands.screens]
    return [text for text in told if "belum ditandatangani." in text]


async def test_a_head_who_comes_after_signs_anew(
    house: House, head: Player, sekda: Player, database: Database
) -> None:
    await signs(head, "Kepala Disdikbud")
    with database.transaction() as session:
        for post in session.exec(select(Membership).where(Membership.role == Role.HEAD)):
            post.valid_to = house.bot.house.now()
    successor = newcomer(house, 3001, "Kepala Baru")
    appointed(house, 3001, Role.HEAD, "DISDIKBUD")
    await sekda.says("/komitmen")
    assert sekda.screen.text.startswith("0 dari 38")
    await head.says("/komitmen")
    assert "Perintah ini untuk" in head.screen
    await signs(successor, "rekan 3001")
    assert [row.name for row in signatures(database)] == ["Kepala Disdikbud", "Rekan 3001"]
    await successor.says("/komitmen")
    assert "Sebelumnya: Kepala Disdikbud" in successor.screen


async def test_plain_words_lead_to_it(sekda: Player, head: Player) -> None:
    for words in ("siapa belum tanda tangan komitmen", "opd mana yg blm komitmen?"):
        await sekda.says(words)
        assert "perangkat daerah menandatangani komitmen 2026" in sekda.screen
    await head.says("mau tanda tangan komitmen")
    assert "Pernyataan komitmen 2026" in head.screen


async def test_the_page_of_the_unit_tells_of_it(officer: Player, head: Player) -> None:
    await officer.says("/saya")
    assert "Dinas Pendidikan dan Kebudayaan" in officer.screen
    assert "sisa 21 hari kerja" in officer.screen
    assert "Inovasi: belum dimulai" in officer.screen
    assert "Komitmen Disdikbud belum ditandatangani" in officer.screen
    assert "Semua edaran dibaca" in officer.screen
    await signs(head, "Kepala Disdikbud")
    await officer.says("/daftar")
    await officer.says("/batal")
    await officer.says("/saya")
    assert "Komitmen Disdikbud ditandatangani 30 November 2026" in officer.screen
    assert "draf, 0%" in officer.screen
    await officer.taps("Komitmen")
    assert "Pernyataan komitmen 2026" in officer.screen


async def test_leaving_a_form_that_keeps_no_draft_promises_none(head: Player) -> None:
    await head.says("/komitmen")
    await head.taps("Tanda tangani")
    assert "💾 Simpan & keluar" not in head.screen.labels
    await head.taps("✖️ Batal")
    assert head.alert == "Dibatalkan."
    assert "Dibatalkan; tidak ada yang dikirim." in head.screen

"""The whole profile, asked and answered as `domain.md` orders it."""

from sqlmodel import select

from forms.registration import REGISTRATION as FORM
from models import Delivery, Innovation
from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import PDF, WAYS, fill_in

WAY = WAYS[0]


async def test_the_whole_profile_is_asked_in_order_and_registered(
    house: House, officer: Player, verifier: Player, head: Player, database: Database
) -> None:
    await officer.says("/daftar")
    answered = await fill_in(officer, WAY)
    assert answered == [question.key for question in FORM.questions]
    assert "Periksa sebelum dikirim" in officer.screen
    await officer.taps("Kirim")
    told = [s.text for s in officer.hands.screens if "INV-2026-0001" in s.text]
    assert "SAPA <WARGA>" in told[-1]
    assert "30 November 2026, 08.00 WIB" in told[-1]
    assert officer.hands.files[-1].name == "Tanda terima INV-2026-0001.pdf"
    assert officer.hands.files[-1].data.startswith(b"%PDF")
    _is_kept(database)
    await house.tick()
    assert "Inovasi baru dari Disdikbud" in verifier.screen
    assert "salinan untuk kepala" in head.screen
    await verifier.taps("Berkas (1)")
    await verifier.taps("Piagam banget.pdf")
    assert verifier.hands.files[-1].data == PDF
    with database.reading() as session:
        kinds = {d.kind for d in session.exec(select(Delivery))}
    assert kinds == {"submitted", "copy_to_head"}


def _is_kept(database: Database) -> None:
    with database.reading() as session:
        profile = session.exec(select(Innovation)).one().profile
    assert profile["budget"] == 12_500_000
    assert profile["coordinates"] == [-0.1234, 109.4567]
    assert profile["contact"] == {"name": "Operator Disdikbud", "phone": "+6281234567890"}
    assert profile["other_affairs"] == ["Kesehatan", "Sosial"]
    assert profile["development_date"] == "2026-11-29"
    assert profile["business_profile"] is None

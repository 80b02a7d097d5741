"""A post that ends, ends at once: in what was open, on old buttons, in what is still to be sent."""

import pytest
from sqlmodel import col, select, update

from models import Delivery, DeliveryState, Draft, Innovation, Membership, Person, Role, Status
from services import notices, people
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.people.conftest import appointed


def loses(house: House, telegram_id: int) -> None:
    """All posts end now."""
    with house.bot.house.database.transaction() as session:
        person = people.known(session, telegram_id=telegram_id)
        theirs = update(Membership).where(col(Membership.person_id) == person.id)
        session.execute(theirs.values(valid_to=house.bot.house.now()))


async def test_what_is_open_and_what_was_shown_are_closed_to_who_has_left(
    house: House, officer: Player, registered: Registered
) -> None:
    registered()
    await officer.says("/inovasi")
    listed = officer.screen
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    card = officer.screen
    loses(house, 1001)
    for label, on in (("Selesai", card), ("SAPA WARGA", listed)):
        await officer.taps(label, on=on)
        assert officer.alert == "Data tidak ditemukan."
    await officer.says("Ini masih jawaban saya untuk pertanyaan itu.")
    assert "Data tidak ditemukan." in officer.screen
    await officer.says("/draf")
    assert "Perintah ini untuk" in officer.screen
    with house.bot.house.database.reading() as session:
        (answer,) = [d.answers["problem"] for d in session.exec(select(Draft))]
        assert len(answer["parts"]) == 1


async def test_a_form_that_was_begun_with_the_post_is_not_sent_without_it(
    house: House, officer: Player
) -> None:
    former = appointed(house, 5003, Role.VERIFIER)
    await former.says("/daftar")
    loses(house, 5003)
    await former.says("Disdikbud")
    with house.bot.house.database.reading() as session:
        assert [d for d in session.exec(select(Draft)) if d.form == "registration"] == []
    assert "Perintah ini untuk" in former.screen
    assert officer.hands.screens == []


@pytest.mark.parametrize("telegram_id", [1003, 1005])
async def test_news_is_for_those_who_hold_the_post_when_it_goes_out(
    house: House, registered: Registered, telegram_id: int
) -> None:
    """Bappedalitbang, and the head of the unit."""
    subject, now = f"innovation:{registered()}", house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        for kind, who in (("submitted", 1003), ("copy_to_head", 1005)):
            notices.owe(session, kind, subject, people.known(session, telegram_id=who), now=now)
    loses(house, telegram_id)
    await house.tick()
    with house.bot.house.database.reading() as session:
        told = select(Person.telegram_id, Delivery.state).join(Delivery)
        states = dict(session.exec(told.where(Delivery.subject == subject)).all())
    kept = ({1003, 1005} - {telegram_id}).pop()
    assert states == {telegram_id: DeliveryState.CANCELLED, kept: DeliveryState.SENT}


async def test_a_confirmation_after_the_post_has_ended(
    house: House, verifier: Player, registered: Registered
) -> None:
    """What was previewed with the right is not done without it: deciding, reminding."""
    number = registered()
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    case = verifier.screen
    await verifier.says("/belum")
    await verifier.taps("Ingatkan")
    preview = verifier.screen
    loses(house, 1003)
    before = owed(house)
    for label, on in (("✅ Verifikasi", case), ("✅ Kirim ke", preview)):
        await verifier.taps(label, on=on)
        assert (verifier.alert or "").startswith(("Perintah ini untuk", "Data tidak ditemukan."))
    assert owed(house) == before
    with house.bot.house.database.reading() as session:
        assert session.get_one(Innovation, number).status == Status.SENT


def owed(house: House) -> list[int | None]:
    with house.bot.house.database.reading() as session:
        return list(session.exec(select(Delivery.id).order_by(col(Delivery.id))))

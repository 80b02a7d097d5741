"""What keeps a reminder that is due from going out."""

from datetime import date, time, timedelta

from sqlmodel import col, select

from models import AllowedHours, Delivery, DeliveryState, Membership, Person
from models.database import Database
from tests.conftest import House, Player
from tests.reminders.conftest import DEADLINE, Ledger, unit_id


async def test_who_lost_the_post_after_the_plan_is_not_reminded(
    house: House, officer: Player, head: Player, database: Database, ledger: Ledger
) -> None:
    now = house.bot.house.now()
    with database.transaction() as session:
        for telegram_id in (1001, 1005):
            person = session.exec(select(Person).where(Person.telegram_id == telegram_id)).one()
            session.add(
                Delivery(
                    kind="reminder",
                    subject=f"unit:{unit_id(database, 'Disdikbud')}",
                    step="H-31",
                    anchor=DEADLINE,
                    recipient_id=person.id or 0,
                    due_at=now,
                    next_try_at=now,
                )
            )
            if telegram_id == 1001:
                post = select(Membership).where(col(Membership.person_id) == person.id)
                for held in session.exec(post):
                    held.valid_to = now
    await house.moves_clock(hours=1)
    assert officer.hands.screens == []
    assert [(d.state, d.reason) for d in ledger(1001)] == [
        (DeliveryState.CANCELLED, "tidak lagi bertugas di unit itu")
    ]
    assert "Disdikbud belum mengirim" in head.screen


async def test_hours_without_any_day_keep_all_silent_and_let_the_bot_live(
    house: House, officer: Player, database: Database
) -> None:
    with database.transaction() as session:
        session.add(AllowedHours(weekdays="", opens=time(8, 30), closes=time(16, 0)))
    await house.moves_clock(days=2, hours=1)
    assert officer.hands.screens == []
    await officer.says("/tenggat")
    assert "31 Desember 2026" in officer.screen
    calendar = house.bot.house.calendar.with_hours([])
    assert calendar.after(date(2026, 12, 1)) == date(2026, 12, 1) + timedelta(days=1)
    assert calendar.on_or_before(date(2026, 12, 1)) == date(2026, 12, 1)

"""What keeps a reminder that is due from going out."""

from datetime import date, time, timedelta

from sqlmodel import col, select

from models import AllowedHours, Delivery, DeliveryState, Membership, Person
from models.database import Database
from services.workdays import WorkCalendar
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
    calendar = WorkCalendar(house.bot.house.calendar.timezone, hours=[])
    assert calendar.after(date(2026, 12, 1)) == date(2026, 12, 1) + timedelta(days=1)
    assert calendar.on_or_before(date(2026, 12, 1)) == date(2026, 12, 1)


async def test_of_lists_that_waited_only_the_newest_goes_out(
    house: House, verifier: Player, database: Database
) -> None:
    """Found by a year that was lived through by chance: the bot was up, the hours were closed."""
    with database.transaction() as session:
        session.add(AllowedHours(weekdays="", opens=time(8, 30), closes=time(16, 0)))
    await house.moves_clock(days=2)
    await house.moves_clock(days=15, hours=1)
    with database.transaction() as session:
        session.delete(session.exec(select(AllowedHours)).one())
    await house.tick()
    lists = Delivery.kind == "reminder_list"
    with database.reading() as session:
        found = session.exec(select(Delivery).where(lists).order_by(col(Delivery.id))).all()
    assert [(d.step, d.state) for d in found] == [
        ("H-30", DeliveryState.SUPERSEDED),
        ("H-14", DeliveryState.SENT),
    ]
    assert len([s for s in verifier.hands.screens if "perlu perhatian" in s.text]) == 1


async def test_hours_for_a_time_leave_the_usual_ones_for_the_rest(
    house: House, officer: Player, database: Database
) -> None:
    day = date(2026, 12, 4)
    with database.transaction() as session:
        late = AllowedHours(weekdays="01234", opens=time(13, 0), closes=time(15, 0))
        late.valid_from = late.valid_to = day
        session.add(late)
    await house.moves_to_next_due()
    assert house.bot.house.local_now().strftime("%d %H.%M") == "01 08.30"
    assert "Disdikbud belum mengirim" in officer.screen

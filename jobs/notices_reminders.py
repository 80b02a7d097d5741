"""Deliveries of the ladder: reminders of units, the list, the recap."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from models import AuditEntry, Delivery, Draft, Mandate, Person, Promise, Unit
from services import (
    answering,
    deadlines,
    deliveries,
    groups,
    hours,
    letters,
    mandates,
    people,
    reminders,
)
from services.house import House
from services.planning import closing, reach, unheard
from services.policy import Action
from texts import duties, reminder_answers
from texts import reminders as words
from texts.plan import closing as closing_words
from texts.plan import reach as reach_words
from texts.screen import Screen


def _reminder(session: Session, delivery: Delivery, house: House) -> Screen | str:
    calendar = hours.in_force(session, house.calendar)
    found = letters.gather(session, delivery, calendar=calendar, terms=house.terms())
    return found if isinstance(found, str) else words.reminder(found)


def _list(session: Session, delivery: Delivery, house: House) -> Screen | str:
    calendar = hours.in_force(session, house.calendar)
    found = letters.of_list(session, delivery, calendar=calendar, now=house.now())
    return found if isinstance(found, str) else words.unit_list(found)


def _recap(session: Session, delivery: Delivery, house: House) -> Screen | str:
    calendar = hours.in_force(session, house.calendar)
    found = letters.of_list(session, delivery, calendar=calendar, now=house.now())
    return found if isinstance(found, str) else words.recap(found)


def _silent(session: Session, delivery: Delivery, house: House) -> Screen | str:
    still = (
        letters.silent_now(session, mandate, delivery.subject_id, now=house.now())
        for mandate in mandates.all_open(session)
    )
    if not any(still):
        return "sudah dapat dihubungi, atau tidak perlu diingatkan lagi"
    unit, titles = session.get_one(Unit, delivery.subject_id), groups.titles(session)
    return words.silent(unit.short_name, titles.get(delivery.subject_id, ()))


def _promised(session: Session, delivery: Delivery, house: House) -> Screen | str:
    made = session.get_one(Promise, delivery.subject_id)
    head = deliveries.recipient(session, delivery)
    if not people.reaches(session, head, Action.REGISTER, unit_id=made.unit_id, now=house.now()):
        return "tidak lagi berwenang"
    unit = session.get_one(Unit, made.unit_id).short_name
    by = session.get_one(Person, made.made_by_id).name
    duty = session.get_one(Mandate, made.mandate_id)
    return reminder_answers.promised(unit, duty, made.day, by)


def _not_me(session: Session, delivery: Delivery, _house: House) -> Screen:
    draft = session.get_one(Draft, delivery.subject_id)
    return reminder_answers.said_not_me(answering.said_not_me(session, draft))


def _moved(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    """`step` is the entry of the audit that it tells."""
    mandate = session.get_one(Mandate, delivery.subject_id)
    entry = session.get_one(AuditEntry, int(delivery.step))
    if deadlines.latest(session, mandate).id != entry.id:
        return "tenggat dipindah lagi"
    before, after = (date.fromisoformat(at["deadline"]) for at in (entry.before, entry.after) if at)
    duty = duties.name(mandate.kind, mandate.year)
    return reminder_answers.moved(duty, before, after, entry.reason or "")


def _closed(session: Session, delivery: Delivery, house: House) -> Screen:
    return closing_words.report(closing.told(session, delivery), house.calendar.local)


def _reach_test(session: Session, delivery: Delivery, house: House) -> Screen | str:
    who, unit_id = deliveries.recipient(session, delivery), delivery.subject_id
    if not people.reaches(session, who, Action.REGISTER, unit_id=unit_id, now=house.now()):
        return "tidak lagi bertugas di unit itu"
    unit = session.get_one(Unit, unit_id).short_name
    return reach_words.asked(unit, delivery.id or 0)


def _unheard(session: Session, delivery: Delivery, house: House) -> Screen | str:
    calendar = hours.in_force(session, house.calendar)
    found = unheard.look(session, delivery, calendar=calendar, now=house.now())
    return found if isinstance(found, str) else reach_words.unheard(found, house.calendar.local)


KINDS: dict[str, Callable[[Session, Delivery, House], Screen | str]] = {
    reminders.KIND: _reminder,
    reminders.LIST: _list,
    reminders.RECAP: _recap,
    reminders.SILENT: _silent,
    answering.PROMISED: _promised,
    answering.NOT_ME: _not_me,
    deadlines.MOVED: _moved,
    closing.CLOSED: _closed,
    reach.KIND: _reach_test,
    unheard.KIND: _unheard,
}

"""Deliveries that somebody has subscribed to."""

from datetime import timedelta

from sqlmodel import Session

from models import Delivery, Person, Subscription, Wish
from services import mandates, recap, subscriptions
from services.house import House
from texts import recap as recaps
from texts import subscriptions as words
from texts.screen import Screen

LATE = timedelta(hours=1)
NOT_WANTED = "langganan dijeda atau diakhiri"
NO_NEWS = "kewajiban ditutup, dan tidak ada yang berubah sejak rekap sebelumnya"


def _told(session: Session, delivery: Delivery, house: House) -> Screen | str:
    one = session.get_one(Subscription, delivery.subject_id)
    if one.wish == Wish.ALL_DONE:
        return _all_have(session, house)
    return _recap(session, delivery, one, house)


def _recap(session: Session, delivery: Delivery, one: Subscription, house: House) -> Screen | str:
    if one.paused_at or one.ended_at:
        return NOT_WANTED
    who = session.get_one(Person, delivery.recipient_id).telegram_id
    if not subscriptions.has_news(session, delivery, mandates.meant(session)):
        return NO_NEWS
    found = recap.look(session, telegram_id=who, now=house.now())
    left = house.left(session, found.deadline)
    card = recaps.card(found, house.local_now(), left)
    is_late = house.now() - delivery.due_at > LATE
    local = house.calendar.local
    return words.sent(card, one, delivery.due_at, is_late=is_late, local=local)


def _all_have(session: Session, house: House) -> Screen | str:
    """One may be lacking again meanwhile, withdrawn: then it was too early."""
    found = mandates.missing(session, mandate=mandates.meant(session))
    if found.units:
        return "tidak lagi semua sudah"
    return words.all_have(found.mandated, found.year, house.local_now())


KINDS = {subscriptions.KIND: _told}

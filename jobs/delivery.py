"""Sends what is due: claim, look again, render, send, write down."""

import logging
from datetime import timedelta

from sqlmodel import Session
from telegram import Bot

from gateway.keyboards import inline_keyboard
from gateway.sender import NotSent, Outcome, Refused, Sent, Unknown, send
from jobs.notices import render
from models import Delivery, DeliveryState
from services import deliveries
from services.house import House
from texts.screen import Screen

log = logging.getLogger(__name__)


async def deliver_due(house: House, bot: Bot) -> int:
    """How many went out."""
    count = 0
    while (claimed := _claim(house)) is not None:
        delivery, chat_id, screen = claimed
        outcome = await send(bot, chat_id, screen.text, inline_keyboard(screen.buttons))
        _write_down(house, delivery, outcome)
        count += isinstance(outcome, Sent)
    return count


def _claim(house: House) -> tuple[Delivery, int, Screen] | None:
    with house.database.transaction() as session:
        while found := deliveries.claim(session, calendar=house.calendar, now=house.now()):
            rendered = render(session, found, house)
            if isinstance(rendered, Screen):
                return found, deliveries.recipient(session, found).telegram_id, rendered
            deliveries.end(session, found, DeliveryState.CANCELLED, rendered)
            session.flush()
    return None


def _write_down(house: House, claimed: Delivery, outcome: Outcome) -> None:
    with house.database.transaction() as session:
        delivery = session.get_one(Delivery, claimed.id)
        _record(session, delivery, outcome, house)


def _record(session: Session, delivery: Delivery, outcome: Outcome, house: House) -> None:
    now = house.now()
    match outcome:
        case Sent(message_id):
            deliveries.sent(session, delivery, message_id=message_id, now=now)
        case Refused(reason):
            deliveries.end(session, delivery, DeliveryState.FAILED, reason)
        case NotSent(retry_after):
            pause = timedelta(seconds=retry_after + 0.5) if retry_after else None
            deliveries.retry(session, delivery, now=now, maybe_arrived=False, after=pause)
        case Unknown():
            log.warning("delivery %s: outcome unknown, will be sent again", delivery.id)
            deliveries.retry(session, delivery, now=now, maybe_arrived=True)

"""The outbox: pick what is due, wait for the turn, claim, look again, send, write down.

A row is *sending* only while it is on its way. Few are in hand at a time, one for each recipient,
so that neither memory nor one slow chat grows with the number waiting.
"""

import asyncio
import logging
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot

from gateway.keyboards import inline_keyboard
from gateway.paced import HAS_TURN
from gateway.pacing import MARGIN, Lane, Pacer
from gateway.sender import (
    Attachment,
    Moved,
    NotSent,
    Outcome,
    Paused,
    Reason,
    Refused,
    Sent,
    Unknown,
    UnreadableFile,
    send,
)
from jobs.attachments import attached
from jobs.notices import render
from models import Delivery, DeliveryState
from services import alarms, deliveries, held_files
from services.alarms import Cause
from services.deliveries import Due
from services.house import House
from texts.screen import Screen

log = logging.getLogger(__name__)
IN_HAND = 12  # rows at a time: enough for 30 a second over a line that takes 0.4 s
PATIENCE = 5.0  # seconds for which a row waits in hand; beyond that it is put back
MANY = 5  # sends of unknown fate that are worth an alarm
LOOK = 2.0  # seconds until what has come due meanwhile is looked for, beside one that hangs
AFTER_TROUBLE = 1.0  # seconds until the database is asked again


class Outbox:
    def __init__(self, house: House, bot: Bot, pacer: Pacer) -> None:
        self.house, self.bot, self.pacer = house, bot, pacer
        self.is_stopped, self.pause, self.look = False, AFTER_TROUBLE, LOOK
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._lock, self._uploading = asyncio.Lock(), asyncio.Lock()

    async def deliver_due(self) -> None:
        """Returns when nothing is due and nothing in hand."""
        async with self._lock:
            while not self.is_stopped:
                await self.pacer.unhalted()
                if len(self._in_hand) < IN_HAND and (due := self._next()):
                    self._take_in_hand(due)
                elif self._in_hand:
                    await asyncio.wait(
                        self._in_hand.values(), timeout=self.look, return_when="FIRST_COMPLETED"
                    )
                else:
                    return

    async def stop(self, within: float) -> None:
        """Begins nothing new; what is cut off after `within` seconds is found by `recover`."""
        self.is_stopped = True
        if running := list(self._in_hand.values()):
            _, late = await asyncio.wait(running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _next(self) -> Due | None:
        with self.house.database.reading() as session:
            return deliveries.next_due(
                session,
                calendar=self.house.calendar,
                now=self.house.now(),
                busy=tuple(self._in_hand),
            )

    def _take_in_hand(self, due: Due) -> None:
        task = asyncio.create_task(self._deliver(due))
        self._in_hand[due.recipient_id] = task
        task.add_done_callback(lambda _: self._in_hand.pop(due.recipient_id))

    async def _deliver(self, due: Due) -> None:
        try:
            if (wait := self.pacer.closed_for(due.chat_id)) > PATIENCE:
                self._put_back(due, wait)
                return
            await self.pacer.turn(due.chat_id, Lane(due.lane))
            if (claimed := self._claim(due)) is not None:
                HAS_TURN.set(True)
                outcome = await self._send(due, *claimed)
                if isinstance(outcome, Paused) and outcome.is_token_wrong:
                    self.pacer.refused(None, outcome.seconds)
                await self._write_down(due, outcome)
        except Exception as error:
            log.exception("delivery %s could not be handled", due.id)
            await self._set_aside(due, is_unsent=isinstance(error, UnreadableFile))

    def _put_back(self, due: Due, wait: float) -> None:
        with self.house.database.transaction() as session:
            if delivery := session.get(Delivery, due.id):
                until = self.house.now() + timedelta(seconds=wait)
                deliveries.put_back(session, delivery, until=until)

    async def _send(self, due: Due, screen: Screen, file: Attachment | None) -> Outcome:
        """A file is uploaded once: who sends it meanwhile waits for that, and takes the copy that
        Telegram holds."""
        is_upload = file is not None and not file.held
        async with self._uploading if is_upload else nullcontext():
            file = file and self._held(file)
            buttons = inline_keyboard(screen.buttons)
            outcome = await send(self.bot, due.chat_id, screen.text, buttons, file)
            if file and isinstance(outcome, Sent) and outcome.file_id:
                self._keep(file.key, outcome.file_id)
        return outcome

    def _held(self, file: Attachment) -> Attachment:
        with self.house.database.reading() as session:
            return replace(file, held=held_files.known(session, file.key))

    def _keep(self, key: str, file_id: str) -> None:
        """It only spares the next upload: what comes of the message does not hang on it."""
        try:
            with self.house.database.transaction() as session:
                held_files.keep(session, key, file_id, now=self.house.now())
        except SQLAlchemyError:
            log.exception("a file that Telegram holds could not be noted")

    def _claim(self, due: Due) -> tuple[Screen, Attachment | None] | None:
        """Marks it *sending* and renders it; None if it is not to be sent any more."""
        with self.house.database.transaction() as session:
            claimed = deliveries.claim(session, due.id, now=self.house.now())
            if claimed is None:
                return None
            rendered = render(session, claimed, self.house)
            if isinstance(rendered, Screen):
                return rendered, attached(session, claimed, self.house)
            deliveries.end(session, claimed, DeliveryState.CANCELLED, rendered)
            return None

    async def _write_down(self, due: Due, outcome: Outcome) -> None:
        """Until it is written: what was sent and not recorded would be sent again."""
        while True:
            try:
                with self.house.database.transaction() as session:
                    delivery = session.get(Delivery, due.id)
                    if delivery and delivery.state == DeliveryState.SENDING:
                        record(session, delivery, outcome, self.house)
            except Exception:
                log.exception("delivery %s: its outcome could not be written yet", due.id)
                await asyncio.sleep(self.pause)
            else:
                return

    async def _set_aside(self, due: Due, *, is_unsent: bool) -> None:
        """One row that cannot be rendered, or whose file cannot be read, must not keep the rest
        from being sent. Until it is written: else it would be *sending* for ever."""
        while True:
            await asyncio.sleep(self.pause)
            try:
                self._note_set_aside(due, is_unsent=is_unsent)
            except SQLAlchemyError:
                log.exception("delivery %s could not be set aside yet", due.id)
            else:
                return

    def _note_set_aside(self, due: Due, *, is_unsent: bool) -> None:
        with self.house.database.transaction() as session:
            if delivery := session.get(Delivery, due.id):
                deliveries.set_aside(session, delivery, now=self.house.now(), is_unsent=is_unsent)
                alarms.sound(session, Cause.UNRENDERED, now=self.house.now())


def record(session: Session, delivery: Delivery, outcome: Outcome, house: House) -> None:
    """The error table of docs/reliability.md."""
    match outcome:
        case Sent(message_id, flaw):
            deliveries.sent(session, delivery, message_id=message_id, now=house.now())
            if flaw:
                log.error("alarm: delivery %s was sent mended: %s", delivery.id, flaw)
                alarms.sound(session, Cause.MARKUP, now=house.now())
        case Refused(reason, words):
            _refused(session, delivery, reason, words, house)
        case Moved(chat_id):
            old = delivery.chat_id or deliveries.recipient(session, delivery).telegram_id
            deliveries.moved(session, old=old, new=chat_id)
            deliveries.put_back(session, delivery, until=house.now())
        case Paused():
            _paused(session, delivery, outcome, house)
        case NotSent():
            deliveries.retry(session, delivery, now=house.now(), maybe_arrived=False)
        case Unknown():
            _unknown(session, delivery, house)


def _refused(
    session: Session, delivery: Delivery, reason: Reason, words: str, house: House
) -> None:
    if reason is Reason.REFUSED:
        deliveries.end(session, delivery, DeliveryState.FAILED, f"{reason}: {words}")
        return
    deliveries.end(session, delivery, DeliveryState.FAILED, reason)
    deliveries.lost(session, delivery, reason=reason, now=house.now())


def _paused(session: Session, delivery: Delivery, outcome: Paused, house: House) -> None:
    if outcome.is_token_wrong:
        log.error("alarm: Telegram does not accept the token")
        alarms.sound(session, Cause.TOKEN, now=house.now())
    until = house.now() + timedelta(seconds=outcome.seconds + MARGIN)
    deliveries.put_back(session, delivery, until=until)


def _unknown(session: Session, delivery: Delivery, house: House) -> None:
    deliveries.retry(session, delivery, now=house.now(), maybe_arrived=True)
    is_alarming = delivery.unknowns >= MANY
    level = logging.ERROR if is_alarming else logging.WARNING
    log.log(level, "delivery %s: fate unknown, %s times", delivery.id, delivery.unknowns)
    if is_alarming:
        alarms.sound(session, Cause.UNKNOWN, now=house.now())

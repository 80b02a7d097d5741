"""Store, then confirm; work from the table, in order within a chat, in parallel across chats."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Row, Update, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session, SQLModel, col
from telegram.error import BadRequest, NetworkError, RetryAfter

from gateway.payloads import chat_of, packed
from gateway.turns import TURN, Turn
from models import Incoming, IncomingState
from models.database import Database

log = logging.getLogger(__name__)
WORKERS = 64  # as many as may be on the way to Telegram at once, each with its connection
TRIES = 3
AFTER_TROUBLE = 1.0  # seconds until the database is asked again
# A fault of the line or of the database says nothing of the row: it is no try, and the chat waits,
# twice as long each time, for an hour in all.
PASSING = (NetworkError, RetryAfter, OperationalError)
LONGEST_PAUSE, PASSES = 60.0, 66

# Every turn runs these: made once, and over the table, they cost half of queries for objects.
ROWS = SQLModel.metadata.tables[str(Incoming.__tablename__)]
Stored = Row[int, int, bytes, int]  # id, chat_id, payload, attempts
IS_WAITING = ROWS.c.state == IncomingState.WAITING
WAITING = (
    select(ROWS.c.id, ROWS.c.chat_id, ROWS.c.payload, ROWS.c.attempts)
    .where(IS_WAITING)
    .order_by(ROWS.c.id)
)
OLDEST = WAITING.where(ROWS.c.chat_id == bindparam("chat")).limit(2)
OF_CHATS = WAITING.where(ROWS.c.chat_id.in_(bindparam("chats", expanding=True)))
STORE = {
    "sqlite": sqlite.insert(ROWS).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(ROWS).on_conflict_do_nothing(),
}
SETTLE = (
    update(ROWS)
    .where(ROWS.c.id == bindparam("row"), IS_WAITING)
    .values(state=IncomingState.SETTLED, settled_at=bindparam("at"))
)
ANSWER = update(ROWS).where(ROWS.c.id == bindparam("row")).values(state=IncomingState.ANSWERED)


class HandledElsewhereError(Exception):
    """The update has taken effect already."""


class Intake:
    """`handle` gets the update as a dict; `apologise` gets a chat and an incident code. `admit`
    says which of a batch are taken at all: all of them, unless it is set."""

    def __init__(self, database: Database, *, bot_id: int, now: Callable[[], datetime]) -> None:
        self.database, self.bot_id, self.now = database, bot_id, now
        self.handle: Callable[[dict[str, Any]], Awaitable[None]]
        self.apologise: Callable[[int, str], Awaitable[None]]
        self.admit: Callable[[Iterable[dict[str, Any]]], list[dict[str, Any]]] = list
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._ahead: dict[int, list[Stored]] = {}
        self._slots = asyncio.Semaphore(WORKERS)
        self.pause = AFTER_TROUBLE
        self._troubles: dict[int, int] = {}
        self._answered: list[int] = []
        self._is_closed = False

    # ---- storing

    def store(self, updates: Iterable[dict[str, Any]]) -> None:
        """One commit for the batch; an update that is known, or named twice, is stored once."""
        rows = [self._row(one) for one in self.admit(updates)]
        senders = {row["chat_id"] for row in rows}
        with self._writing() as connection:
            if rows:
                connection.execute(STORE[connection.dialect.name], rows)
            idle = list(senders - self._busy.keys())
            waiting = connection.execute(OF_CHATS, {"chats": idle}).all() if idle else ()
        for row in waiting:  # what the first turns would each ask the database for
            self._ahead.setdefault(row.chat_id, []).append(row)
        for chat in senders:
            self.wake(chat)

    def _row(self, one: dict[str, Any]) -> dict[str, Any]:
        return {
            "bot_id": self.bot_id,
            "update_id": int(one["update_id"]),
            "chat_id": chat_of(one),
            "payload": packed(one),
            "state": IncomingState.WAITING,
            "attempts": 0,
            "received_at": self.now(),
        }

    # ---- working

    def wake(self, chat_id: int) -> None:
        self._woken.add(chat_id)
        if chat_id in self._busy:
            self._ahead.pop(chat_id, None)  # a turn that has not begun has to see this one as well
        elif not self._is_closed:
            self._busy[chat_id] = asyncio.create_task(self._drain(chat_id))

    def wake_all(self) -> None:
        """What an earlier process left behind comes first."""
        waiting = col(Incoming.state) == IncomingState.WAITING
        with self.database.reading() as session:
            chats = session.scalars(select(Incoming.chat_id).where(waiting).distinct()).all()  # type: ignore[call-overload]
        for chat in chats:
            self.wake(chat)

    async def idle(self) -> None:
        """Returns when nothing is being worked on."""
        while self._busy:
            await asyncio.gather(*self._busy.values())

    async def close(self, within: float) -> None:
        """No new turn begins. Those that run may end, `within` seconds at most: one that is cut
        off is done again, or its chat shown where it is, at the next start."""
        self._is_closed = True
        if running := list(self._busy.values()):
            _, late = await asyncio.wait(running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self.flush()

    async def _drain(self, chat_id: int) -> None:
        try:
            while not self._is_closed and await self._works_on(chat_id):
                pass
        finally:
            del self._busy[chat_id]

    async def _works_on(self, chat_id: int) -> bool:
        """The oldest row; False if it was the last one, or there is none. A database that is locked
        or full strands nobody: what could not be written down is done again."""
        self._woken.discard(chat_id)
        try:
            if not (rows := self._oldest(chat_id)):
                return False
            async with self._slots:
                is_done = await self._turn(rows[0])
            await self._wait_for_better(rows[0].id)
        except SQLAlchemyError:
            log.exception("alarm: the database fails, chat %s waits", chat_id)
            await asyncio.sleep(self.pause)
            return True
        return len(rows) > 1 or not is_done or chat_id in self._woken

    async def _wait_for_better(self, row_id: int) -> None:
        if tries := self._troubles.get(row_id):
            await asyncio.sleep(min(self.pause * 2 ** (tries - 1), LONGEST_PAUSE))

    def _oldest(self, chat_id: int) -> Sequence[Stored]:
        """Two, so that the last one is known for it; or what was read when they were stored."""
        if rows := self._ahead.pop(chat_id, None):
            return rows
        with self.database.engine.connect() as connection:
            return connection.execute(OLDEST, {"chat": chat_id}).all()

    async def _turn(self, row: Stored) -> bool:
        """Whether it is known that the row waits no more."""
        if self._is_closed:
            return False
        turn = Turn(row.id, row.chat_id)
        token = TURN.set(turn)
        try:
            await self.handle(orjson.loads(row.payload))
        except Exception as error:
            log.exception("update row %s could not be read", row.id)
            turn.failure = error
        finally:
            TURN.reset(token)
        await self._close(turn, row.attempts + 1)
        return turn.is_settled or turn.failure is None

    async def _close(self, turn: Turn, attempts: int) -> None:
        if self._may_pass(turn):
            return
        if turn.is_settled and turn.failure is None:
            self._answered.append(turn.row_id)
        elif turn.is_settled:
            log.error("update row %s took effect, but its answer failed", turn.row_id)
        elif turn.failure is None:
            self._change(turn.row_id, state=IncomingState.ANSWERED, settled_at=self.now())
        elif attempts < TRIES:
            self._change(turn.row_id, attempts=attempts)
        else:
            await self._park(turn, attempts)

    def _may_pass(self, turn: Turn) -> bool:
        passes = isinstance(turn.failure, PASSING) and not isinstance(turn.failure, BadRequest)
        if turn.is_settled or not passes:
            self._troubles.pop(turn.row_id, None)
            return False
        tries = self._troubles[turn.row_id] = self._troubles.get(turn.row_id, 0) + 1
        return tries <= PASSES

    async def _park(self, turn: Turn, attempts: int) -> None:
        self._troubles.pop(turn.row_id, None)
        incident = secrets.token_hex(3).upper()
        log.error("update row %s is parked, incident %s", turn.row_id, incident)
        parked = {"state": IncomingState.PARKED, "attempts": attempts, "incident": incident}
        self._change(turn.row_id, **parked)
        await self._apologise(turn.chat_id, incident)

    async def _apologise(self, chat_id: int, incident: str) -> None:
        """A person who cannot be reached must not keep the rest of the chat from being worked."""
        try:
            await self.apologise(chat_id, incident)
        except Exception:
            log.exception("incident %s could not be told to chat %s", incident, chat_id)

    def _change(self, row_id: int, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(_waiting(row_id).values(**values))

    # ---- settling

    def settle(self, session: Session) -> None:
        """Called inside the handler's own transaction. HandledElsewhereError undoes it if another
        process, which took over, was faster."""
        turn = TURN.get()
        connection = session.connection()
        self._note_answered(connection)
        if turn is not None and not turn.is_settled:
            mine = {"row": turn.row_id, "at": self.now()}
            if connection.execute(SETTLE, mine).rowcount != 1:
                raise HandledElsewhereError(turn.row_id)

    def mark_settled(self) -> None:
        """Called once that transaction has been committed, and before anything is waited for."""
        self._answered.clear()
        if turn := TURN.get():
            turn.is_settled = True

    def flush(self) -> None:
        """Writes down which people have seen their answer, if that is not written yet."""
        if self._answered:
            with self._writing():
                pass

    def cut_off(self) -> dict[int, list[int]]:
        """Chats whose last effect is committed but whose answer may never have left, with those of
        their rows; `shown` once they have seen where they are."""
        unsure = col(Incoming.state) == IncomingState.SETTLED, col(Incoming.chat_id) > 0
        with self.database.reading() as session:
            rows = session.execute(select(Incoming.id, Incoming.chat_id).where(*unsure)).all()  # type: ignore[call-overload]
        chats: dict[int, list[int]] = {}
        for row_id, chat in rows:
            chats.setdefault(chat, []).append(row_id)
        return chats

    def shown(self, rows: Iterable[int]) -> None:
        self._answered += rows

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A commit that carries whose answer was seen as well."""
        with self.database.writing() as connection:
            yield connection
            self._note_answered(connection)
        self._answered.clear()

    def _note_answered(self, connection: Connection) -> None:
        """The list is emptied once the commit that carries it is done, which nothing comes between:
        one that fails loses nobody."""
        if self._answered:
            connection.execute(ANSWER, [{"row": row_id} for row_id in self._answered])


def _waiting(row_id: int) -> Update:
    """A change of that row, as long as it waits."""
    return update(ROWS).where(ROWS.c.id == row_id, IS_WAITING)

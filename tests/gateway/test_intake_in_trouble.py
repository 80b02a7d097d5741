"""The line or the database fails under a turn: nothing is given up for it, nobody forgotten."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from telegram.error import NetworkError, RetryAfter, TimedOut

from gateway.intake import PASSES, TRIES
from models import IncomingState
from tests.gateway.desk import Desk, said


async def test_a_fault_of_the_line_is_no_try(desk: Desk) -> None:
    """The file cannot be fetched for a while: the row waits, and its chat behind it in order."""
    troubles = iter([TimedOut(), NetworkError("reset"), RetryAfter(1), NetworkError("502")])
    desk.intake.handle, desk.intake.pause = failing(desk, troubles), 0.0
    desk.intake.store([said(1, "berkas"), said(2, "baik")])
    await desk.intake.idle()
    assert next(troubles, None) is None
    assert desk.handled == [(7, "berkas"), (7, "baik")]
    assert [row.state for row in desk.rows()] == [IncomingState.ANSWERED] * 2
    assert desk.told == []


async def test_a_line_that_never_gets_better_holds_up_no_chat_for_ever(desk: Desk) -> None:
    troubles = (NetworkError("reset") for _ in range(PASSES + TRIES))
    desk.intake.handle, desk.intake.pause = failing(desk, troubles), 0.0
    desk.intake.store([said(1, "berkas"), said(2, "baik")])
    await desk.intake.idle()
    assert next(troubles, None) is None
    assert [row.state for row in desk.rows()] == [IncomingState.PARKED, IncomingState.ANSWERED]


def failing(desk: Desk, troubles: Iterator[Exception]) -> Callable[[dict[str, Any]], Any]:
    async def handle(one: dict[str, Any]) -> None:
        if trouble := next(troubles, None):
            raise trouble
        await desk.handle(one)

    return handle


async def test_what_cannot_be_written_down_is_not_stranded(desk: Desk) -> None:
    """The disk is full between a message and its mark: the chat goes on when it is not any more."""
    troubles = iter([True, True])

    def is_full(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE") and next(troubles, False):
            raise OperationalError(statement, {}, Exception("disk full"))

    event.listen(desk.intake.database.writer, "before_cursor_execute", is_full)
    desk.intake.pause = 0.0
    desk.intake.store([said(1, "rusak"), said(2, "baik")])
    await desk.intake.idle()
    assert next(troubles, False) is False
    parked, fine = desk.rows()
    assert (parked.state, fine.state) == (IncomingState.PARKED, IncomingState.ANSWERED)
    assert desk.handled.count((7, "baik")) == 1


async def test_whose_answer_was_seen_is_known_although_a_commit_failed(desk: Desk) -> None:
    """Nobody is shown their place at the next start for it."""
    writer, fails = desk.intake.database.writer, iter([True])

    def is_full(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    async def handle(one: dict[str, Any]) -> None:
        if one["message"]["text"] == "b" and next(fails, False):
            event.listen(writer, "commit", is_full, once=True)
        with desk.intake.database.transaction() as session:
            desk.intake.settle(session)
        desk.intake.mark_settled()

    desk.intake.handle = handle
    desk.intake.store([said(1, "a"), said(2, "b")])
    await desk.intake.idle()
    assert next(fails, False) is False
    assert desk.rows()[1].attempts == 0  # the database's fault is no try
    desk.intake.flush()
    assert desk.intake.cut_off() == {}

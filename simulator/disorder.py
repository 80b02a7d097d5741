"""Faults of the update stream: twice, out of order, and again after it was confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.updates import Queued

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.accounts import Bot


@dataclass(frozen=True, slots=True)
class Disorder:
    """What a rule does to the update that it hits: `world.faults.add(TWICE, chat=1001)`."""

    name: str
    befall: Callable[[Bot], None]


def twice(bot: Bot, *, same_id: bool = False) -> None:
    """Repeats the newest update; Telegram has been seen to do it under a new id as well."""
    queue = bot.queue
    newest = queue.waiting[-1]
    number = newest.id if same_id else queue.next_id
    queue.next_id += 0 if same_id else 1
    queue.waiting.append(Queued(newest.update | {"update_id": number}, newest.since))
    queue.wake()


def overtaken(bot: Bot) -> None:
    """The newest update is kept back and arrives after the one that comes next."""
    bot.queue.waiting[-1].overtaken = True


def comes_again(bot: Bot) -> None:
    """The newest update comes back once after it was confirmed."""
    bot.queue.waiting[-1].comes_again = True


def swap(bot: Bot) -> None:
    """The last two updates arrive the wrong way round."""
    waiting = bot.queue.waiting
    waiting[-1], waiting[-2] = waiting[-2], waiting[-1]


def again(bot: Bot) -> None:
    """The update confirmed last comes back, as after a crash on Telegram's side."""
    if bot.queue.last_confirmed:
        bot.queue.waiting.appendleft(bot.queue.last_confirmed)
        bot.queue.wake()


TWICE = Disorder("twice", twice)
OVERTAKEN = Disorder("swap", overtaken)
AGAIN = Disorder("again", comes_again)


def quiet_week(bot: Bot, next_id: int) -> None:
    """After a week without updates the numbering goes on anywhere, also further down."""
    bot.queue.next_id = next_id

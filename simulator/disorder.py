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
    befall: Callable[[Bot, Queued], None]


# ---- by rule, to the update that was just queued


def _repeat(bot: Bot, queued: Queued, *, same_id: bool = False) -> None:
    queue = bot.queue
    number = queued.id if same_id else queue.next_id
    queue.next_id += 0 if same_id else 1
    queue.waiting.append(Queued(queued.update | {"update_id": number}, queued.since))
    queue.wake()


def _keep_back(_: Bot, queued: Queued) -> None:
    queued.overtaken = True


def _bring_back(_: Bot, queued: Queued) -> None:
    queued.comes_again = True


TWICE = Disorder("twice", _repeat)
OVERTAKEN = Disorder("swap", _keep_back)  # kept back until the next one has gone before it
AGAIN = Disorder("again", _bring_back)  # comes once more after it was confirmed


# ---- at once, to what waits now


def twice(bot: Bot, *, same_id: bool = False) -> None:
    """Repeats the newest update; Telegram has been seen to do it under a new id as well."""
    _repeat(bot, bot.queue.waiting[-1], same_id=same_id)


def swap(bot: Bot) -> None:
    """The last two updates arrive the wrong way round."""
    waiting = bot.queue.waiting
    waiting[-1], waiting[-2] = waiting[-2], waiting[-1]


def again(bot: Bot) -> None:
    """The update confirmed last comes back, as after a crash on Telegram's side."""
    if bot.queue.last_confirmed:
        bot.queue.waiting.appendleft(bot.queue.last_confirmed)
        bot.queue.wake()


def quiet_week(bot: Bot, next_id: int) -> None:
    """After a week without updates the numbering goes on anywhere, also further down."""
    bot.queue.next_id = next_id

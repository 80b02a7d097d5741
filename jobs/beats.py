"""What is done while the bot runs, again and again or once. APScheduler gives the beat, nothing
more."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.ext import JobQueue

# Late is better than never, once is enough, and never twice at a time.
OPTIONS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
AT_ONCE = 0.2  # seconds; what is due now has passed when it is looked at, and waits a whole beat
Work = Callable[[], Awaitable[object]]


def set_beats(queue: JobQueue[Any], beats: Mapping[Work, float]) -> None:
    """`beats` maps work to the seconds between two runs of it; the first comes at once."""
    for work, seconds in beats.items():
        queue.run_repeating(_called(work), seconds, first=AT_ONCE, job_kwargs=OPTIONS)


def set_once(queue: JobQueue[Any], work: Work, after: float) -> None:
    """`after` so many seconds; the job bears the name of the work."""
    options = {"misfire_grace_time": None}
    queue.run_once(_called(work), after, name=work.__name__, job_kwargs=options)


def _called(work: Work) -> Callable[[object], Any]:
    async def run(_context: object) -> None:
        await work()

    return run

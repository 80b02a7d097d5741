"""Wherever a crash comes (at each statement that writes, each commit, each call to Telegram before
it is carried out and before its answer is known), no answer is lost, no message goes unsent, and a
copy comes only of what was on its way at that instant."""

from collections.abc import Iterable
from itertools import count

from tests.reliability.scorecard.figure import Figure, none
from tests.reliability.scorecard.story import days


def measure(_seed: int) -> Iterable[Figure]:
    *crashed, whole = days(count(1))
    lost = sum(len(day.lost) for day in (*crashed, whole))
    copies = sum(len(day.copies) for day in (*crashed, whole))
    yield none("3 exhaustive crash points: lost or unseen", lost, of=len(crashed))
    yield none("3 exhaustive crash points: copies outside the send window", copies, of=len(crashed))

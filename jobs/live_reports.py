"""Reports of what was sent edit themselves, until all messages are settled."""

from collections.abc import Callable

from sqlmodel import Session

from jobs.kept import Told
from models import LiveReport
from services import live_reports, nudges
from services.circulars import report as circulars
from services.house import House
from services.kept import Kept
from texts import nudges as nudge_words
from texts.circulars import sending as circular_words

BEAT = 3.0  # seconds


def tell(session: Session, one: Kept, house: House) -> Told:
    assert isinstance(one.row, LiveReport)  # noqa: S101
    kind, _, about = one.row.subject.partition(":")
    return TOLD[kind](session, about, one.telegram_id, house)


def _nudge(session: Session, step: str, telegram_id: int, house: House) -> Told:
    found = nudges.report(session, step, telegram_id=telegram_id, now=house.now())
    screen = nudge_words.report(found, step, house.local_now())
    return Told(telegram_id, screen, str(found), _end(is_settled=found.is_settled))


def _circular(session: Session, number: str, telegram_id: int, house: House) -> Told:
    found = circulars.report(session, int(number), telegram_id=telegram_id, now=house.now())
    screen = circular_words.report(found, house.local_now())
    shown = circular_words.fingerprint(found)
    return Told(telegram_id, screen, shown, _end(is_settled=found.is_settled))


def _end(*, is_settled: bool) -> str:
    return live_reports.SETTLED if is_settled else ""


TOLD: dict[str, Callable[[Session, str, int, House], Told]] = {
    nudges.FOLLOWED: _nudge,
    circulars.FOLLOWED: _circular,
}

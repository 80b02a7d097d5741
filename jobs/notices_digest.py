"""Deliveries of the weekly digest: a caption under a picture, both of the moment of sending."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from json import dumps

from sqlmodel import Session

from gateway.sender import Attachment
from models import Delivery
from reports.digest import digest_png
from services import hours, weeks
from services.digest import report, sending
from services.digest.report import Digest
from services.house import House
from texts import digest as words
from texts.screen import Screen


def _digest(session: Session, delivery: Delivery, house: House) -> Screen | str:
    calendar, now = house.calendar, house.now()
    if (reason := sending.why_not(session, delivery, calendar=calendar, now=now)) is not None:
        return reason
    found = _look(session, house)
    return words.caption(found, house.local_now(), calendar.local, is_wanted=True)


def _picture(session: Session, _delivery: Delivery, house: House) -> Attachment:
    """The same for all who get it in the same minute."""
    picture = words.picture(_look(session, house), house.local_now())
    key = sha256(dumps(picture, sort_keys=True).encode()).hexdigest()
    return Attachment(f"digest:{key}", "ringkasan.png", partial(digest_png, picture), True)


def _look(session: Session, house: House) -> Digest:
    """Since the week before began; where that had no working day, since seven days ago."""
    calendar = hours.in_force(session, house.calendar)
    before = weeks.beginning(calendar, house.today() - weeks.WEEK, sending.HOUR)
    since = before or house.now() - weeks.WEEK
    return report.look(session, since=since, calendar=calendar, now=house.now())


KINDS: dict[str, Callable[[Session, Delivery, House], Screen | str]] = {sending.KIND: _digest}
ATTACHED = {sending.KIND: _picture}

"""Pinned boards are edited when what they say has changed, each at most once a minute."""

from sqlmodel import Session

from jobs.kept import Told
from models import PinnedBoard
from services import boards
from services.house import House
from services.kept import Kept
from texts import boards as words
from texts.screen import Screen

BEAT = 15.0  # seconds


def tell(session: Session, one: Kept, house: House) -> Told:
    """Buttons in the private chat only."""
    assert isinstance(one.row, PinnedBoard)  # noqa: S101
    at, local = house.local_now(), house.calendar.local
    found = boards.look(session, telegram_id=one.telegram_id, terms=house.terms())
    screen = words.card(found, "", at, local, is_pinned=True)
    is_private = one.row.chat_id == one.telegram_id
    shown = screen if is_private else Screen(screen.text)
    return Told(one.row.chat_id, shown, words.fingerprint(found, local))

"""Once, soon after the start: what is kept in memory is read before somebody asks for it. With
10,000 innovations that takes seconds, for which the first ranking would have to wait."""

import asyncio
import logging

from services import rankings
from services.house import House

log = logging.getLogger(__name__)
AFTER = 5.0  # seconds; who wrote while nobody served is answered first


async def warm(house: House) -> None:
    """Where it fails, whoever asks first waits, as they would have without it."""
    try:
        await asyncio.to_thread(_read_ahead, house)
    except Exception:
        log.exception("nothing is read ahead")


def _read_ahead(house: House) -> None:
    with house.database.reading() as session:
        rankings.read_ahead(session, house.terms(), house.calendar.local)
        house.shelf.refresh(session)

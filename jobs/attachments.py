"""The files that deliveries carry. Their bytes are made or read in a thread, and only where
Telegram does not hold them yet."""

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from gateway.sender import Attachment
from jobs import notices_circulars, notices_digest
from models import Delivery
from services import held_files
from services.house import House

KINDS: dict[str, Callable[[Session, Delivery, House], Attachment]] = {
    **notices_circulars.ATTACHED,
    **notices_digest.ATTACHED,
}


def attached(session: Session, delivery: Delivery, house: House) -> Attachment | None:
    """None for what is text alone."""
    if (of := KINDS.get(delivery.kind)) is None:
        return None
    file = of(session, delivery, house)
    return replace(file, held=held_files.known(session, file.key))

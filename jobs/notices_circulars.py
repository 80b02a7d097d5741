"""Deliveries of circulars: the summary under the file."""

from collections.abc import Callable
from functools import partial

from sqlmodel import Session

from gateway.sender import Attachment
from models import Circular, Delivery
from reports.circular import circular_pdf
from services.circulars import audience, sending
from services.house import House
from texts.circulars import arrival as words
from texts.screen import Screen


def _circular(session: Session, delivery: Delivery, house: House) -> Screen | str:
    if (reason := sending.why_not(session, delivery, now=house.now())) is not None:
        return reason
    it = session.get_one(Circular, delivery.subject_id)
    return words.delivered(it, is_again=sending.is_again(session, delivery))


def _file(session: Session, delivery: Delivery, house: House) -> Attachment:
    """The PDF that came with it, else one made of its text."""
    it = session.get_one(Circular, delivery.subject_id)
    if it.file:
        digest = str(it.file["sha256"])
        return Attachment(digest, words.file_name(it), partial(house.vault.get, digest))
    made = partial(circular_pdf, words.paper(it, audience.named_units(session, it)))
    return Attachment(f"circular:{it.id}:{it.revision}", words.file_name(it), made)


KINDS: dict[str, Callable[[Session, Delivery, House], Screen | str]] = {sending.KIND: _circular}
ATTACHED = {sending.KIND: _file}

"""Deliveries about innovations that were marked as uploaded."""

from sqlmodel import Session

from models import Delivery, Innovation
from services.house import House
from services.package import uploading
from texts.package.screens import told
from texts.screen import Screen


def _uploaded(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    """`step` is the change of status, of which nothing is said once another has come."""
    change = uploading.latest(session, delivery.subject_id)
    if change is None or str(change.id) != delivery.step:
        return "sudah berubah lagi"
    return told(session.get_one(Innovation, delivery.subject_id), change)


KINDS = {uploading.TOLD: _uploaded}

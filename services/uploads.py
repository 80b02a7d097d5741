"""Spreadsheets that were handed in: kept first, read and previewed after."""

from datetime import datetime

from sqlmodel import Session

from models import SheetUpload
from services import people
from services.desk import Desk
from services.errors import NotFound
from services.outcomes import SheetTaken
from services.policy import Action

KINDS = {
    "innovation_sheet": "innovations",
    "people_sheet": "people",
    "invitation_sheet": "invitations",
}


def take(desk: Desk) -> SheetTaken:
    """The form is sent."""
    who = desk.person.telegram_id
    people.allowed(desk.session, Action.IMPORT, telegram_id=who, now=desk.now)
    upload = SheetUpload(
        kind=KINDS[desk.form.name],
        file=desk.value("sheet")[0],
        by_id=desk.person.id or 0,
        uploaded_at=desk.now,
    )
    desk.session.add(upload)
    desk.session.flush()
    return SheetTaken(upload.id or 0)


def mine(session: Session, upload_id: int, *, telegram_id: int, now: datetime) -> SheetUpload:
    """To whoever handed it in, while they work for all units."""
    who = people.allowed(session, Action.IMPORT, telegram_id=telegram_id, now=now)
    upload = session.get(SheetUpload, upload_id)
    if upload is None or upload.by_id != who.id:
        raise NotFound
    return upload

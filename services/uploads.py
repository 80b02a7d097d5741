"""Spreadsheets that were handed in: kept first, read and previewed after."""

from datetime import datetime

from sqlmodel import Session, col, select

from models import SheetUpload
from services import people
from services.desk import Desk
from services.errors import NotFound
from services.outcomes import SheetTaken
from services.policy import Action
from services.privacy import retention

KINDS = {
    "innovation_sheet": "innovations",
    "people_sheet": "people",
    "invitation_sheet": "invitations",
    "score_sheet": "scores",
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
    return SheetTaken(upload.id or 0, upload.kind)


def mine(session: Session, upload_id: int, *, telegram_id: int, now: datetime) -> SheetUpload:
    """To whoever handed it in, while they work for all units."""
    who = people.allowed(session, Action.IMPORT, telegram_id=telegram_id, now=now)
    upload = session.get(SheetUpload, upload_id)
    if upload is None or upload.by_id != who.id or retention.has_outlived(upload, now=now):
        raise NotFound
    return upload


def entered_before(session: Session, upload: SheetUpload) -> SheetUpload | None:
    """The upload by which the same bytes were entered, whoever brought them. Only of scores: the
    same list of invitations may be meant to invite once more."""
    others = SheetUpload.kind == upload.kind, SheetUpload.id != upload.id
    applied = select(SheetUpload).where(*others, col(SheetUpload.applied_at).is_not(None))
    same = (it for it in session.exec(applied) if it.file["sha256"] == upload.file["sha256"])
    return next(same, None) if upload.kind == "scores" else None

"""A sheet as a whole: looked through, then entered a hundred rows a transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from models import Person, SheetUpload
from services import audit, people, uploads
from services.desk import Terms
from services.errors import AlreadyDecided, Incomplete
from services.importing import innovations
from services.importing import people as posts
from services.importing.rows import Checked, Preview, Row
from services.official import sheet as scores
from services.policy import Action

BATCH = 100


class Check(Protocol):
    def __call__(
        self, session: Session, rows: Sequence[Row], *, person: Person, terms: Terms
    ) -> list[Checked]: ...


class Enter(Protocol):
    def __call__(
        self,
        session: Session,
        found: Checked,
        *,
        upload: SheetUpload,
        person: Person,
        now: datetime,
    ) -> None: ...


KINDS: dict[str, tuple[Check, Enter]] = {
    "innovations": (innovations.check, innovations.enter),
    "people": (posts.check_people, posts.enter),
    "invitations": (posts.check_posts, posts.enter),
    "scores": (scores.check, scores.enter),
}


CLOSING = {"scores": scores.close}  # what follows once all rows are in


def check(
    session: Session, kind: str, rows: Sequence[Row], *, telegram_id: int, terms: Terms
) -> list[Checked]:
    """Every row with its values or its faults. Reads only: a thread may do it."""
    who = people.allowed(session, Action.IMPORT, telegram_id=telegram_id, now=terms.now)
    look, _ = KINDS[kind]
    return look(session, rows, person=who, terms=terms)


def preview(kind: str, checked: Sequence[Checked]) -> Preview:
    return Preview(
        kind=kind,
        new=sum(found.is_new for found in checked),
        known=sum(found.is_known for found in checked),
        faulty=sum(bool(found.faults) for found in checked),
        cards=sum(found.is_new and _is_card(kind, found) for found in checked),
        faults=tuple(fault for found in checked for fault in found.faults),
        changed=tuple(one for one in checked if one.is_new and scores.BEFORE in one.values),
    )


def enter(
    session: Session,
    upload_id: int,
    checked: Sequence[Checked],
    *,
    telegram_id: int,
    now: datetime,
) -> SheetUpload:
    """The next hundred rows after those that are in; faulty and known ones count as done. The last
    of them closes the upload, and a closed one is left as it is. Incomplete where nothing may be
    entered (`Preview.may_enter`), AlreadyDecided where the same file was entered before."""
    upload = uploads.mine(session, upload_id, telegram_id=telegram_id, now=now)
    if upload.applied_at is not None:
        return upload
    looked = preview(upload.kind, checked)
    if uploads.entered_before(session, upload) is not None:
        raise AlreadyDecided
    if not upload.applied_rows and not looked.may_enter:
        raise Incomplete(looked.faulty)
    who = people.known(session, telegram_id=telegram_id)
    _, write = KINDS[upload.kind]
    for found in checked[upload.applied_rows : upload.applied_rows + BATCH]:
        if found.is_new:
            write(session, found, upload=upload, person=who, now=now)
    upload.applied_rows = min(upload.applied_rows + BATCH, len(checked))
    session.add(upload)
    if upload.applied_rows == len(checked):
        _close(session, upload, checked, who_id=who.id or 0, now=now)
    return upload


def _close(
    session: Session,
    upload: SheetUpload,
    checked: Sequence[Checked],
    *,
    who_id: int,
    now: datetime,
) -> None:
    upload.applied_at = now
    if close := CLOSING.get(upload.kind):
        close(session, checked, upload=upload, now=now)
    subject, after = f"upload:{upload.id}", {"rows": len(checked), "kind": upload.kind}
    audit.record(session, "sheet.applied", subject, who_id=who_id, now=now, after=after)


def _is_card(kind: str, found: Checked) -> bool:
    return kind in {"people", "invitations"} and found.values.get(posts.TELEGRAM) is None

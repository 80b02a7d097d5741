"""The message under a pressed button becomes a report that edits itself."""

from sqlmodel import Session

from handlers.context import Context
from handlers.incoming import Tapped
from services import live_reports


def follow(session: Session, tapped: Tapped, context: Context, subject: str) -> None:
    if pressed := tapped.query.message:
        live_reports.follow(session, subject, pressed.message_id, **context.who(tapped))

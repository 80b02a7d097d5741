"""What the form of several uploads offers."""

from sqlmodel import Session, col

from models import Innovation, Status
from services.official.options import labels


def uploadable(session: Session) -> tuple[str, ...]:
    """Verified, and not marked as uploaded; the oldest first."""
    verified = Innovation.status == Status.VERIFIED
    return tuple(labels(session, verified, col(Innovation.id)))

"""What the form of several uploads offers."""

from sqlmodel import Session, col, select

from forms.official import label
from models import Innovation, Status, Unit


def uploadable(session: Session) -> tuple[str, ...]:
    """Verified, and not marked as uploaded; the oldest first."""
    wanted = select(Innovation, Unit.short_name).join(Unit)
    verified = wanted.where(Innovation.status == Status.VERIFIED).order_by(col(Innovation.id))
    return tuple(label(it.name, unit, it.number) for it, unit in session.exec(verified))

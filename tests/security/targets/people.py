"""People, their posts, and what lets them in, planted to be got at."""

from datetime import timedelta
from hashlib import sha256

from sqlmodel import col, select

from handlers.sheets import _blank
from models import (
    AccessRequest,
    Invitation,
    Membership,
    Person,
    Role,
    SheetUpload,
)
from tests.security.targets.innovations import innovation
from tests.security.targets.planting import NUMBERS, SECRET, Planting


def request(at: Planting, role: Role = Role.OFFICER) -> str | None:
    """The unit of a request is the one that is asked for; whose it is, is who asks."""
    asks = at.actor if at.is_actors else Person(telegram_id=next(NUMBERS), name=SECRET)
    if asks is None:
        return None
    at.add(asks)
    row = AccessRequest(
        person_id=asks.id or 0,
        role=role,
        unit_id=at.unit_id if role is Role.OFFICER else None,
        said_name=SECRET,
        asked_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def invitation(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    row = Invitation(
        token_hash=sha256(str(next(NUMBERS)).encode()).hexdigest(),
        role=Role.OFFICER,
        unit_id=at.unit_id,
        created_by_id=at.author_id,
        created_at=now,
        expires_at=now + timedelta(hours=1),
    )
    at.add(row)
    return f"{row.id}:0::"


def upload(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    stored = at.house.bot.house.vault.put("a.xlsx", _blank(at.house.bot.house, "people"))
    row = SheetUpload(
        kind="people",
        file={"name": "a.xlsx", "sha256": stored.sha256, "size": 9, "extension": "xlsx"},
        by_id=at.author_id,
        uploaded_at=at.house.bot.house.now(),
    )
    at.add(row)
    return f"{row.id}:0::"


def whole_unit(at: Planting) -> str | None:
    return f"{at.unit_id}:0::" if innovation(at) else None


def membership(at: Planting) -> str | None:
    """A post that is held, or was."""
    mine = select(Membership.id).where(Membership.person_id == at.author_id)
    found = at.session.exec(mine.order_by(col(Membership.id))).first()
    return f"{found}:0::" if found else None


def unit_post(at: Planting) -> str | None:
    """One of a unit, in force; of a former one, that which has ended."""
    mine = select(Membership.id).where(Membership.person_id == at.author_id)
    found = at.session.exec(mine.where(col(Membership.unit_id).is_not(None))).first()
    return f"{found}:0::" if found else None


def somebody(at: Planting) -> str | None:
    return f"{at.author_id}:0::" if at.author_id else None


def trail(at: Planting) -> str | None:
    about = innovation(at)
    return f"{about.partition(':')[0]}:0:i:" if about else None

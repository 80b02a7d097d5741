"""What was asked, planted to be looked at again."""

from models import (
    Subscription,
    View,
    Wish,
)
from tests.security.targets.planting import Planting, Whose


def view(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'tenggat'})}:0:years:"


def search(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'cari', 'query': 'sampah'})}:0::"


def trend(at: Planting) -> str | None:
    return f"{_asked(at, {'intent': 'tren', 'own': 'x'})}:0:text:"


def subscription(at: Planting) -> str | None:
    if at.author_id is None:
        return None
    row = Subscription(person_id=at.author_id, wish=Wish.ALL_DONE, since=at.house.bot.house.now())
    at.add(row)
    return f"{row.id}:0::"


def _asked(at: Planting, question: dict[str, str]) -> int | None:
    """A question stands in one chat, and is nobody else's."""
    if at.whose is Whose.UNIT:
        chat_id = at.mate.telegram_id
    else:
        chat_id = at.actor.telegram_id if at.actor and at.is_actors else at.other.telegram_id
    row = View(chat_id=chat_id, filter=question, asked_at=at.house.bot.house.now())
    at.add(row)
    return row.id

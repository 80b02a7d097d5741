"""What the database holds of what was said: what must hold after each move of the machine."""

from sqlmodel import select

from models import Draft, Innovation, ReplacedAnswer
from models.database import Database

Taken = tuple[int, str, str]  # the draft, the question's key, what was said


def lost(database: Database, taken: list[Taken]) -> list[Taken]:
    with database.reading() as session:
        held = {d.id: d for d in session.exec(select(Draft))}
        history = list(session.exec(select(ReplacedAnswer)))
    return [
        (draft, key, text)
        for draft, key, text in taken
        if text not in str(held[draft].answers.get(key))
        and not any(r.draft_id == draft and r.key == key and text in str(r.answer) for r in history)
    ]


def misplaced(database: Database, taken: list[Taken]) -> list[Taken]:
    with database.reading() as session:
        held = list(session.exec(select(Draft)))
        history = list(session.exec(select(ReplacedAnswer)))
    places = [(d.id, key, str(a)) for d in held for key, a in d.answers.items()]
    places += [(r.draft_id, r.key, str(r.answer)) for r in history]
    return [
        (draft, key, text)
        for draft, key, text in taken
        for other, elsewhere, answer in places
        if text in answer and (other, elsewhere) != (draft, key)
    ]


def innovations_per_draft(database: Database) -> list[int | None]:
    with database.reading() as session:
        return list(session.exec(select(Innovation.draft_id)))

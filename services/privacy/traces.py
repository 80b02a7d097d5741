"""Where a name, a number or a token may still stand beside the row of the person, and taking it
out of there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, delete, select, update

from forms.personal import OF_PROFILE, PERSONAL
from models import (
    AccessRequest,
    Draft,
    Incoming,
    IncomingState,
    Innovation,
    Membership,
    Person,
    PinnedBoard,
    ProfileChange,
    Proposal,
    ReplacedAnswer,
    View,
    WrongTries,
)

SHORTEST = 4  # letters of a name that is looked for inside of another
NOTHING = b"{}"


@dataclass(frozen=True, slots=True)
class Known:
    """`names`: all that somebody is or was called here, folded; `units`: where they hold a post or
    held one."""

    person: Person
    names: frozenset[str]
    units: frozenset[int | None]


def known(session: Session, person: Person) -> Known:
    said = select(AccessRequest.said_name).where(AccessRequest.person_id == person.id)
    called = frozenset(_folded(name) for name in [person.name, *session.exec(said)] if name)
    held = select(Membership.unit_id).where(Membership.person_id == person.id)
    return Known(person, called, frozenset(number for number in session.exec(held) if number))


def names(value: Any, known: Known, unit_id: int | None) -> bool:
    """Whether a personal answer, a contact or a line, names that person: by the whole name; in
    their own units also beside titles and other names."""
    said = _folded(str(value.get("name", "")) if isinstance(value, dict) else str(value or ""))
    if said in known.names:
        return True
    words = set(said.replace(",", " ").split())
    is_near = unit_id in known.units
    return is_near and any(len(n) >= SHORTEST and words >= set(n.split()) for n in known.names)


def forget_token(session: Session, token: str, *, chat_id: int) -> None:
    """What opens a post stays in no stored update once that was handled."""
    here = Incoming.chat_id == chat_id, Incoming.state == IncomingState.WAITING
    secret = token.encode()
    for row in session.exec(select(Incoming).where(*here)):
        if secret and secret in row.payload:
            row.payload = row.payload.replace(secret, b"-")
            session.add(row)


def drop_updates(session: Session, telegram_id: int) -> None:
    """All raw updates of a chat; of groups those that they wrote. The one that is being handled
    loses what it says, and whose it was: it is settled with this, and read no more."""
    mine = Incoming.chat_id == telegram_id
    waiting = Incoming.state == IncomingState.WAITING
    current = session.exec(select(Incoming).where(mine, waiting).order_by(col(Incoming.id))).first()
    if current is not None:
        current.payload, current.chat_id = NOTHING, 0
        session.add(current)
        session.flush()
    done = col(Incoming.state) != IncomingState.WAITING
    session.execute(delete(Incoming).where(col(Incoming.chat_id) == telegram_id, done))
    written = f'"id":{telegram_id},'.encode()
    groups = (
        select(Incoming).where(col(Incoming.chat_id) <= 0, done).execution_options(yield_per=200)
    )
    gone = [row.id for row in session.exec(groups) if written in row.payload]
    session.execute(delete(Incoming).where(col(Incoming.id).in_(gone)))


def drop_answers(session: Session, who: Known) -> None:
    """Personal answers of drafts, and what they were before: their own, and those that name
    them."""
    for draft in session.exec(select(Draft).where(col(Draft.form).in_(list(PERSONAL)))):
        keys = [key for key in PERSONAL[draft.form] if _concerns(draft, key, who)]
        drop_keys(session, draft, keys)


def drop_keys(session: Session, draft: Draft, keys: Collection[str]) -> None:
    """These answers, and what they were before."""
    kept = {key: answer for key, answer in draft.answers.items() if key not in keys}
    if len(kept) < len(draft.answers):
        draft.answers, draft.revision = kept, draft.revision + 1
        session.add(draft)
        replaced = col(ReplacedAnswer.draft_id) == draft.id, col(ReplacedAnswer.key).in_(keys)
        session.execute(delete(ReplacedAnswer).where(*replaced))


def drop_contacts(session: Session, who: Known) -> list[str]:
    """The contact of innovations that name them; the numbers of those innovations."""
    found = []
    for it in session.exec(select(Innovation).order_by(col(Innovation.id))):
        if names(it.profile.get("contact"), who, it.unit_id):
            it.profile = {**it.profile, "contact": None}
            session.add(it)
            found.append(it.number)
    for proposal, unit_id in session.exec(select(Proposal, Innovation.unit_id).join(Innovation)):
        if names(proposal.changes.get("contact"), who, unit_id):
            proposal.changes = {k: v for k, v in proposal.changes.items() if k not in OF_PROFILE}
            session.add(proposal)
    of_contacts = update(ProfileChange).where(col(ProfileChange.key).in_(OF_PROFILE))
    session.execute(of_contacts.values(before=None, after=None))
    return found


def drop_places(session: Session, telegram_id: int) -> None:
    """What stands by the number of the chat."""
    for table in (View, PinnedBoard):
        session.execute(delete(table).where(col(table.chat_id) == telegram_id))
    session.execute(delete(WrongTries).where(col(WrongTries.telegram_id) == telegram_id))


def _concerns(draft: Draft, key: str, who: Known) -> bool:
    answer = draft.answers.get(key)
    if answer is None:
        return False
    said = (answer.get("value"), answer.get("offer"))
    is_own = draft.form == "access" and draft.author_id == who.person.id
    return is_own or any(names(one, who, draft.unit_id) for one in said)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

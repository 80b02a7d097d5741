"""Every command and button x every role x whose it is: what is answered is what the policy says.

None missing (a verb without a target fails), none more open (what is refused changes nothing and
shows nothing), none less (what is allowed is not refused).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select, update

import handlers
from handlers import groups
from models import Membership, Person, Role, Unit
from services import policy
from services.policy import Action, Reach
from tests.conftest import House, Player, player
from tests.people.conftest import appointed, newcomer
from tests.security.targets import ROWLESS, SECRET, TARGETS, Planting, Whose, innovation
from tests.security.watching import watched

NOBODYS_OWN = frozenset(
    {"accept", "refuse", "grant", "deny", "verify", "return", "reopen"}
    | {"agree", "lower", "agreedall"}
)  # nobody decides on their own
MAKERS_OWN = frozenset(
    {"subpause", "subresume", "subend", "relink", "revoke", "enter", "cards"}
)  # of who made it, and of nobody else
REFUSED = (
    "Perintah ini untuk",
    "Data tidak ditemukan.",
    "Akun Telegram ini belum terdaftar. Minta akses",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """`role` is the one in force: None for strangers, and for those whose posts have ended."""

    name: str
    telegram_id: int
    role: Role | None
    is_known: bool = True


ACTORS = (
    Actor("an officer", 1001, Role.OFFICER),
    Actor("a head", 1005, Role.HEAD),
    Actor("a leader", 1004, Role.LEADER),
    Actor("a verifier", 1003, Role.VERIFIER),
    Actor("an admin", 1007, Role.ADMIN),
    Actor("known, without a post", 5001, None),
    Actor("whose posts have ended, are suspended, or begin tomorrow", 5002, None),
    Actor("a stranger", 5005, None, is_known=False),
)


@pytest.fixture(params=ACTORS, ids=lambda actor: actor.name)
def actor(request: pytest.FixtureRequest) -> Actor:
    found: Actor = request.param
    return found


@pytest.fixture
async def acting(house: House, actor: Actor) -> Player:
    """The actor at the phone, with a message of the bot to press buttons on."""
    person = newcomer(house, actor.telegram_id, actor.name)
    match actor.telegram_id:
        case 1007:
            appointed(house, 1007, Role.ADMIN)
        case 5001:
            with house.bot.house.database.transaction() as session:
                session.add(Person(telegram_id=5001, name=actor.name))
        case 5002:
            appointed(house, 5002, Role.OFFICER, "DISDIKBUD")
            _change_posts(house, valid_to=house.bot.house.now())
            appointed(house, 5002, Role.VERIFIER)
            _change_posts(house, role=Role.VERIFIER, suspended_at=house.bot.house.now())
            appointed(house, 5002, Role.HEAD, "DISDIKBUD")
            tomorrow = house.bot.house.now() + timedelta(days=1)
            _change_posts(house, role=Role.HEAD, valid_from=tomorrow)
    await person.says("/bantuan")
    return person


def _change_posts(house: House, *, role: Role | None = None, **values: Any) -> None:
    """Of the one who has lost them; all, or those in a role."""
    with house.bot.house.database.transaction() as session:
        who = select(Person.id).where(Person.telegram_id == 5002).scalar_subquery()
        these = update(Membership).where(col(Membership.person_id) == who)
        these = these.where(col(Membership.role) == role) if role else these
        session.execute(these.values(**values))


# ---- what the policy says


def is_allowed(actor: Actor, verb: str, whose: Whose) -> bool:
    action = policy.VERBS[verb]
    far = policy.reach(actor.role, action)
    if far is Reach.SELF and not actor.is_known:
        return action is Action.COME_IN
    if verb in ROWLESS:
        return far is not Reach.NO
    if verb in NOBODYS_OWN:
        return far is Reach.ALL and whose is not Whose.OWN
    if verb in MAKERS_OWN:
        return far is not Reach.NO and whose is Whose.OWN
    return (
        whose
        in {
            Reach.NO: set(),
            Reach.SELF: {Whose.OWN} - ({Whose.OWN} if verb == "post" and not actor.role else set()),
            Reach.UNIT: {Whose.OWN, Whose.UNIT},
            Reach.OPEN: {Whose.OWN, Whose.UNIT, Whose.PUBLISHED},
            Reach.ALL: set(Whose),
        }[far]
    )


def cells(actor: Actor) -> Iterator[tuple[str, Whose]]:
    """*ask* last: it makes a stranger known."""
    for verb in sorted(TARGETS.keys() | ROWLESS.keys(), key=lambda v: (v == "ask", v)):
        for whose in [Whose.OWN] if verb in ROWLESS else Whose:
            is_lost = whose is not Whose.FORMER or actor.role is None
            can_be_published = whose is not Whose.PUBLISHED or TARGETS[verb] is innovation
            if is_lost and can_be_published:
                yield verb, whose


# ---- what happens


def planting(house: House, session: Session, actor: Actor, whose: Whose) -> Planting:
    mates = 1005 if actor.telegram_id == 1001 else 1001
    wanted = col(Person.telegram_id).in_((mates, 1002, actor.telegram_id))
    known = {person.telegram_id: person for person in session.exec(select(Person).where(wanted))}
    named = select(Unit).where(col(Unit.code).in_(("DISDIKBUD", "DINKES")))
    units = {unit.code: unit for unit in session.exec(named)}
    return Planting(
        house,
        session,
        actor=known.get(actor.telegram_id),
        has_unit=actor.role in {Role.OFFICER, Role.HEAD},
        mate=known[mates],
        other=known[1002],
        unit=units["DISDIKBUD"],
        other_unit=units["DINKES"],
        whose=whose,
    )


def test_every_button_has_a_target() -> None:
    assert TARGETS.keys() | ROWLESS.keys() == handlers.BUTTONS.keys()


async def test_what_changes_is_seen(house: House, officer: Player) -> None:
    await officer.says("/bantuan")
    with watched(house) as is_unchanged:
        await officer.says("/bantuan")
        assert is_unchanged()
        await officer.says("/daftar")
        assert not is_unchanged()


async def test_buttons(house: House, acting: Player, actor: Actor) -> None:
    wrong = []
    for verb, whose in cells(actor):
        with house.bot.house.database.transaction() as session:
            at = planting(house, session, actor, whose)
            address = ROWLESS.get(verb) or TARGETS[verb](at)
        if address is None:
            continue
        expected = is_allowed(actor, verb, whose)
        with watched(house) as is_unchanged:
            answer, shown = await _presses(house, acting, f"{verb}:{address}")
            found = _judged(answer, shown, is_unchanged)
        if found != expected:
            wrong.append((verb, whose, found))
    assert wrong == []


async def test_commands(house: House, acting: Player, actor: Actor) -> None:
    wrong = []
    for name, action in policy.COMMANDS.items():
        far = policy.reach(actor.role, action)
        expected = (
            far is not Reach.NO
            if actor.is_known
            else (far is Reach.ALL or action is Action.COME_IN)
        )
        with watched(house) as is_unchanged:
            await acting.says(f"/{name}")
            answer = acting.screen.text
            found = _judged(answer, answer, is_unchanged)
        if found != expected:
            wrong.append((name, found))
    assert wrong == []


async def _presses(house: House, person: Player, data: str) -> tuple[str, str]:
    """What was answered, and all that came to be seen by it."""
    mine, before = person.hands.screens[0], len(person.hands.messages)
    message = person.hands.chat.messages[mine.id]
    person.hands.press(message, data)
    await house.settle()
    answer = person.alert or ""
    seen = [answer, message.text, *(m.text for m in person.hands.messages[before:])]
    return answer, "\n".join(seen)


def _judged(answer: str, shown: str, is_unchanged: Callable[[], bool]) -> bool | str:
    """Whether it was done; or in words, what is wrong whatever the policy says."""
    if "gangguan" in shown or "tidak dipakai" in answer:
        return f"failed: {answer or shown}"
    if not answer.startswith(REFUSED):
        return True
    if SECRET in shown:
        return "refused, but shown"
    return False if is_unchanged() else "refused, but changed"


# ---- in plain words

SENTENCES = {
    "siapa yang belum?": (Action.ASK_MISSING, ("📋 Siapa yang belum", "belum punya inovasi 2026")),
    "saya mau daftarkan yang baru": (
        Action.REGISTER,
        ("Masalah apa", "atas nama perangkat daerah mana"),
    ),
    "lanjutkan draf yang tadi": (Action.KEEP_DRAFTS, ("➕ Mulai baru", "➕ Daftarkan inovasi")),
    "riwayat inovasi kami": (Action.LIST_OWN, ("🗂 Inovasi unit kami",)),
}  # what it asks for, and what shows that it was answered or offered


@pytest.mark.parametrize("said", SENTENCES)
async def test_sentences(acting: Player, actor: Actor, said: str) -> None:
    action, marks = SENTENCES[said]
    await acting.says(said)
    shown = "\n".join([acting.screen.text, *acting.screen.labels])
    assert any(mark in shown for mark in marks) == policy.may(actor.role, action)


# ---- in a group


async def test_groups(house: House, acting: Player, actor: Actor) -> None:
    room = acting.hands.makes_group("Grup")
    keeper = player(house, 1003)
    keeper.hands.joins(room)
    keeper.hands.adds_bot(room)
    await house.settle()
    may_ask = policy.may(actor.role, Action.ASK_IN_GROUP)
    wrong = []
    for name in policy.COMMANDS:
        before = len(room.messages)
        acting.hands.says(f"/{name}@inovasi_bot", chat=room)
        await house.settle()
        said = [m.text for m in list(room.messages.values())[before + 1 :]]
        is_open = may_ask and name in groups.ANSWERS
        offers = [text for text in said if "jawab di sini atau kirim pribadi" in text]
        if len(said) != may_ask or bool(offers) != is_open:
            wrong.append((name, said))
    assert wrong == []
    mine = next(m for m in room.messages.values() if m.sender is acting.hands.bot)
    for verb in handlers.BUTTONS:
        acting.hands.press(mine, f"{verb}:1:1::")
        await house.settle()
        assert acting.alert == "Tombol itu untuk obrolan pribadi dengan bot."
    for name in groups.ANSWERS:
        acting.hands.press(mine, f"here:0:0::{name}")
        await house.settle()
        assert (acting.alert or "").startswith(REFUSED) != may_ask

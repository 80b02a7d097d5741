"""An officer fills in the registration."""

from collections.abc import Awaitable, Callable

from sqlmodel import Session

from forms.catalog import FORMS
from forms.registration import REGISTRATION
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import drafts, mandates, people, registration
from services.desk import Desk, Said, Step, Tap
from services.errors import NothingOpen
from services.people import Officer
from texts import forms as cards
from texts import registration as words
from texts.screen import Screen
from texts.words import day, moment

Move = Callable[[Desk, Tap], Step]


def officer(session: Session, telegram_id: int, context: Context) -> Officer:
    return people.officer(session, telegram_id=telegram_id, now=context.house.now())


async def register(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        screen = _entry(session, officer(session, heard.telegram_id, context), context)
    await heard.show(screen)


async def start(tapped: Tapped, context: Context) -> None:
    """The same, from a reminder's button."""
    with context.transaction() as session:
        screen = _entry(session, officer(session, tapped.telegram_id, context), context)
    await tapped.show_below(screen)


async def fresh(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        screen = _begin(session, officer(session, tapped.telegram_id, context), context)
    await tapped.show(screen)


async def say(heard: Heard, context: Context) -> None:
    if heard.attachment:  # nobody's files are fetched before they are known to be wanted
        with context.house.database.reading() as session:
            _open_desk(session, heard.telegram_id, context)
    file = await heard.keep_file(context.house.vault)
    said = Said(heard.message.message_id, heard.text, file)
    with context.transaction() as session:
        desk = _open_desk(session, heard.telegram_id, context)
        step = drafts.say(desk, said, today=context.house.today())
    await heard.show(cards.card(step))


async def correct(heard: Heard, context: Context) -> None:
    """Telegram's own edit of an earlier message."""
    said = Said(heard.message.message_id, heard.text)
    with context.transaction() as session:
        desk = _open_desk(session, heard.telegram_id, context)
        step = drafts.correct(desk, said, today=context.house.today())
    if step is not None:
        screen = cards.card(step)
        label = words.WORDS[step.corrected].label
        await heard.show(Screen(f"✏️ {label} diperbarui.\n\n{screen.text}", screen.buttons))


async def leave(heard: Heard, context: Context) -> None:
    with context.transaction() as session:
        was_open = drafts.leave(session, who=officer(session, heard.telegram_id, context))
    if not was_open:
        raise NothingOpen
    await heard.show(Screen(cards.LEFT))


async def leave_by_tap(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        drafts.leave(session, who=officer(session, tapped.telegram_id, context))
    await tapped.show(Screen(cards.LEFT), cards.KEPT)


def moving(move: Move) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button that moves a draft on."""

    async def handle(tapped: Tapped, context: Context) -> None:
        with context.transaction() as session:
            step = move(_tapped_desk(session, tapped, context), tapped.tap)
        await tapped.show(cards.card(step), cards.STALE if step.stale else "")

    return handle


async def resume(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        step = drafts.resume(_tapped_desk(session, tapped, context))
    await tapped.show(cards.card(step))


async def send(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        desk = _tapped_desk(session, tapped, context)
        sent = registration.submit(desk, tapped.tap)
    if isinstance(sent, Step):
        await tapped.show(cards.card(sent), cards.STALE)
        return
    at = moment(context.house.calendar.local(sent.registered_at))
    await tapped.show(cards.receipt(sent.number, sent.name, at))


def _entry(session: Session, who: Officer, context: Context) -> Screen:
    found = drafts.unsent(session, who=who)
    if not found or who.person.open_draft_id is not None:
        return _begin(session, who, context)
    local = context.house.calendar.local
    rows = [
        (d.id or 0, _name(d.answers), day(local(d.changed_at).date()))
        for d in found
        if d.form in FORMS
    ]
    return cards.drafts(rows)


def _name(answers: dict[str, dict[str, object]]) -> str:
    return str(answers.get("name", {}).get("value") or "Draf tanpa nama")


def _begin(session: Session, who: Officer, context: Context) -> Screen:
    year = mandates.open_mandate(session).year
    house = context.house
    step = drafts.begin(
        session,
        REGISTRATION,
        who=who,
        year=year,
        instruments=house.instruments,
        now=house.now(),
    )
    return cards.card(step)


def _open_desk(session: Session, telegram_id: int, context: Context) -> Desk:
    who = officer(session, telegram_id, context)
    house = context.house
    return drafts.at_open(session, who=who, instruments=house.instruments, now=house.now())


def _tapped_desk(session: Session, tapped: Tapped, context: Context) -> Desk:
    who = officer(session, tapped.telegram_id, context)
    house = context.house
    return drafts.at_tapped(
        session, tapped.tap, who=who, instruments=house.instruments, now=house.now()
    )

"""An officer begins a registration, or goes on with one; Bappedalitbang begins one for a unit."""

from sqlmodel import Session

from forms.changes import ON_BEHALF
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import draft_lists, drafts, people, registration
from services.errors import NotAllowed
from services.policy import Action, Reach
from services.steps import Step
from texts import drafts as words
from texts.screen import Screen


async def register(heard: Heard, context: Context) -> None:
    """What is open goes on; else the drafts to choose from; else a new one."""
    with context.transaction() as session:
        found = _entry(session, heard.telegram_id, context)
    await filling.show(heard, context, found)


async def start(tapped: Tapped, context: Context) -> None:
    """The same, from a reminder's button: the reminder stays."""
    with context.transaction() as session:
        found = _entry(session, tapped.telegram_id, context)
    if isinstance(found, Step):
        await filling.show_below(tapped, context, found)
    else:
        await tapped.show_below(found)


async def fresh(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        step = _begin(session, tapped.telegram_id, context)
    await filling.turn(tapped, context, step)


async def list_drafts(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _listed(session, heard.telegram_id, context)
    await heard.show(screen)


async def list_drafts_by_tap(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _listed(session, tapped.telegram_id, context)
    await tapped.show(screen)


async def ask_discard(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        people.allowed(session, Action.KEEP_DRAFTS, **context.who(tapped), least=Reach.SELF)
        draft = draft_lists.listed(filling.tapped_desk(session, tapped, context))
    await tapped.show(words.sure(draft, context.house.calendar.local))


async def discard(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        is_gone = drafts.discard(filling.tapped_desk(session, tapped, context), tapped.tap)
        screen = _listed(session, tapped.telegram_id, context)
    await tapped.show(screen, words.DISCARDED if is_gone else words.CHANGED_MEANWHILE)


def _entry(session: Session, telegram_id: int, context: Context) -> Step | Screen:
    if people.known(session, telegram_id=telegram_id).open_draft_id is not None:
        desk = drafts.at_open(session, telegram_id=telegram_id, terms=context.house.terms())
        if desk.form.name == drafts.NAMED:
            return drafts.look(desk)
    kept = draft_lists.kept(session, telegram_id=telegram_id, terms=context.house.terms())
    if kept.drafts:
        return words.listed(kept, context.house.calendar.local)
    return _begin(session, telegram_id, context)


def _begin(session: Session, telegram_id: int, context: Context) -> Step:
    try:
        who = people.officer(session, telegram_id=telegram_id, now=context.house.now())
    except NotAllowed:
        return _begin_on_behalf(session, telegram_id, context)
    return registration.begin_for(session, who, context.house.terms())


def _begin_on_behalf(session: Session, telegram_id: int, context: Context) -> Step:
    """Bappedalitbang says first for which unit; anybody else is told who may register."""
    now = context.house.now()
    person = people.allowed(session, Action.REGISTER, telegram_id=telegram_id, now=now)
    return filling.begin(session, ON_BEHALF, person, context)


def _listed(session: Session, telegram_id: int, context: Context) -> Screen:
    kept = draft_lists.kept(session, telegram_id=telegram_id, terms=context.house.terms())
    return words.listed(kept, context.house.calendar.local)

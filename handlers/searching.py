"""Innovations are searched: by command, in plain words, and for what is like one.

Searching is done in a thread: it takes a while where there are thousands.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sqlmodel import Session

from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services import asked_innovations, innovations, questions
from services.asked_innovations import Listed
from services.asking.question import Intent, Question
from services.errors import NotFound
from services.policy import Action, Reach
from services.searching import search
from services.searching.search import Alike
from services.searching.shelf import Book
from texts import innovations as details
from texts import searching as words
from texts.screen import Screen


async def ask(heard: Heard, context: Context) -> None:
    """`/cari` with the words, or how it is asked."""
    said = heard.text.partition(" ")[2].strip()
    if not said:
        with context.house.database.reading() as session:
            search.may(session, **context.who(heard))
        await heard.show(words.how())
        return
    with context.transaction() as session:
        view_id, question = questions.begin(
            session, Intent.SEARCH, said, context.house.known, **context.who(heard)
        )
    await heard.show(await asked(heard, context, view_id, question))


async def asked(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen:
    return await _page(acting, context, view_id, question, 0)


def listed(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question, page: int = 0
) -> Screen | None:
    """By what was said of them; drafts are no innovations yet."""
    if not asked_innovations.is_listed(question):
        return None
    with context.house.database.reading() as session:
        found = _listed(session, question, acting, context)
    return words.listed(question, found, view_id, page)


def _listed(
    session: Session, question: Question, acting: Heard | Tapped, context: Context
) -> Listed:
    past, who = context.house.instruments.past, context.who(acting)
    return asked_innovations.listed(session, question, past, **who)


def named(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    """The card of the one that was named, from which all that may be done with it begins."""
    if not question.innovation:
        return None
    with context.house.database.reading() as session:
        found = asked_innovations.named(session, question, **context.who(acting))
        if len(found) != 1:
            return words.several(found) if found else None
        seen = innovations.seen(session, found[0].id, **context.who(acting))
    return details.seen(seen, context.house.calendar.local)


def export(tapped: Tapped, context: Context, question: Question) -> Export | None:
    """All pages of what was searched, or listed."""
    with context.house.database.reading() as session:
        if question.intent is Intent.SEARCH:
            books = search.find(session, context.house.shelf, question, **context.who(tapped))
            found = Listed(tuple(books))
        else:
            found = _listed(session, question, tapped, context)
    listing = words.listing(question, found, context.house.local_now())
    return Export(f"view:{question.intent}", Action.SEARCH, listing, least=Reach.OPEN)


async def turn(tapped: Tapped, context: Context) -> None:
    """Another page of what was found."""
    at = tapped.address
    with context.house.database.reading() as session:
        question = questions.viewed(session, at.row, **context.who(tapped))
    if screen := listed(tapped, context, at.row, question, at.revision):
        await tapped.show(screen)
        return
    if question.intent is not Intent.SEARCH:
        raise NotFound
    await tapped.show(await _page(tapped, context, at.row, question, at.revision))


async def hit(tapped: Tapped, context: Context) -> None:
    """One of those that were found, with the way back to them."""
    at = tapped.address
    with context.house.database.reading() as session:
        found = innovations.seen(session, at.row, **context.who(tapped))
    screen = details.seen(found, context.house.calendar.local)
    back = words.back(at.revision)
    await tapped.show(replace(screen, buttons=(*screen.buttons, back) if at.revision else ()))


async def similar(tapped: Tapped, context: Context) -> None:
    """To an innovation."""
    row, who = tapped.address.row, context.who(tapped)

    def find(session: Session) -> Alike:
        return search.like(session, context.house.shelf, row, **who)

    await tapped.show_below(_alike(await context.apart(find), context))


async def like_draft(tapped: Tapped, context: Context) -> None:
    """To what is being registered, which keeps its place."""
    tap, who, terms = tapped.tap, tapped.telegram_id, context.house.terms()

    def find(session: Session) -> Alike:
        return search.like_draft(session, context.house.shelf, tap, telegram_id=who, terms=terms)

    await tapped.show_below(_alike(await context.apart(find), context))


async def _page(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question, page: int
) -> Screen:
    who = context.who(acting)

    def find(session: Session) -> list[Book]:
        return search.find(session, context.house.shelf, question, **who)

    if not question.query:
        return words.how()
    found = await context.apart(find)
    return words.found(question, found, view_id, page)


def _alike(found: Alike, context: Context) -> Screen:
    return words.alike(found, context.house.instruments.newest)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("cari",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "found": turn,
    "hit": hit,
    "similar": similar,
    "alike": like_draft,
}

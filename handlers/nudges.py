"""Units that lack the innovation are reminded now."""

from collections.abc import Awaitable, Callable

from sqlmodel import Session

from handlers import boards, live_reports
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import nudges, questions
from services.asking.question import Question
from services.errors import NotFound
from services.nudges import NudgeReport, Which
from texts import nudges as words
from texts.nudges import Chosen
from texts.screen import Address, Screen


async def preview(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    screen = _preview(tapped, context, _chosen(at))
    await (tapped.show(screen) if at.revision else tapped.show_below(screen))


def asked(acting: Heard | Tapped, context: Context, view_id: int, _question: Question) -> Screen:
    """In words the same preview, of the units that were named."""
    return _preview(acting, context, Chosen(view_id))


def _chosen(at: Address) -> Chosen:
    """`choice` is the duty; the one that is meant where it is empty."""
    if at.choice and not (at.choice.isascii() and at.choice.isdigit() and len(at.choice) < 10):
        raise NotFound
    return Chosen(at.row, bool(at.revision), int(at.choice or 0))


def _preview(acting: Heard | Tapped, context: Context, chosen: Chosen) -> Screen:
    house, who = context.house, acting.telegram_id
    with house.database.reading() as session:
        which = _which(session, acting, context, chosen)
        found = nudges.preview(
            session, which, calendar=house.calendar, terms=house.terms(), telegram_id=who
        )
    return words.preview(found, house.calendar.local, chosen, house.now())


def _which(session: Session, acting: Heard | Tapped, context: Context, chosen: Chosen) -> Which:
    """As the question said; NotFound where that was let go, so that nobody else is reminded."""
    if not chosen.view_id:
        return Which(insists=chosen.insists, mandate_id=chosen.mandate_id)
    said = questions.viewed(session, chosen.view_id, **context.who(acting))
    return Which(frozenset(said.units), said.unit_kind, chosen.insists)


async def send(tapped: Tapped, context: Context) -> None:
    house, at = context.house, tapped.address
    if not (at.key.isascii() and at.key.isdigit()):
        raise NotFound
    chosen = _chosen(at)
    stamp = f"{at.key}.{at.row}.{at.revision}.{chosen.mandate_id}"
    with context.transaction() as session:
        which = _which(session, tapped, context, chosen)
        step = nudges.send(
            session, which, stamp=stamp, calendar=house.calendar, **context.who(tapped)
        )
        found = _followed(session, tapped, context, step)
    await tapped.show(words.report(found, step, house.local_now()))


async def report(tapped: Tapped, context: Context) -> None:
    step = tapped.address.key
    with context.transaction() as session:
        found = _followed(session, tapped, context, step)
    await tapped.show(words.report(found, step, context.house.local_now()))


def _followed(session: Session, tapped: Tapped, context: Context, step: str) -> NudgeReport:
    found = nudges.report(session, step, **context.who(tapped))
    if not found.is_settled:
        live_reports.follow(session, tapped, context, nudges.subject(step))
    return found


async def who_lacks(tapped: Tapped, context: Context) -> None:
    """The board, below the report, which goes on."""
    await tapped.show_below(boards.missing_board(tapped, context))


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "nudge": preview,
    "nudgego": send,
    "nudged": report,
    "nudgewho": who_lacks,
}

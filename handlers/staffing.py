"""Who is in which post: looked at, suspended, ended, given back, passed on."""

from collections.abc import Awaitable, Callable

from telegram import Bot

from forms.kinds import Form
from forms.people import DEPUTY, DISMISSAL, HANDOVER, REINSTATEMENT, SUSPENSION
from handlers import files, filling, people
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services import people as people_of
from services import units
from services.asking.question import Question
from services.outcomes import Invited
from services.policy import Action
from services.staffing import ending, looking
from services.staffing.outcomes import Change, Passing
from texts import people as posts_words
from texts import staffing as words
from texts.screen import Screen


async def by_unit(tapped: Tapped, context: Context) -> None:
    await tapped.show(_by_unit(tapped, context, page=tapped.address.revision))


async def give(tapped: Tapped, context: Context) -> None:
    """All units, in the form that the button names."""
    today, at = context.house.today(), context.house.local_now()
    with context.house.database.reading() as session:
        found = looking.by_unit(session, today=today, **context.who(tapped))
    export = Export("staff", Action.KEEP_PEOPLE, words.listing(found, at))
    await files.give(tapped, context, export, tapped.address.key)


async def of_unit(tapped: Tapped, context: Context) -> None:
    await tapped.show(_of_unit(tapped, context, tapped.address.row))


async def of_person(tapped: Tapped, context: Context) -> None:
    await tapped.show(_of_person(tapped, context, tapped.address.row))


def changing(form: Form, change: Change) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler that asks for the reason; where nothing is to change the person is shown anew."""

    async def handle(tapped: Tapped, context: Context) -> None:
        who, number = context.who(tapped), tapped.address.row
        step = None
        with context.transaction() as session:
            post, keeper = ending.at(session, number, **who)
            if ending.is_possible(post, change, now=who["now"]):
                step = filling.begin(session, form, keeper, context, about=number)
        if step is None:
            await tapped.show(_of_person(tapped, context, post.person_id))
        else:
            await filling.show_below(tapped, context, step)

    return handle


def passing(form: Form) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler that opens the form by which a post is passed on."""

    async def handle(tapped: Tapped, context: Context) -> None:
        number = tapped.address.row
        with context.transaction() as session:
            _, who = looking.handed(session, number, **context.who(tapped))
            step = filling.begin(session, form, who, context, about=number)
        await filling.show_below(tapped, context, step)

    return handle


async def after_passing(bot: Bot, chat_id: int, context: Context, made: Passing) -> None:
    """The link with its code, ready to be forwarded."""
    invited = Invited(made.invitation_id, made.token, made.role, made.unit, made.expires_at)
    await people.show_invited(bot, chat_id, context, invited)


def asked(acting: Heard | Tapped, context: Context, _view_id: int, question: Question) -> Screen:
    """*Ganti operator*, in plain words: where it begins for whoever says it."""
    who = context.who(acting)
    with context.house.database.reading() as session:
        person = people_of.known(session, telegram_id=who["telegram_id"])
        held = people_of.posts(session, person=person, now=who["now"])
        if held and held[0].unit:
            return posts_words.posts(held)
        people_of.allowed(session, Action.KEEP_PEOPLE, **who)
        named = units.of_code(session, question.units[0]) if question.units else None
    return _of_unit(acting, context, named.id or 0) if named else _by_unit(acting, context)


def _by_unit(acting: Heard | Tapped, context: Context, *, page: int = 0) -> Screen:
    with context.house.database.reading() as session:
        today = context.house.today()
        found = looking.by_unit(session, today=today, **context.who(acting))
    return words.units(found, page=page)


def _of_unit(acting: Heard | Tapped, context: Context, unit_id: int) -> Screen:
    with context.house.database.reading() as session:
        found = looking.of_unit(session, unit_id, **context.who(acting))
    return words.staff(found, context.house.calendar.local)


def _of_person(acting: Heard | Tapped, context: Context, person_id: int) -> Screen:
    with context.house.database.reading() as session:
        found = looking.of_person(session, person_id, **context.who(acting))
    return words.person(found, context.house.calendar.local)


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "staffing": by_unit,
    "staffas": give,
    "staff": of_unit,
    "person": of_person,
    "handover": passing(HANDOVER),
    "deputy": passing(DEPUTY),
    "suspend": changing(SUSPENSION, Change.SUSPENDED),
    "dismiss": changing(DISMISSAL, Change.ENDED),
    "reinstate": changing(REINSTATEMENT, Change.RESTORED),
}

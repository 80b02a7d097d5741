"""The plan of reminders: leadership reads it, Bappedalitbang changes it."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from forms.reminders import NEW_STEP, PAUSE, STEP
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import hours, people, schedule
from services.asking.question import Question
from services.errors import Closed, NotFound
from services.planning import closing, foreseen, ledger, pausing, rungs
from services.planning.foreseen import Day
from services.planning.ledger import Filter, Ledger
from services.policy import Action
from services.reminder_outcomes import StepWanted
from texts.plan import changes, ladder, units
from texts.plan import closing as closing_words
from texts.plan import day as days
from texts.screen import Screen


async def show(heard: Heard, context: Context) -> None:
    await heard.show(ladder_screen(heard, context))


def _none_open(acting: Heard | Tapped, context: Context) -> Screen:
    """What there was, and a new one."""
    who = context.who(acting)
    with context.house.database.reading() as session:
        people.allowed(session, Action.SEE_REMINDERS, **who)
        may_open = people.may(session, Action.REMIND, **who)
        return closing_words.none_open(closing.all_closed(session), may_open=may_open)


def ladder_screen(acting: Heard | Tapped, context: Context, mandate_id: int = 0) -> Screen:
    try:
        found = _ledger(acting, context, mandate_id)
    except Closed:
        return _none_open(acting, context)
    return ladder.ladder(found, context.house.calendar.local)


async def show_again(tapped: Tapped, context: Context) -> None:
    await tapped.show(ladder_screen(tapped, context, tapped.address.row))


def asked(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    """Of the unit that is named; else the ladder. None to those who must not see it."""
    house, who = context.house, context.who(acting)
    with house.database.reading() as session:
        if not people.may(session, Action.SEE_REMINDERS, **who):
            return None
        named = ledger.unit_of(session, question.units)
    if named is None:
        return ladder_screen(acting, context)
    return _unit(acting, context, named, 0)


async def list_units(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    wanted = Filter(at.key) if at.key in set(Filter) else Filter.OWING
    await tapped.show(units.units(_ledger(tapped, context, at.row), wanted, at.revision))


async def show_unit(tapped: Tapped, context: Context) -> None:
    await tapped.show(_unit(tapped, context, tapped.address.row, tapped.address.revision))


async def show_day(tapped: Tapped, context: Context) -> None:
    found = _day(tapped, context)
    await tapped.show(days.on_day(found, tapped.address.row))


async def show_text(tapped: Tapped, context: Context) -> None:
    """One of its messages, word for word; the list where that day has fewer by now."""
    found, at, house = _day(tapped, context), tapped.address, context.house
    if at.revision >= len(found.messages):
        await tapped.show(days.on_day(found, at.row))
        return
    message = found.messages[at.revision]
    with house.database.reading() as session:
        said = foreseen.text(session, message, calendar=house.calendar, terms=house.terms())
    await tapped.show(days.exact(found, at.revision, said, at.row))


async def list_steps(tapped: Tapped, context: Context) -> None:
    found = _ledger(tapped, context, tapped.address.row)
    await tapped.show(changes.steps(found, context.house.calendar.local))


async def show_step(tapped: Tapped, context: Context) -> None:
    house = context.house
    with house.database.reading() as session:
        step, mandate = rungs.find(session, tapped.address.row, **context.who(tapped))
        calendar = hours.in_force(session, house.calendar)
    at = schedule.moment(step, mandate, calendar)
    await tapped.show(changes.step(step, mandate, house.calendar.local(at)))


async def edit_step(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        found, _ = rungs.find(session, tapped.address.row, **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, STEP, person, context, about=found.id)
    await filling.show_below(tapped, context, step)


async def new_step(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        person = rungs.planner(session, **context.who(tapped))
        mandate = ledger.find(session, tapped.address.row)
        step = filling.begin(session, NEW_STEP, person, context, about=mandate.id)
    await filling.show_below(tapped, context, step)


async def try_step(tapped: Tapped, context: Context) -> None:
    await tapped.show(_preview(tapped, context, _wanted(tapped)))


async def change_step(tapped: Tapped, context: Context) -> None:
    house, wanted = context.house, _wanted(tapped)
    with context.transaction() as session:
        who = context.who(tapped)
        found = rungs.change(session, wanted, calendar=house.calendar, **who)
    await tapped.show(changes.step_changed(found))


async def ask_removal(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        row = tapped.address.row
        found = rungs.preview_removal(session, row, calendar=house.calendar, **who)
    await tapped.show(changes.step_change(found))


async def remove_step(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with context.transaction() as session:
        found = rungs.remove(session, tapped.address.row, calendar=house.calendar, **who)
    await tapped.show(changes.step_changed(found))


async def pause(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        unit = pausing.find(session, tapped.address.row, **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        about = unit.id if unit else None
        step = filling.begin(session, PAUSE, person, context, about=about)
    await filling.show_below(tapped, context, step)


async def resume(tapped: Tapped, context: Context) -> None:
    unit_id = tapped.address.row
    with context.transaction() as session:
        pausing.resume(session, unit_id, **context.who(tapped))
    if unit_id:
        await tapped.show(_unit(tapped, context, unit_id, tapped.address.revision))
    else:
        await tapped.show(ladder_screen(tapped, context))


def _ledger(acting: Heard | Tapped, context: Context, mandate_id: int) -> Ledger:
    house, who = context.house, context.who(acting)
    with house.database.reading() as session:
        return ledger.look(session, mandate_id, calendar=house.calendar, **who)


def _unit(acting: Heard | Tapped, context: Context, unit_id: int, mandate_id: int) -> Screen:
    house, who = context.house, context.who(acting)
    with house.database.reading() as session:
        found = ledger.unit(session, unit_id, mandate_id, calendar=house.calendar, **who)
    return units.unit(found, house.calendar.local)


def _day(tapped: Tapped, context: Context) -> Day:
    """The day in the button; next Monday where it names none."""
    house = context.house
    try:
        wanted = date.fromisoformat(tapped.address.key)
    except ValueError:
        today = house.today()
        wanted = today + timedelta(days=7 - today.weekday())
    who = tapped.telegram_id
    with house.database.reading() as session:
        terms = house.terms()
        return foreseen.on(session, wanted, calendar=house.calendar, telegram_id=who, terms=terms)


def _wanted(tapped: Tapped) -> StepWanted:
    try:
        return changes.wanted(tapped.address)
    except ValueError:
        raise NotFound from None


def _preview(tapped: Tapped, context: Context, wanted: StepWanted) -> Screen:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        return changes.step_change(rungs.preview(session, wanted, calendar=house.calendar, **who))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("pengingat",): show
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "plan": show_again,
    "planunits": list_units,
    "planunit": show_unit,
    "planday": show_day,
    "plantext": show_text,
    "plansteps": list_steps,
    "planstep": show_step,
    "stepedit": edit_step,
    "stepnew": new_step,
    "steptry": try_step,
    "stepgo": change_step,
    "stepdrop": ask_removal,
    "stepgone": remove_step,
    "pause": pause,
    "unpause": resume,
}

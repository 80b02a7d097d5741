"""Plain words that belong to no form: read, answered, changed by a tap. Words alone never act.

To let a service answer an intent, add one row: `ways.GOES` where a command answers it whole,
`SCREENS` where the filter does (a function of who asks, the view's id and the `Question`). What a
tap may change stands in `texts.asking.CHIPS`. An intent without a row gets what is nearest
(`ways.NEAREST`). An order (`question.ACTIONS`) needs its right in `ways.RIGHTS`.
"""

from collections.abc import Awaitable, Callable, Iterable

from handlers import (
    answers,
    comparing,
    index,
    leadership,
    nudges,
    orders,
    people,
    pictures,
    placed,
    plan,
    rankings,
    reminders,
    replying,
    searching,
    staffing,
)
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from handlers.ways import GOES, NEAREST, OF_ONES_OWN, RIGHTS
from models import Role
from services import mandates, policy, questions
from services.asking.question import ACTIONS, Intent, Question
from services.errors import NotAllowed, NotFound
from services.official.saying import is_order
from services.people import post_of
from services.policy import Action
from services.questions import Asked
from texts import asking as words
from texts import menu
from texts.listing import asked_first
from texts.screen import Address, Button, Screen

I = Intent  # noqa: E741
Answer = Callable[[Heard | Tapped, Context, int, Question], Screen | None]
"""None: not a question that it answers, and what is nearest is offered."""
SlowAnswer = Callable[[Heard | Tapped, Context, int, Question], Awaitable[Screen | None]]
"""The same where it takes a while, beside the event loop."""
OF_ALL = {I.INNOVATIONS: {"own"}}
"""What may be said where a command shows all of one's own; else years and the measure as well."""
LEADS_TO: dict[str, Callable[[Heard, Context], Awaitable[None]]] = {}
"""Commands by name; `handlers` fills it."""


async def ask(heard: Heard, context: Context) -> None:
    """Strangers, and files without words, are met by the menu."""
    if await replying.answer(heard, context):
        return
    with context.transaction() as session:
        guest = people.come_in(session, heard, context)
        is_asked = guest.role is not None and bool(heard.text.strip()) and not heard.attachment
        is_score = is_asked and is_order(heard.text)
        who, known = context.who(heard), context.house.known
        is_question = is_asked and not is_score
        asked = questions.ask(session, heard.text, known, **who) if is_question else None
        step = orders.begun(session, asked, heard, context)
    if is_score:
        await LEADS_TO[GOES[I.ENTER_SCORE]](heard, context)
        return
    if asked is None:
        await heard.show(menu.not_understood(guest, heard.text))
        return
    if step is not None:
        await orders.show(heard, context, step, asked.question)
        return
    if command := _command(asked):
        await LEADS_TO[command](heard, context)
        return
    await pictures.show_either(heard, await answered(heard, context, asked, heard.text))


async def change(tapped: Tapped, context: Context) -> None:
    """One change to a view, or none: it is shown anew."""
    at, who = tapped.address, context.who(tapped)
    try:
        with context.transaction() as session:
            question = questions.change(session, at.row, at.key, at.choice, **who)
            step = orders.begun_of(session, question, tapped, context)
    except NotFound:
        await _show_default(tapped)
        return
    if step is not None:
        await orders.show_below(tapped, context, step, question)
        return
    await pictures.turn_either(tapped, await _screen(tapped, context, at.row, question))


async def options(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    try:
        with context.house.database.reading() as session:
            question = questions.viewed(session, at.row, **context.who(tapped))
            years = questions.years(session, question.intent)
    except NotFound:
        await _show_default(tapped)
        return
    await tapped.show(words.options(at.key, question, at.row, years))


async def in_vain(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        found = questions.not_understood(session, **context.who(heard))
    await heard.show(words.asked_in_vain(found))


async def _show_default(tapped: Tapped) -> None:
    """A view that was let go, or is another's."""
    offers = [_button(name) for name in ("tenggat", "bantuan")]
    await tapped.show(words.leads_to("pertanyaan lama", offers), words.GONE)


def _command(asked: Asked) -> str | None:
    if asked.command:
        return asked.command
    question = asked.question
    is_case = question.intent is I.VERIFY and question.innovation
    if asked.reading.unclear or asked.reading.is_guess or is_case:
        return None
    is_narrowed = set(question.slots()) - OF_ALL.get(question.intent, {"own", "years", "metric"})
    is_own = not is_narrowed and policy.may(asked.role, Action.LIST_OWN)
    goes = {**GOES, **OF_ONES_OWN} if is_own else GOES
    names = {goes.get(intent) for intent in asked.reading.intents()}
    name = names.pop()
    return name if not names and name in LEADS_TO else None


async def answered(acting: Heard | Tapped, context: Context, asked: Asked, said: str) -> Screen:
    """In one screen; what a command answers whole is one tap away."""
    if asked.question.intent is I.OUTSIDE:
        return words.not_understood(said, _offers(asked))
    if asked.question.intent is I.GREETING:
        return words.greeted(said, _offers(asked))
    if asked.reading.is_guess:
        return _guess(context, asked)
    if asked.reading.rivals:
        return words.which(asked.reading, asked.view_id)
    if asked.reading.unclear:
        return words.which_unit(asked.reading.unclear[0], asked.units, asked.view_id)
    return await _screen(acting, context, asked.view_id, asked.question, asked.units)


def _guess(context: Context, asked: Asked) -> Screen:
    with context.house.database.reading() as session:
        year = mandates.meant(session).year
    line = words.read_as(asked.question, year, asked.units)
    return words.guess(line, asked.reading.left, asked.view_id, _offers(asked))


async def _screen(
    acting: Heard | Tapped,
    context: Context,
    view_id: int,
    question: Question,
    units: dict[str, str] | None = None,
) -> Screen:
    slow, answer = SLOW.get(question.intent), SCREENS.get(question.intent)
    if slow and (shown := await slow(acting, context, view_id, question)):
        return asked_first(shown, question.format)
    if answer and (found := answer(acting, context, view_id, question)):
        return asked_first(found, question.format)
    with context.house.database.reading() as session:
        post = post_of(session, **context.who(acting))
        year = mandates.meant(session).year
    role = post.role if post else None
    line = words.read_as(question, year, units or {})
    if (right := RIGHTS.get(question.intent)) and not policy.may(role, right):
        raise NotAllowed(*policy.roles_for(right))
    if question.intent in ACTIONS:
        return words.not_done(line, _near(question.intent, role))
    if command := GOES.get(question.intent):
        return words.leads_to(line, _offered([command], role))
    return words.not_here(line, _near(question.intent, role))


def _offers(asked: Asked) -> list[Button]:
    """Up to three: what came nearest, else what the role does most."""
    near = [name for intent in asked.reading.nearest for name in _ways(intent)]
    most = list(menu.MOST[asked.role]) if asked.role else []
    return _offered(dict.fromkeys([*near, *most, "tenggat", "bantuan"]), asked.role)[:3]


def _ways(intent: Intent) -> tuple[str, ...]:
    """Commands that lead to it, or near it."""
    whole = (GOES[intent],) if intent in GOES else ()
    return (*whole, *NEAREST.get(intent, ()))


def _near(intent: Intent, role: Role | None) -> list[Button]:
    begins = [words.BEGINS[intent]] if intent in words.BEGINS else []
    return [*begins, *_offered([*NEAREST.get(intent, ()), "bantuan"], role)]


def _offered(names: Iterable[str], role: Role | None) -> list[Button]:
    return [
        _button(name)
        for name in names
        if name in menu.GOES_TO and policy.may(role, policy.COMMANDS[name])
    ]


def _button(name: str) -> Button:
    label, verb = menu.GOES_TO[name]
    return Button(label, Address(verb))


SCREENS: dict[Intent, Answer] = {
    I.UNIT_STATUS: answers.states,
    I.UNIT_SUMMARY: answers.states,
    I.CONTACT: answers.contact,
    I.UNLINKED: answers.contact,
    I.REMIND: nudges.asked,
    I.REMINDED: plan.asked,
    I.COMPLAINT: reminders.complained,
    I.HAND_OVER: staffing.asked,
    I.INNOVATIONS: searching.listed,
    I.COUNT: searching.listed,
    I.INNOVATION_STATUS: searching.named,
    I.CHANGE: searching.named,
    I.WITHDRAW: searching.named,
    I.VERIFY: orders.case,
}
SLOW: dict[Intent, SlowAnswer] = {
    I.MISSING: answers.standing,
    I.MISSING_COUNT: answers.standing,
    I.DONE: answers.standing,
    I.PROGRESS: answers.standing,
    I.UNIT_SCORE: answers.scored,
    I.INNOVATION_SCORE: answers.scored,
    I.RECAP: answers.recap_of,
    I.DEADLINE: answers.whole(leadership.deadline_screen),
    I.INDEX: answers.whole(index.index_screen),
    I.RANKING: rankings.asked,
    I.SEARCH: searching.asked,
    I.COMPARE: comparing.asked,
    I.TREND: comparing.asked,
    I.POSITION: placed.position,
    I.SCORE_FILTER: placed.filtered,
}
COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("pertanyaan",): in_vain
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "view": change,
    "chip": options,
}

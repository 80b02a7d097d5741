"""Places and scores in answer to plain words: where a unit stands, and who is above or below."""

from handlers import rankings
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services import mandates, people, units
from services.asking.question import Question
from services.policy import Action
from services.rankings import Filter
from texts import placed as words
from texts.screen import Screen


async def position(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    """Of the unit that is named, or of one's own."""
    who = context.who(acting)
    with context.house.database.reading() as session:
        year = question.year(mandates.meant(session).year)
        post = people.post_of(session, **who)
        unit = units.of_code(session, question.units[0]) if question.units else None
    unit = unit or (post.unit if post else None)
    if unit is None:
        return None
    wanted = rankings.of_question(question.with_slots({"object": "opd"}), year, context)
    found = await rankings.look(acting, context, wanted)
    return words.position(unit.short_name, unit.id or 0, found, context.house.local_now())


async def filtered(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen | None:
    """Those whose score stands on that side of the number."""
    if question.op is None or question.value is None:
        return None
    found = await rankings.look(acting, context, _wanted(question, context))
    at = context.house.local_now()
    return words.filtered(question.op, question.value, found, view_id, at)


def export(tapped: Tapped, context: Context, question: Question) -> Export | None:
    if question.op is None or question.value is None:
        return None
    found = rankings.looked(tapped, context, _wanted(question, context))
    listing = words.listing(question.op, question.value, found, context.house.local_now())
    return Export(f"ranking:{found.filter.year}", Action.RANK, listing)


def _wanted(question: Question, context: Context) -> Filter:
    with context.house.database.reading() as session:
        year = question.year(mandates.meant(session).year)
    return rankings.of_question(question, year, context)

"""What a screen lists, given away as a picture, a text to paste, a spreadsheet or paper.

Made in a thread, written into the audit, with a word about it where it takes longer than a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from handlers import waiting
from handlers.context import Context
from handlers.incoming import Tapped
from reports.listing import listing_pdf, listing_png, listing_sheet
from services import exports
from services.errors import NotFound
from services.exports import Taken
from services.policy import Action, Reach
from texts import listing as words
from texts.listing import Listing


@dataclass(frozen=True, slots=True)
class Export:
    """`subject` as in the audit; `picture` makes the PNG, if it is another than of the list.
    `least`: how far the action has to reach."""

    subject: str
    action: Action
    listing: Listing
    picture: Callable[[], bytes] | None = None
    least: Reach = Reach.ALL


async def give(tapped: Tapped, context: Context, export: Export, form: str) -> None:
    """`form` is one of `texts.listing.FORMS`."""
    if form not in words.FORMS:
        raise NotFound
    listing, who = export.listing, context.who(tapped)
    taken = Taken(export.subject, form, len(listing.rows), dict(listing.filter))
    with context.transaction() as session:
        issue = exports.take(session, taken, export.action, least=export.least, **who)
    if form == "text":
        await tapped.show_below(words.pasted(listing))
        return
    await tapped.answer()
    makes: dict[str, Callable[[], bytes]] = {
        "png": export.picture or (lambda: listing_png(words.drawn(listing))),
        "xlsx": partial(listing_sheet, replace(listing, asker=issue.asker)),
        "pdf": lambda: listing_pdf(words.paper(listing, issue.letterhead)),
    }
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    data = await made(context, chat, makes[form])
    if form == "png":
        await bot.send_photo(chat, data, caption=listing.title[:1024])
    else:
        name = f"{listing.name.lower().replace(' ', '-')}.{form}"
        await bot.send_document(chat, data, filename=name, caption=listing.title[:1024])


async def made(context: Context, chat_id: int, make: Callable[[], bytes]) -> bytes:
    return await waiting.patiently(context, chat_id, make, waiting.FILE)

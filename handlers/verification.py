"""Bappedalitbang looks at what was handed in."""

from handlers.context import Context
from handlers.incoming import Tapped
from services import innovations


async def document(tapped: Tapped, context: Context) -> None:
    """Sends the document of an innovation to whoever may read it."""
    with context.house.database.reading() as session:
        file = innovations.document_of(
            session,
            tapped.address.row,
            telegram_id=tapped.telegram_id,
            now=context.house.now(),
        )
    await tapped.answer()
    data = context.house.vault.get(file["sha256"])
    await tapped.query.get_bot().send_document(tapped.telegram_id, data, filename=file["name"][:80])

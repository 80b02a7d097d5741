"""A real python-telegram-bot application that talks with a person of the world."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from simulator.request import WorldRequest
from simulator.tokens import demo_token
from simulator.world import World

TOKEN = demo_token("test")
Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 30, 1, 0, tzinfo=UTC)


async def start(update: Update, _: Context) -> None:
    button = InlineKeyboardButton("Mulai daftar", callback_data="daftar")
    assert update.message
    await update.message.reply_html("<b>Selamat</b>", reply_markup=InlineKeyboardMarkup([[button]]))


async def tapped(update: Update, _: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Baik", show_alert=True)
    await update.callback_query.edit_message_text("Apa masalahnya?")


async def echo(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_text(update.message.text or "?")


@asynccontextmanager
async def running(world: World) -> AsyncIterator[App]:
    request = WorldRequest(world)
    app: App = (
        ApplicationBuilder().token(TOKEN).request(request).get_updates_request(request).build()
    )
    app.add_handlers(
        [
            CommandHandler("start", start),
            CallbackQueryHandler(tapped),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    async with app:
        await app.start()
        yield app
        await app.stop()


async def drain(app: App) -> None:
    """Everything that waits for the bot, taken and handled in order."""
    offset = 0
    while updates := await app.bot.get_updates(offset=offset, timeout=0):
        for update in updates:
            await app.process_update(update)
            offset = update.update_id + 1


async def test_says_taps_and_reads() -> None:
    world = World(StandingClock())
    world.add_bot(TOKEN)
    officer = world.person(1001, "Operator Disdikbud")
    async with running(world) as app:
        officer.starts()
        await drain(app)
        assert officer.screen.text == "Selamat"
        card = officer.screen
        officer.taps("mulai")
        await drain(app)
        assert officer.alert == "Baik"
        assert officer.screen.text == "Apa masalahnya?"
        officer.taps("Mulai daftar", on=card)
        officer.says("Jalan rusak")
        await drain(app)
        assert officer.screen.text == "Jalan rusak"

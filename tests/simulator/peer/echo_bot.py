"""An echo and keyboard bot as aiogram's own guide writes it; only the server's address is given.

python echo_bot.py ADDRESS TOKEN            long polling
python echo_bot.py ADDRESS TOKEN SECRET     webhook at a free port, with that secret
"""

# mypy: disable-error-code="import-not-found,untyped-decorator"
import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

dispatcher = Dispatcher()
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Tekan", callback_data="tekan")]]
)


@dispatcher.message(CommandStart())
async def start(message: Message) -> None:
    await message.answer("<b>Halo</b>", parse_mode="HTML", reply_markup=KEYBOARD)


@dispatcher.message(Command("berkas"))
async def send_file(message: Message) -> None:
    await message.answer_document(BufferedInputFile(b"isi", "berkas.txt"), caption="Ini berkasnya")


@dispatcher.callback_query(F.data == "tekan")
async def pressed(query: CallbackQuery) -> None:
    await query.answer("Sudah ditekan", show_alert=True)
    await query.message.edit_text("Terima kasih")


@dispatcher.message(F.document)
async def measure(message: Message, bot: Bot) -> None:
    held = await bot.download(message.document)
    await message.answer(f"{len(held.read())} bita")


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text)


async def listen(bot: Bot, secret: str) -> None:
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(app, "/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=secret)
    await asyncio.Event().wait()


async def main(address: str, token: str, secret: str = "") -> None:
    server = TelegramAPIServer.from_base(address)
    bot = Bot(token, session=AiohttpSession(api=server))
    await (listen(bot, secret) if secret else dispatcher.start_polling(bot))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

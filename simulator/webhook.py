"""Pushing of updates to bots that have set a webhook, the way Telegram does it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator.events import Called, Emitted, Event
from simulator.http.keys import WORLD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import web

    from simulator.accounts import Bot
    from simulator.types import Json
    from simulator.updates import Webhook
    from simulator.world import World

PATIENCE = ClientTimeout(total=60)
PAUSE = 0.5  # seconds before a failed push is tried again


async def pushing(app: web.Application) -> AsyncIterator[None]:
    async with ClientSession(timeout=PATIENCE) as session:
        pusher = Pusher(app[WORLD], session)
        task = asyncio.create_task(pusher.run())
        app[WORLD].observers.append(pusher.notice)
        yield
        app[WORLD].observers.remove(pusher.notice)
        task.cancel()


class Pusher:
    def __init__(self, world: World, session: ClientSession) -> None:
        self.world = world
        self.session = session
        self.news = asyncio.Event()

    def notice(self, event: Event) -> None:
        if isinstance(event, Emitted | Called):
            self.news.set()

    async def run(self) -> None:
        while True:
            await self.news.wait()
            self.news.clear()
            for bot in list(self.world.bots.values()):
                await self.push_all(bot)

    async def push_all(self, bot: Bot) -> None:
        """One after the other, until none waits or the bot fails to take one."""
        while bot.webhook and (updates := bot.queue.fetch(1)):
            if not await self.push(bot, bot.webhook, updates[0]):
                asyncio.get_running_loop().call_later(PAUSE, self.news.set)
                return
            bot.queue.take_off(updates[0])

    async def push(self, bot: Bot, hook: Webhook, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with self.session.post(
                hook.url, data=orjson.dumps(update), headers=headers
            ) as answer:
                body = await answer.read()
        except (ClientError, TimeoutError):
            return False
        if answer.ok and body.startswith(b"{"):
            await self.obey(bot, orjson.loads(body))
        return answer.ok

    async def obey(self, bot: Bot, answer: Json) -> None:
        """A webhook may answer with a call."""
        if method := answer.pop("method", None):
            await self.world.call(bot.token, str(method), answer)

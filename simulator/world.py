"""The world: bots, people and chats on one clock. `call` is the one way in for a bot."""

from __future__ import annotations

import time
from inspect import isawaitable
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar

from simulator.accounts import Bot, Person
from simulator.call import Call
from simulator.chats import Chat, Group, PrivateChat
from simulator.errors import ApiError, bad_request, not_found, unauthorized
from simulator.events import Called, Changed, Deleted, Emitted, Event, Menu, Observer, Posted
from simulator.faults import Faults
from simulator.files import FileStore
from simulator.messages import Message
from simulator.methods import METHODS, absent
from simulator.methods.parameters import refuse_unwritten
from simulator.person import VirtualPerson
from simulator.tokens import bot_id, is_wellformed
from simulator.types import Clock, InputFile, Json, Reply
from simulator.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.callbacks import CallbackQuery
    from simulator.rate import RatePolicy


class World:
    """`seed` makes what is random on Telegram (first update id, faults by chance) repeatable."""

    everywhere: ClassVar[list[Observer]] = []  # observers of every world, for checks over a suite

    def __init__(self, clock: Clock, *, seed: int = 0) -> None:
        self.clock = clock
        self.random = Random(seed)  # noqa: S311
        self.faults = Faults(seed)
        self.rate: RatePolicy | None = None
        self.files = FileStore()
        self.observers: list[Observer] = []
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.private: dict[tuple[int, int], PrivateChat] = {}
        self.groups: dict[int, Group] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self._ids = count(self.random.randrange(10**15, 10**16))

    # ---- the way in for bots

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, InputFile] | None = None,
    ) -> Reply:
        started = time.perf_counter()
        bot = self.bots.get(token)
        reply = await self._answered(bot, token, method, params, files or {})
        seconds = time.perf_counter() - started
        self.tell(Called(bot, method, params, files or {}, reply, seconds))
        return reply

    async def _answered(
        self,
        bot: Bot | None,
        token: str,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, InputFile],
    ) -> Reply:
        if bot is None:
            return (unauthorized() if is_wellformed(token) else not_found()).reply()
        call = Call(self, bot, method, params, files)
        effect = self.faults.meet(call)
        if effect and not effect.accepted:
            return effect.reply
        reply = await _carried_out(call)
        return effect.over(reply) if effect else reply

    # ---- who takes part

    def add_bot(self, token: str, *, username: str = "demo_bot", name: str = "Bot") -> Bot:
        queue = UpdateQueue(self.clock.now, self.random.randrange(10**8, 9 * 10**8))
        bot = Bot(bot_id(token), token, username, name, queue)
        self.bots[token] = bot
        return bot

    def add_person(self, id: int, first_name: str, username: str | None = None) -> Person:  # noqa: A002
        return self.people.setdefault(id, Person(id, first_name, username=username))

    def add_group(self, title: str, id: int | None = None) -> Group:  # noqa: A002
        group = Group(id or -(10**6 + len(self.groups)), title=title)
        self.groups[group.id] = group
        return group

    def person(self, id: int, first_name: str = "", *, bot: Bot | None = None) -> VirtualPerson:  # noqa: A002
        """The hands and eyes of a person, who is added if new. Without `bot`: the first one."""
        person = self.add_person(id, first_name or f"Orang {id}")
        return VirtualPerson(self, person, bot or next(iter(self.bots.values())))

    # ---- chats

    def private_chat(self, bot: Bot, person: Person) -> PrivateChat:
        key = (bot.id, person.id)
        if key not in self.private:
            self.private[key] = PrivateChat(person.id, person=person, bot=bot, numbers=bot.numbers)
        return self.private[key]

    def chat_of(self, bot: Bot, chat_id: int) -> Chat:
        """The chat as this bot knows it by id, whether it may write there or not."""
        if chat_id in self.groups:
            return self.groups[chat_id]
        if chat_id in self.people:
            return self.private_chat(bot, self.people[chat_id])
        raise bad_request("chat not found")

    # ---- what changes

    def post(
        self,
        chat: Chat,
        sender: Bot | Person,
        content: Json,
        *,
        markup: Json | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        number = next(chat.numbers)
        message = Message(chat, number, sender, self.clock.now(), content, markup, reply_to)
        chat.messages[number] = message
        self.tell(Posted(message))
        self._place_keyboard(chat, sender, markup)
        self._deliver("message", message)
        return message

    def change(self, message: Message, content: Json, markup: Json | None = None) -> None:
        if content != message.content or isinstance(message.sender, Person):
            message.edited = self.clock.now()
        message.content, message.markup = content, markup
        self.tell(Changed(message))
        self._deliver("edited_message", message)

    def delete(self, message: Message) -> None:
        message.chat.messages.pop(message.id, None)
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.tell(Deleted(message))

    def _place_keyboard(self, chat: Chat, sender: Bot | Person, markup: Json | None) -> None:
        before = chat.keyboard
        if markup and "keyboard" in markup:
            chat.keyboard = markup
        elif markup and markup.get("remove_keyboard"):
            chat.keyboard = None
        if chat.keyboard is not before and isinstance(sender, Bot):
            self.tell(Menu(sender))

    def _deliver(self, kind: str, message: Message) -> None:
        """Bots hear what people write to them; never another bot, never themselves."""
        if isinstance(message.sender, Bot):
            return
        for bot in message.chat.listeners(message):
            self.queue(bot, kind, message.as_object())

    def queue(self, bot: Bot, kind: str, content: Json) -> None:
        sender = content.get("from", {}).get("id")
        bot.met.add(sender)
        if queued := bot.queue.put(kind, content):
            self.tell(Emitted(bot, queued.update))
            self.faults.disturb(bot, queued, kind)

    def tell(self, event: Event) -> None:
        for observer in (*self.observers, *self.everywhere):
            observer(event)

    def reset(self) -> None:
        """Everything said and done is gone; people and bots stay."""
        for bot in self.bots.values():
            bot.queue.waiting.clear()
            bot.met.clear()
        for memory in (self.private, self.groups, self.queries, self.files.files):
            memory.clear()
        self.faults.clear()

    def new_id(self) -> str:
        return str(next(self._ids))


async def _carried_out(call: Call) -> Reply:
    try:
        function = METHODS.get(call.method.lower())
        if function is None:
            raise absent(call.method)
        refuse_unwritten({**call.params, **call.files})
        if call.world.rate:
            call.world.rate.check(call)
        result = function(call)
        if isawaitable(result):
            result = await result
    except ApiError as error:
        return error.reply()
    return Reply(200, {"ok": True, "result": result})

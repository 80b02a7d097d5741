"""What the page and the remote client see: plain JSON of chats, messages and calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.accounts import Bot
from simulator.chats import PrivateChat

if TYPE_CHECKING:
    from simulator.accounts import Account, Person
    from simulator.callbacks import CallbackQuery
    from simulator.chats import Chat, Group
    from simulator.demo import Demo, DemoPerson
    from simulator.events import Called
    from simulator.messages import Message
    from simulator.types import Json
    from simulator.world import World

SHOWN_CALLS = 200
LONGEST_JSON = 20_000


def state(world: World, demo: Demo) -> Json:
    return {
        "bot": {"name": world.bots[demo.token].name, "username": world.bots[demo.token].username},
        "people": [person(world, demo, one) for one in demo.people],
        "groups": [group(world, demo, g) for g in world.groups.values() if not g.moved_to],
        "clock": clock(world, demo),
        "faults": [rule.effect.name for rule in world.faults.rules if rule.times != 0],
        "rate": world.rate is not None,
    }


def person(world: World, demo: Demo, one: DemoPerson) -> Json:
    me = world.person(one.id, one.name, bot=world.bots[demo.token])
    return {
        "id": one.id,
        "name": one.name,
        "note": one.note,
        "in_front": one.in_front,
        "started": me.chat.started,
        "blocked": me.chat.blocked,
        "commands": me.commands,
        **around(me.chat),
    }


def group(world: World, demo: Demo, one: Group) -> Json:
    """`bot` is its status there; `was` the id that the group had before its upgrade."""
    bot = world.bots[demo.token]
    return {
        "id": one.id,
        "name": one.title,
        "type": one.type,
        "was": one.came_from,
        "bot": one.status.get(bot.id, "left"),
        "members": [member(bot, one, who) for who in one.people()],
        **around(one),
    }


def member(bot: Bot, one: Group, who: Person) -> Json:
    menu = bot.commands.shown_in_group(one.id, who.id, who.language_code, is_head=one.is_head(who))
    about = {"id": who.id, "name": who.first_name, "status": one.status[who.id]}
    return about | {"commands": menu if one.present(bot) else []}


def around(chat: Chat) -> Json:
    """The messages of a chat, and what stands above and below them."""
    return {
        "keyboard": chat.keyboard,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "messages": [message(m) for m in chat.messages.values()],
    }


def clock(world: World, demo: Demo) -> Json:
    due = demo.next_due()
    return {
        "now": world.clock.now().isoformat(),
        "due": due.isoformat() if due else None,
        "epoch": demo.epoch.isoformat(),
    }


def message(shown: Message) -> Json:
    found = shown.as_object()
    view: Json = {
        "id": shown.id,
        "chat": shown.chat.id,
        "mine": not isinstance(shown.sender, Bot),
        "from": sender(shown.sender),
        "service": shown.is_service,
        "date": shown.date.isoformat(),
        "edited": bool(shown.edited),
        "text": shown.text,
        "entities": found.get("entities") or found.get("caption_entities") or [],
        "buttons": shown.inline_keyboard,
        "content": shown.content,
        "file": file(found),
    }
    if shown.reply_to:
        view["reply_to"] = {"id": shown.reply_to.id, "text": shown.reply_to.text}
    return view


def sender(account: Account) -> Json:
    name = account.name if isinstance(account, Bot) else account.first_name
    return {"id": account.id, "name": name}


def file(found: Json) -> Json | None:
    """The file of a message, with the address under which the page gets it."""
    if "photo" in found:
        held = found["photo"][-1]
        size = {"width": held["width"], "height": held["height"]}
        return {"kind": "photo", "name": "foto.jpg", "url": address(held), **size}
    if "document" in found:
        held = found["document"]
        about = {"name": held["file_name"], "size": held["file_size"], "mime": held["mime_type"]}
        return {"kind": "document", "url": address(held), **about}
    return None


def address(held: Json) -> str:
    return f"/sim/files/{held['file_id']}"


def answer(query: CallbackQuery) -> Json:
    return {
        "chat": query.message.chat.id,
        "person": query.person.id,
        "message": query.message.id,
        "data": query.data,
        "text": query.text,
        "alert": query.alert,
        "url": query.url,
    }


def call(called: Called, number: int, at: str) -> Json:
    return {
        "number": number,
        "at": at,
        "method": called.method,
        "ms": round(called.seconds * 1000, 1),
        "status": called.reply.status,
        "lost": called.reply.lost,
        "params": {key: value for key, value in called.params.items() if value is not None},
        "files": [{"name": f.name, "size": len(f.data)} for f in called.files.values()],
        "answer": called.reply.body,
    }


def is_of(shown: Message, demo: Demo) -> bool:
    """On the page are the private chats with the bot of the demo, and all groups."""
    return not isinstance(shown.chat, PrivateChat) or shown.chat.bot.token == demo.token

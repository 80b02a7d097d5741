"""What people do, by HTTP: the page's hands, and those of a test in another process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from aiohttp import web

from simulator.demo import DemoPerson
from simulator.errors import ScriptError
from simulator.http import views
from simulator.http.botapi import read_body
from simulator.http.keys import DEMO, FEED, WORLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.chats import Group
    from simulator.messages import Message
    from simulator.person import VirtualPerson
    from simulator.types import InputFile, Json

Act = "Callable[[VirtualPerson, Json], Message | None]"


def add_routes(app: web.Application) -> None:
    app.router.add_post("/sim/people", add_person)
    app.router.add_get("/sim/people/{id}", get_person)
    app.router.add_post("/sim/people/{id}/{act}", act)


async def add_person(request: web.Request) -> web.Response:
    """Adds a role to the page, or finds the one with that id."""
    given = await request.json()
    demo, world = request.app[DEMO], request.app[WORLD]
    number = int(given.get("id") or max([5_000, *(p.id for p in demo.people)]) + 1)
    found = next((p for p in demo.people if p.id == number), None)
    if found is None:
        found = DemoPerson(number, str(given.get("name") or "Tamu"), str(given.get("note") or ""))
        demo.people.append(found)
        request.app[FEED].send("menu", {})
    return answer(views.person(world, demo, found))


async def get_person(request: web.Request) -> web.Response:
    demo = request.app[DEMO]
    me = _person(request)
    found = views.person(request.app[WORLD], demo, DemoPerson(me.id, me.person.first_name))
    return answer(found | {"alert": me.alert, "toast": me.toast, "labels": me.keyboard})


async def act(request: web.Request) -> web.Response:
    given, files = await read_body(request)
    me, name = _person(request), request.match_info["act"]
    if name == "sends":
        _send_files(me, list(files.values()), given)
        return answer({})
    if name not in ACTS:
        raise web.HTTPNotFound
    message = ACTS[name](me, given)
    return answer(views.message(message) if message else {})


def _person(request: web.Request) -> VirtualPerson:
    world, demo = request.app[WORLD], request.app[DEMO]
    number = int(request.match_info["id"])
    if number not in world.people:
        raise web.HTTPNotFound
    return world.person(number, bot=world.bots[demo.token])


def _group(me: VirtualPerson, given: Json) -> Group | None:
    """Where it happens, if not in the chat between this person and the bot."""
    number = int(given.get("chat") or me.id)
    if number == me.id:
        return None
    if number not in me.world.groups:
        raise ScriptError("Grup itu sudah tidak ada.")
    return me.world.groups[number]


def _message(me: VirtualPerson, given: Json) -> Message:
    where = _group(me, given) or me.chat
    found = where.messages.get(int(given["message"]))
    if found is None:
        raise ScriptError("Pesan itu sudah tidak ada.")
    return found


def _says(me: VirtualPerson, given: Json) -> Message:
    answered = given.get("reply_to")
    reply_to = _message(me, {**given, "message": answered}) if answered else None
    return me.says(str(given["text"]), chat=_group(me, given), reply_to=reply_to)


def _taps(me: VirtualPerson, given: Json) -> None:
    me.taps(str(given["label"]), on=_message(me, given) if given.get("message") else None)


def _presses(me: VirtualPerson, given: Json) -> None:
    """By message and data: also a button that the bot has taken away meanwhile."""
    me.press(_message(me, given), str(given["data"]))


def _edits(me: VirtualPerson, given: Json) -> None:
    me.edits(_message(me, given), str(given["text"]))


def _send_files(me: VirtualPerson, files: list[InputFile], given: Json) -> None:
    caption, as_photos = str(given.get("caption") or ""), bool(given.get("as_photo"))
    chat = _group(me, given)
    if len(files) > 1:
        items = [(f.name, f.data) for f in files]
        me.sends_album(items, caption, as_photos=as_photos, chat=chat)
    elif files and as_photos:
        me.sends_photo(files[0].data, caption, chat=chat)
    elif files:
        me.sends_file(files[0].name, files[0].data, files[0].mime, caption, chat=chat)


ACTS: dict[str, Callable[[VirtualPerson, Json], Message | None]] = {
    "says": _says,
    "taps": _taps,
    "presses": _presses,
    "edits": _edits,
    "starts": lambda me, given: me.starts(str(given.get("payload") or "")),
    "opens": lambda me, _: me.opens(),
    "blocks": lambda me, _: me.blocks(),
    "unblocks": lambda me, _: me.unblocks(),
    "shares_contact": lambda me, _: me.shares_contact(),
    "shares_location": lambda me, given: me.shares_location(given["latitude"], given["longitude"]),
}


def answer(content: Json) -> web.Response:
    return web.Response(body=orjson.dumps(content, default=str), content_type="application/json")

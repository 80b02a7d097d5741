"""Groups, by HTTP: making one, letting people and the bot in and out, the upgrade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import ScriptError
from simulator.http import views
from simulator.http.acts import answer
from simulator.http.keys import DEMO, WORLD
from simulator.members import set_status

if TYPE_CHECKING:
    from aiohttp import web

    from simulator.accounts import Account
    from simulator.chats import Group
    from simulator.person import VirtualPerson

THE_BOT = "bot"
STATUSES = frozenset({"member", "administrator", "left", "kicked"})


def add_routes(app: web.Application) -> None:
    app.router.add_post("/sim/groups", make)
    app.router.add_get("/sim/groups/{id}", get)
    app.router.add_post("/sim/groups/{id}/members", change_member)
    app.router.add_post("/sim/groups/{id}/upgrade", upgrade)


async def make(request: web.Request) -> web.Response:
    """`{"title": "Tim inovasi", "by": 1001, "members": [1002, "bot"]}`"""
    given = await request.json()
    maker = _person(request, given["by"])
    group = maker.makes_group(str(given["title"]))
    for who in given.get("members", []):
        set_status(maker.world, group, maker.person, _account(request, who), "member")
    return _shown(request, group)


async def get(request: web.Request) -> web.Response:
    return _shown(request, _group(request))


async def change_member(request: web.Request) -> web.Response:
    """`{"by": 1001, "who": "bot", "status": "administrator"}`"""
    given = await request.json()
    group, by = _group(request), _person(request, given["by"])
    if given["status"] not in STATUSES:
        raise ValueError(given["status"])
    set_status(by.world, group, by.person, _account(request, given["who"]), given["status"])
    return _shown(request, group)


async def upgrade(request: web.Request) -> web.Response:
    """`{"by": 1001}`; the answer shows the supergroup, under its new id."""
    by = _person(request, (await request.json())["by"])
    return _shown(request, by.upgrades(_group(request)))


def _shown(request: web.Request, group: Group) -> web.Response:
    return answer(views.group(request.app[WORLD], request.app[DEMO], group))


def _group(request: web.Request) -> Group:
    found = request.app[WORLD].groups.get(int(request.match_info["id"]))
    if found is None or found.moved_to:
        raise ScriptError("Grup itu sudah tidak ada.")
    return found


def _person(request: web.Request, number: object) -> VirtualPerson:
    world, demo = request.app[WORLD], request.app[DEMO]
    if number not in world.people:
        raise ScriptError("Orang itu tidak ada.")
    return world.person(int(str(number)), bot=world.bots[demo.token])


def _account(request: web.Request, who: object) -> Account:
    bot = request.app[WORLD].bots[request.app[DEMO].token]
    return bot if who == THE_BOT else _person(request, who).person

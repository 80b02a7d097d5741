"""The knobs of the page: clock, faults, rate policy, *Mulai ulang*."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from simulator import disorder, faults
from simulator.errors import ScriptError
from simulator.http import views
from simulator.http.keys import DEMO, FEED, WORLD
from simulator.rate import RatePolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.accounts import Bot
    from simulator.faults import Effect
    from simulator.types import Json

EFFECTS: dict[str, Callable[..., Effect]] = {
    "too_many": faults.too_many,
    "blocked": faults.blocked,
    "deactivated": faults.deactivated,
    "not_started": faults.not_started,
    "kicked": faults.kicked,
    "moved": faults.moved,
    "refused": faults.refused,
    "wrong_token": faults.wrong_token,
    "missing": faults.missing,
    "bad_gateway": faults.bad_gateway,
    "garbage": faults.garbage,
    "delay": faults.delay,
    "reset_before": faults.reset_before,
    "reset_after": faults.reset_after,
}
AT_ONCE = {"twice": disorder.twice, "swap": disorder.swap, "again": disorder.again}
DISORDERS = {one.name: one for one in (disorder.TWICE, disorder.OVERTAKEN, disorder.AGAIN)}
WHERE = ("method", "chat", "text", "times", "chance")


def add_routes(app: web.Application) -> None:
    app.router.add_get("/sim/clock", get_clock)
    app.router.add_post("/sim/clock", move_clock)
    app.router.add_post("/sim/faults", add_fault)
    app.router.add_delete("/sim/faults", clear_faults)
    app.router.add_post("/sim/rate", set_rate)
    app.router.add_post("/sim/restart", restart)


async def get_clock(request: web.Request) -> web.Response:
    return web.json_response(views.clock(request.app[WORLD], request.app[DEMO]))


async def move_clock(request: web.Request) -> web.Response:
    """`{"hours": 1}`, `{"days": 1}` or `{"to": "due"}`."""
    demo = request.app[DEMO]
    by = _stretch(await request.json(), request)
    if by > timedelta():
        await demo.advance(by)
    shown = views.clock(request.app[WORLD], demo)
    request.app[FEED].send("clock", shown)
    return web.json_response(shown)


def _stretch(given: Json, request: web.Request) -> timedelta:
    if given.get("to") == "due":
        due = request.app[DEMO].next_due()
        return due - request.app[WORLD].clock.now() if due else timedelta()
    return timedelta(**{unit: float(given.get(unit, 0)) for unit in ("days", "hours", "minutes")})


async def add_fault(request: web.Request) -> web.Response:
    """`{"name": "too_many", "value": 3, "method": "sendMessage", "times": 2}`.

    A disorder of the updates is a rule too, for those to come: `{"name": "twice", "chance": 0.1}`;
    `{"name": "twice"}` alone befalls those that wait now.
    """
    given = await request.json()
    world, name = request.app[WORLD], str(given["name"])
    where = {key: given[key] for key in WHERE if key in given}
    if name in AT_ONCE and not where:
        _disturb(name, world.bots[request.app[DEMO].token])
    else:
        world.faults.add(DISORDERS.get(name) or _effect(name, given.get("value")), **where)
    request.app[FEED].send("menu", {})
    return web.json_response({})


def _effect(name: str, value: object) -> Effect:
    return EFFECTS[name](value) if value is not None else EFFECTS[name]()


def _disturb(name: str, bot: Bot) -> None:
    try:
        AT_ONCE[name](bot)
    except IndexError:
        raise ScriptError("Tidak ada cukup pembaruan yang menunggu.") from None


async def clear_faults(request: web.Request) -> web.Response:
    """All of them, or those of one name: `?name=too_many`."""
    request.app[WORLD].faults.clear(request.query.get("name"))
    request.app[FEED].send("menu", {})
    return web.json_response({})


async def set_rate(request: web.Request) -> web.Response:
    wanted = (await request.json()).get("on")
    request.app[WORLD].rate = RatePolicy() if wanted else None
    request.app[FEED].send("menu", {})
    return web.json_response({})


async def restart(request: web.Request) -> web.Response:
    request.app[WORLD].reset()
    request.app[FEED].calls.clear()
    await request.app[DEMO].restart()
    request.app[FEED].send("restarted", {})
    return web.json_response({})

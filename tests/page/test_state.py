"""The state and the stream of events overlap: nothing is lost between them, nothing shown twice."""

import asyncio

from playwright.async_api import Locator, Route, expect

from simulator.world import World
from tests.page.conftest import PAGE, Visit
from tests.page.demo_bot import OFFICER, TOKEN

pytestmark = PAGE

AGAIN = """async () => {
    const { store } = await import(MODULE);
    const last = store.calls.findLast((call) => call.method === "sendMessage");
    store.take("call", structuredClone(last));
}"""
LOAD = "async () => (await import(MODULE)).store.load()"


async def module(visit: Visit) -> str:
    """The address under which the page has its store; another one would be another store."""
    names = "() => performance.getEntriesByType('resource').map((one) => one.name)"
    found: list[str] = await visit.page.evaluate(names)
    return repr(next(name for name in found if "store.js" in name))


def sent(visit: Visit) -> Locator:
    """The calls of sendMessage in the strip."""
    return visit.page.locator(".tick", has_text="sendMessage")


async def greeted(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Selamat datang")).to_be_visible()
    await expect(sent(visit)).to_have_count(1)


async def test_what_arrives_while_an_older_state_is_on_its_way_stays(
    visit: Visit, world: World
) -> None:
    await greeted(visit)
    taken, let_go = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        taken.set()
        await let_go.wait()
        await route.fulfill(response=answer)

    await visit.page.route("**/sim/state", hold)
    load = LOAD.replace("MODULE", await module(visit))
    loading = asyncio.create_task(visit.page.evaluate(load))
    await taken.wait()
    await world.call(TOKEN, "sendMessage", {"chat_id": OFFICER, "text": "Datang di tengah"})
    message = visit.chat(OFFICER).get_by_text("Datang di tengah")
    await expect(message).to_be_visible()
    await expect(sent(visit)).to_have_count(2)
    let_go.set()
    await loading
    await visit.page.unroute_all(behavior="wait")
    await expect(message).to_be_visible()
    await expect(sent(visit)).to_have_count(2)


async def test_a_call_that_the_state_had_already_is_not_listed_again(
    visit: Visit, world: World
) -> None:
    await greeted(visit)
    await world.call(TOKEN, "sendMessage", {"chat_id": OFFICER, "text": "Sekali"})
    await expect(visit.chat(OFFICER).get_by_text("Sekali")).to_be_visible()
    await expect(sent(visit)).to_have_count(2)
    await visit.page.evaluate(AGAIN.replace("MODULE", await module(visit)))
    await expect(sent(visit)).to_have_count(2)

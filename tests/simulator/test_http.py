"""The way in over HTTP: bodies of every kind, files, faults on the wire, and who may ask."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import ClientConnectionError, ClientSession, FormData, web
from telegram import Bot as PTBBot
from telegram.error import NetworkError

from simulator import disorder, faults
from simulator.clock import StandingClock
from simulator.demo import Demo
from simulator.errors import ScriptError
from simulator.person import VirtualPerson
from simulator.remote import RemoteWorld
from simulator.server import serving
from simulator.types import Json
from simulator.world import World
from tests.simulator.conftest import TOKEN


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


async def answered(session: ClientSession, address: str, **how: object) -> Json:
    url = f"{address}/bot{TOKEN}/sendMessage"
    async with session.post(url, **how) as response:  # type: ignore[arg-type]
        found: Json = await response.json()
    return found


async def test_bodies(session: ClientSession, address: str, officer: VirtualPerson) -> None:
    given = {"chat_id": officer.id, "text": "<b>halo</b>", "parse_mode": "HTML"}
    multipart = FormData({key: str(value) for key, value in given.items()})
    multipart.add_field("unused", b"", filename="x")
    by_json = await answered(session, address, json=given)
    by_form = await answered(session, address, data=given)
    by_query = await answered(session, address, params=given)
    for found in (by_json, by_form, by_query):
        assert found["result"]["text"] == "halo"
    assert (
        await answered(session, address, data=b"{", headers={"Content-Type": "application/json"})
    )["error_code"] == 400


async def test_the_library_over_the_wire(address: str, officer: VirtualPerson) -> None:
    async with PTBBot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as ptb:
        assert (await ptb.get_me()).is_bot
        await ptb.send_document(officer.id, b"PK", filename="rekap.xlsx", caption="Rekap")
        officer.sends_file("SK.pdf", b"%PDF")
        update = (await ptb.get_updates(timeout=1))[-1]
        assert update.message
        assert update.message.document
        got = await (await update.message.document.get_file()).download_as_bytearray()
    assert officer.files[0].name == "rekap.xlsx"
    assert got == b"%PDF"


async def test_a_cut_connection(address: str, world: World, officer: VirtualPerson) -> None:
    world.faults.add(faults.reset_after(), method="sendMessage")
    async with PTBBot(TOKEN, base_url=f"{address}/bot") as ptb:
        with pytest.raises(NetworkError):
            await ptb.send_message(officer.id, "halo")
    assert officer.screen.text == "halo"


async def test_a_wrong_token_gets_nothing(session: ClientSession, address: str) -> None:
    for path in ("bot7:other/getMe", "file/bot7:other/documents/file_1.pdf"):
        async with session.get(f"{address}/{path}") as response:
            assert response.status in {401, 404}


async def test_no_other_site_may_steer_the_page(session: ClientSession, address: str) -> None:
    headers = {"Origin": "https://example.org"}
    async with session.post(f"{address}/sim/restart", headers=headers) as response:
        assert response.status == 403
    async with session.get(address) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]


async def test_it_listens_at_home_only(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")


async def status_as(session: ClientSession, address: str, host: str) -> int:
    """What a visitor gets who came by that name."""
    async with session.get(f"{address}/sim/state", headers={"Host": host}) as response:
        return response.status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 200),
        ("LOCALHOST:{port}", 200),
        ("rebound.example:{port}", 403),
        ("127.0.0.1.example:{port}", 403),
        ("localhost.example", 403),
        ("[::1", 403),
    ],
)
async def test_it_answers_to_its_own_names_only(
    session: ClientSession, address: str, host: str, status: int
) -> None:
    port = address.rpartition(":")[2]
    assert await status_as(session, address, host.format(port=port)) == status


async def test_bound_to_every_address_it_answers_to_any_name(
    session: ClientSession, world: World, demo: Demo
) -> None:
    async with serving(world, demo, host="0.0.0.0") as address:  # noqa: S104 (what is tested)
        at = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        assert await status_as(session, at, "bot.kuburayakab.example") == 200


async def test_events_reach_the_page(
    session: ClientSession, address: str, officer: VirtualPerson
) -> None:
    async with session.get(f"{address}/sim/events") as stream:
        await asyncio.sleep(0.05)
        officer.says("<script>")
        assert await stream.content.readline() == b"event: message\n"
        assert b'"text":"<script>"' in await stream.content.readline()


async def test_a_file_is_saved_never_opened(
    session: ClientSession, address: str, officer: VirtualPerson
) -> None:
    sent = officer.sends_file("surat.html", b"<script>alert(1)</script>", "text/html")
    file_id = sent.content["document"]["file_id"]
    async with session.get(f"{address}/sim/files/{file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
    async with session.get(f"{address}/sim/files/none") as response:
        assert response.status == 404
    async with session.post(f"{address}/sim/people/1001/says", json={}) as response:
        assert response.status == 400


async def test_a_person_by_hand_of_another_process(address: str, world: World) -> None:
    async with RemoteWorld(address) as remote:
        officer = await remote.person(1001)
        await officer.starts()
        await officer.says("halo")
        keys = {"inline_keyboard": [[{"text": "Kirim", "callback_data": "kirim"}]]}
        given = {"chat_id": 1001, "text": "Kartu", "reply_markup": keys}
        await world.call(TOKEN, "sendMessage", given)
        card = await officer.sees("Kartu")
        await officer.taps("kirim")
        await officer.taps("Kirim", on=card)
        await officer.sends_file("SK.pdf", b"%PDF", caption="SK")
        await officer.sends_album([("a.pdf", b"a"), ("b.pdf", b"b")], "bukti")
        await officer.blocks()
        with pytest.raises(ScriptError, match="blocked"):
            await officer.says("tidak bisa")
        await officer.unblocks()
        assert await officer.alert is None
    kinds = [next(k for k in q.update if k != "update_id") for q in world.bots[TOKEN].queue.waiting]
    assert kinds.count("callback_query") == 2
    assert kinds.count("message") == 5
    assert kinds.count("my_chat_member") == 2


async def test_knobs_by_http(address: str, world: World, clock: StandingClock) -> None:
    begun = clock.now()
    async with RemoteWorld(address) as remote:
        await remote.advance(hours=1, days=1)
        await remote.add_fault("too_many", 5, method="getMe")
        assert (await world.call(TOKEN, "getMe", {})).body["parameters"] == {"retry_after": 5}
        with pytest.raises(ScriptError):
            await remote.add_fault("swap")
        assert (await remote.calls())[-1]["method"] == "getMe"
        await remote.post("rate", {"on": True})
        await remote.post("restart", {})
    assert clock.now() - begun == timedelta(days=1, hours=1)
    assert world.rate is not None
    assert world.faults.rules == []


PATIENCE = 20.0  # seconds


class Hook:
    """A bot's own server, which notes what it is pushed."""

    def __init__(self) -> None:
        self.pushed: list[tuple[str | None, Json]] = []
        self.failures = 1
        self.three = asyncio.Event()  # pushes have been taken

    async def take(self, request: web.Request) -> web.Response:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        update = await request.json()
        self.pushed.append((secret, update))
        if len(self.pushed) == 3:
            self.three.set()
        chat = update["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "diterima"})


@pytest.fixture
async def hook() -> AsyncIterator[tuple[Hook, str]]:
    made, app = Hook(), web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield made, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_with_a_secret(
    address: str, world: World, officer: VirtualPerson, hook: tuple[Hook, str]
) -> None:
    noted, url = hook
    await world.call(TOKEN, "setWebhook", {"url": url, "secret_token": "rahasia"})
    async with RemoteWorld(address) as remote:
        officer.says("halo")
        there = await remote.person(officer.id)
        await there.sees("diterima")
    secret, update = noted.pushed[0]
    assert (secret, update["message"]["text"]) == ("rahasia", "halo")
    await asyncio.sleep(0)
    assert not world.bots[TOKEN].queue.waiting


async def test_a_webhook_in_disorder_loses_nothing(
    address: str, world: World, officer: VirtualPerson, hook: tuple[Hook, str]
) -> None:
    noted, url = hook
    noted.failures = 0
    await world.call(TOKEN, "setWebhook", {"url": url})
    world.faults.add(disorder.OVERTAKEN, text="satu")
    world.faults.add(disorder.AGAIN, text="dua")
    officer.says("satu")
    officer.says("dua")
    async with RemoteWorld(address) as remote:
        there = await remote.person(officer.id)
        await there.sees("diterima")
        async with asyncio.timeout(PATIENCE):
            await noted.three.wait()
    texts = [update["message"]["text"] for _, update in noted.pushed]
    assert sorted(texts) == ["dua", "dua", "satu"]
    assert texts.index("dua") < texts.index("satu")


async def test_a_delayed_answer_still_comes(
    session: ClientSession, address: str, world: World
) -> None:
    world.faults.add(faults.delay(0.05))
    async with session.get(f"{address}/bot{TOKEN}/getMe") as response:
        assert (await response.json())["ok"]


async def test_a_reset_before_acceptance(
    session: ClientSession, address: str, world: World, officer: VirtualPerson
) -> None:
    world.faults.add(faults.reset_before(), method="sendMessage")
    with pytest.raises(ClientConnectionError):
        await answered(session, address, json={"chat_id": officer.id, "text": "halo"})
    assert officer.screens == []

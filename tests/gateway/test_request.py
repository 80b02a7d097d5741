"""Our own request over real sockets: what is sent, what comes back, and each way to fail."""

import asyncio
import logging
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from gateway.request import AiohttpRequest, Patience
from simulator import faults
from simulator.events import Called, Event
from simulator.world import World
from tests.conftest import TOKEN
from tests.gateway.failing import failure, is_surely_not_sent
from tests.gateway.wire import (
    FINE,
    Behaviour,
    answering,
    http,
    nobody_listens,
    nobody_picks_up,
    saying,
    silent,
    simulated,
    talking,
)

SHORT = Patience(pool=0.1, connect=0.1, write=0.2, upload=0.3, read=0.2, read_of_sends=0.2)
PAGE = b"<html>Akses ditolak</html>"


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with simulated(world) as found:
        yield found


# ---- what goes through


async def test_a_message_with_all_that_may_be_in_it(world: World, address: str) -> None:
    async with talking(address) as bot:
        sent = await bot.send_message(1001, "<b>é — 🎉</b> & 'lain'".replace("&", "&amp;"), "HTML")
    assert sent.text == "é — 🎉 & 'lain'"
    assert world.person(1001).screen.text == sent.text


async def test_a_file_goes_and_comes_back(world: World, address: str) -> None:
    data = bytes(range(256)) * 8192  # 2 MB: more than aiohttp takes as plain bytes
    async with talking(address) as bot:
        name = 'SK "fix" banget – ü.pdf'
        await bot.send_document(1001, BytesIO(data), caption="<i>SK</i>", filename=name)
        file = world.person(1001).files[-1]
        assert (file.name, file.data) == (name, data)
        world.person(1001).sends_file("besar.pdf", data)
        (update,) = await bot.get_updates(timeout=0)
        assert update.message is not None
        assert update.message.document is not None
        held = await update.message.document.get_file()
        assert bytes(await held.download_as_bytearray()) == data


async def test_a_file_may_be_large(world: World, address: str) -> None:
    data = b"0123456789abcdef" * (20 * 65536)  # 20 MiB, the most that a bot may fetch
    async with talking(address) as bot:
        world.person(1001).sends_file("penuh.pdf", data)
        (update,) = await bot.get_updates(timeout=0)
        assert update.message is not None
        assert update.message.document is not None
        held = await update.message.document.get_file()
        assert bytes(await held.download_as_bytearray()) == data


async def test_a_file_that_is_gone(address: str) -> None:
    async with talking(address) as bot:
        with pytest.raises(InvalidToken):
            await bot.request.retrieve(f"{address}/file/bot{TOKEN}/documents/tiada.pdf")


async def test_connections_are_used_again() -> None:
    async with answering(saying(http(FINE))) as line, talking(line.address) as bot:
        for _ in range(20):
            await bot.delete_message(1, 2)
        assert (line.connections, len(line.heads)) == (1, 20)
        await asyncio.gather(*(bot.delete_message(1, 2) for _ in range(20)))
        assert line.connections <= 20


async def test_a_connection_closed_while_idle_is_not_used() -> None:
    closing = saying(http(FINE), then_close=True)
    async with answering(closing) as line, talking(line.address) as bot:
        for _ in range(5):
            assert await bot.delete_message(1, 2)
            await asyncio.sleep(0.01)
        assert line.connections == 5


async def test_many_at_once(world: World, address: str) -> None:
    async with talking(address, connections=4) as bot:
        await asyncio.gather(*(bot.send_message(1001, str(n)) for n in range(50)))
    assert sorted(int(s.text) for s in world.person(1001).screens) == list(range(50))


# ---- what fails


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        (faults.too_many(7), RetryAfter),
        (faults.blocked(), Forbidden),
        (faults.moved(-100123), ChatMigrated),
        (faults.refused("BUTTON_DATA_INVALID"), BadRequest),
        (faults.wrong_token(), InvalidToken),
        (faults.missing(), InvalidToken),
        (faults.bad_gateway(), NetworkError),
        (faults.garbage(), NetworkError),
        (faults.garbage(502), NetworkError),
        (faults.garbage(403), NetworkError),
        (faults.delay(5), TimedOut),
        (faults.reset_before(), NetworkError),
        (faults.reset_after(), NetworkError),
    ],
)
async def test_each_fault_of_the_server(
    world: World, address: str, effect: faults.Effect, error: type[TelegramError]
) -> None:
    world.faults.add(effect, method="sendMessage")
    async with talking(address, SHORT) as bot:
        raised = await failure(bot)
        assert type(raised) is error
        assert not is_surely_not_sent(raised)
        await bot.send_message(1001, "sekarang sampai")
    assert world.person(1001).screen.text == "sekarang sampai"


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (saying(b"", then_close=True), NetworkError),
        (saying(http(FINE[:9], promised=99), then_close=True), NetworkError),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n", then_close=True), NetworkError),
        (saying(http(b"[1]")), NetworkError),
        (saying(http(b"{}")), NetworkError),
        (saying(http(b'{"ok":tr')), NetworkError),
        (saying(http(PAGE, "403 Forbidden")), NetworkError),
        (saying(http(PAGE, "404 Not Found")), NetworkError),
        (saying(http(PAGE, "302 Found")), NetworkError),
        (silent, TimedOut),
        (saying(http(FINE[:9], promised=99)), TimedOut),
    ],
)
async def test_a_line_that_breaks_leaves_the_fate_open(
    behaviour: Behaviour, error: type[TelegramError]
) -> None:
    async with answering(behaviour) as line, talking(line.address, SHORT) as bot:
        raised = await failure(bot)
        assert type(raised) is error
        assert not is_surely_not_sent(raised)


async def test_nobody_there_is_surely_not_sent() -> None:
    with nobody_listens() as address:
        async with talking(address, SHORT) as bot:
            assert is_surely_not_sent(await failure(bot))


async def test_nobody_picks_up_is_surely_not_sent() -> None:
    with nobody_picks_up() as address:
        async with talking(address, SHORT) as bot:
            raised = await failure(bot)
    assert type(raised) is TimedOut
    assert is_surely_not_sent(raised)


async def test_an_unknown_name_is_surely_not_sent() -> None:
    async with talking("http://tiada.invalid", SHORT) as bot:
        assert is_surely_not_sent(await failure(bot))


async def test_no_free_connection_is_surely_not_sent() -> None:
    patience = Patience(pool=0.1, connect=0.1, read_of_sends=5)
    async with answering(silent) as line, talking(line.address, patience, connections=1) as bot:
        holding = asyncio.create_task(bot.send_message(1, "menunggu"))
        await asyncio.sleep(0.05)
        raised = await failure(bot)
        assert type(raised) is TimedOut
        assert is_surely_not_sent(raised)
        assert len(line.heads) == 1
        holding.cancel()


async def test_who_does_not_read_an_upload_does_not_hold_it_for_ever() -> None:
    async def deaf(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        await asyncio.sleep(5)

    async with answering(deaf) as line, talking(line.address, SHORT) as bot:
        await asyncio.wait_for(_uploads_in_vain(bot), 3)


async def _uploads_in_vain(bot: Bot) -> None:
    with pytest.raises(TimedOut):
        await bot.send_document(1, BytesIO(bytes(30_000_000)))


async def test_cancelled_leaves_the_pool_whole() -> None:
    behaviour = saying(http(FINE))
    async with answering(silent) as line, talking(line.address, connections=2) as bot:
        for _ in range(6):
            task = asyncio.create_task(bot.send_message(1, "x"))
            await asyncio.sleep(0.02)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
    async with answering(behaviour) as line, talking(line.address) as bot:
        assert await bot.delete_message(1, 2)


async def test_before_the_start_and_after_the_end_it_says_so() -> None:
    request = AiohttpRequest()
    with pytest.raises(RuntimeError):
        await request.do_request("http://127.0.0.1/", "POST")
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(RuntimeError):
        await request.do_request("http://127.0.0.1/", "POST")


# ---- secrets


async def test_neither_token_nor_text_is_logged(
    world: World, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("telegram").setLevel(logging.INFO)  # its DEBUG holds what is said
    world.faults.add(faults.garbage(), method="sendMessage")
    async with talking(address) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(1001, "rahasia")
        await bot.send_message(1001, "rahasia")
    assert TOKEN not in caplog.text
    assert "rahasia" not in caplog.text


async def test_what_the_bot_calls_is_plain_to_the_server(world: World, address: str) -> None:
    seen: list[dict[str, object]] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            seen.append(dict(event.params))

    world.observers.append(notice)
    async with talking(address) as bot:
        await bot.send_message(1001, "angka", disable_notification=True)
    world.observers.remove(notice)
    assert seen == [{"chat_id": 1001, "text": "angka", "disable_notification": True}]

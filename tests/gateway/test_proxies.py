"""Our own request through a proxy, over real sockets."""

import traceback

from tests.gateway.failing import failure, is_surely_not_sent
from tests.gateway.wire import (
    FINE,
    answering,
    http,
    nobody_listens,
    saying,
    talking,
)

PAGE = b"<html>Akses ditolak</html>"


async def test_a_proxy_is_asked_with_its_password() -> None:
    async with answering(saying(http(FINE))) as line:
        proxy = line.address.replace("//", "//bot:sandi@")
        async with talking("http://api.test", proxy=proxy) as bot:
            assert await bot.delete_message(1, 2)
    assert line.heads[0].startswith(b"POST http://api.test/bot")
    assert b"Proxy-Authorization: Basic" in line.heads[0]


async def test_a_proxy_that_refuses_the_tunnel_has_sent_nothing() -> None:
    refusing = saying(http(PAGE, "407 Proxy Authentication Required"))
    async with answering(refusing) as line:
        proxy = line.address.replace("//", "//bot:sandi@")
        async with talking("https://api.test", proxy=proxy) as bot:
            raised = await failure(bot)
    assert is_surely_not_sent(raised)
    assert "sandi" not in "".join(traceback.format_exception(raised))
    assert line.heads[0].startswith(b"CONNECT api.test:443")


async def test_a_proxy_that_is_away_has_sent_nothing() -> None:
    with nobody_listens() as proxy:
        async with talking("https://api.test", proxy=proxy) as bot:
            assert is_surely_not_sent(await failure(bot))

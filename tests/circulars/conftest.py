"""A circular as Bappedalitbang writes it, and one that is out."""

from collections.abc import Awaitable, Callable

import pytest

from tests.conftest import House, Player

BODY = "Setiap perangkat daerah mengirim paling sedikit satu inovasi <baru> lewat bot ini."
Write = Callable[..., Awaitable[None]]


@pytest.fixture
def write(verifier: Player) -> Write:
    """Fills in the form: to officers and heads of three units, the last of which has nobody."""

    async def fill(body: str = BODY, *, pdf: bytes | None = None) -> None:
        await verifier.says("/edaran")
        await verifier.taps("Tulis edaran")
        await verifier.taps("Lewati")
        await verifier.says("30 November 2026")
        await verifier.says("Pengisian inovasi tahun 2026")
        await verifier.says(body)
        await verifier.taps("Selesai")
        if pdf:
            await verifier.sends_file("Edaran.pdf", pdf)
        else:
            await verifier.taps("Lewati")
        await verifier.taps("Perangkat daerah tertentu")
        await verifier.says("disdikbud, dinkes, diskominfo")
        await verifier.taps("Selesai")
        await verifier.says("Operator inovasi, Kepala perangkat daerah")
        await verifier.taps("Selesai")
        await verifier.taps("Kirim")

    return fill


@pytest.fixture
async def sent(house: House, verifier: Player, colleague: Player, write: Write) -> House:
    """At 09.00; Dinkes cannot be reached."""
    colleague.hands.blocks()
    await house.moves_clock(hours=1)
    await write()
    await verifier.taps("Lihat penerima")
    await verifier.taps("Kirim ke 2 orang")
    await house.tick()
    return house

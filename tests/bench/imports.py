"""A sheet of 5,000 scores with every kind of error, looked through, given back and entered, while
somebody else goes on asking. On the simulator in the same process, at the pace of Telegram."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import bot as front_door
from gateway.pacing import Pacer
from gateway.polling import ALLOWED_UPDATES
from handlers.columns import columns_of
from models import Innovation, OfficialScore, Status
from reports import sheets
from services.house import House
from settings import load_settings
from simulator.person import VirtualPerson
from simulator.request import WorldRequest
from tests.bench.figures import Figure
from tests.conftest import TOKEN, new_world

ROWS, INNOVATIONS, UNITS = 5_000, 1_000, 38
VERIFIER, ASKER = 1003, 1004
PAUSE = 1.2  # seconds between two questions of the other person
PATIENCE = 120.0


def _row(n: int) -> dict[str, Any]:
    """Three of ten are new, one replaces a score, one says what stands; the others are wrong, each
    in its own way. The number goes through innovations and then through years."""
    number, year = n % INNOVATIONS + 1, 2026 - n // INNOVATIONS
    good: dict[str, Any] = {
        "name": f"Inovasi {number}",
        "year": year,
        "kind": "resmi",
        "score": 87.5,
        "scale": 111,
    }
    wrong: dict[int, dict[str, Any]] = {
        4: {"name": f"Inovesi {number} lama"},
        5: {"name": "KEMBAR"},
        6: {"score": 111.5},
        7: {"score": "banyak", "kind": None},
        8: {"year": 2031, "scale": None},
        9: {"name": None, "number": f"INV-2026-{9000 + n}"},
    }
    return good | wrong.get(n % 10, {})


def _sheet(house: House) -> bytes:
    columns = columns_of("scores", (), house.instruments.of(2026))
    return sheets.template("Nilai", columns, rows=[_row(n) for n in range(ROWS)], most=10_000)


def _fill(house: House) -> None:
    """Innovations, two of them of one name, and scores of which some are to be replaced."""
    now = house.now()
    with house.database.transaction() as session:
        session.add_all(_innovation(number, now) for number in range(1, INNOVATIONS + 1))
        session.flush()
        for n in range(0, ROWS, 10):
            session.add_all([_score(n, 59.0, now), _score(n + 1, 87.5, now)])


def _innovation(number: int, now: datetime) -> Innovation:
    name = "KEMBAR" if number > INNOVATIONS - 2 else f"Inovasi {number}"
    return Innovation(
        unit_id=number % UNITS + 1,
        mandate_year=2026,
        sequence=number,
        name=name,
        status=Status.VERIFIED,
        profile={"name": name},
        registered_by_id=1,
        registered_at=now,
    )


def _score(n: int, number: float, now: datetime) -> OfficialScore:
    """What stands for the innovation and year of that row."""
    return OfficialScore(
        innovation_id=n % INNOVATIONS + 1,
        assessment_year=_row(n)["year"],
        number=number,
        scale=111,
        source="Layar IID",
        by_id=1,
        at=now,
    )


async def _pumped(bot: front_door.Bot) -> None:
    """Telegram's updates to the bot, as a long poll would bring them."""
    offset = None
    while True:
        found = await bot.application.bot.get_updates(
            offset=offset, timeout=0, allowed_updates=ALLOWED_UPDATES
        )
        offset = found[-1].update_id + 1 if found else offset
        await asyncio.sleep(0.01)


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 (nobody tells when a screen is there)
            await asyncio.sleep(0.005)


async def _asking(asker: VirtualPerson, waits: list[float]) -> None:
    while True:
        seen, begun = len(asker.screens), time.perf_counter()
        asker.says("/tenggat")
        await _until(lambda: len(asker.screens) > seen)  # noqa: B023 (awaited at once)
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(PAUSE)


async def _importing(verifier: VirtualPerson, data: bytes) -> float:
    def said(words: str) -> bool:
        return any(words in screen.text for screen in verifier.screens)

    verifier.says("/nilai")
    await _until(lambda: said("Nilai resmi dan verifikasi"))
    verifier.taps("Impor XLSX/CSV")
    await _until(lambda: said("Kirim berkas XLSX atau CSV"))
    begun = time.perf_counter()
    verifier.sends_file("nilai.xlsx", data)
    await _until(lambda: verifier.files[-1].name.startswith("perbaiki"))
    card = next(s for s in reversed(verifier.screens) if "hasil pemeriksaan" in s.text)
    verifier.taps("Masukkan", on=card)
    await _until(lambda: said("Selesai."))
    return time.perf_counter() - begun


async def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder, waits = Path(name), list[float]()
        places = {"DATABASE_URL": f"sqlite:///{folder / 'b.db'}", "STORAGE_DIR": str(folder / "b")}
        world = new_world()
        settings = load_settings(places, folder / "no.env")
        house = front_door.open_house(settings, world.clock)  # type: ignore[arg-type]
        _fill(house)
        request = WorldRequest(world)
        built = front_door.build(
            house, token=TOKEN, base_url="https://api.test", request=request, updates=request,
            pacer=Pacer(),
        )  # fmt: skip
        async with front_door.running(built):
            aside = [
                asyncio.create_task(_pumped(built)),
                asyncio.create_task(_asking(world.person(ASKER), waits)),
            ]
            took = await _importing(world.person(VERIFIER), await asyncio.to_thread(_sheet, house))
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
        house.database.close()
    return [
        Figure("import-5000-s", took, most=30),
        Figure("import-others-worst-s", max(waits), most=1),
    ]

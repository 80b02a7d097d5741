"""A short day of an officer, a verifier and a colleague, in scenes that a crash can come into.

It begins with a registration that lacks only its last answer, goes on with a second one, and ends
with the first reminder. `audit` says what the disk and the chats lack or have too often.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Draft, Incoming, IncomingState, Innovation, Person
from settings import Settings
from simulator.errors import ScriptError
from simulator.world import World
from tests.conftest import House, new_world, player
from tests.filling.acts import SHORT, fill_in, registering
from tests.reliability.scorecard.crashing import LATER, Fuse, Lives, restore, settings_in
from texts.notices import MAYBE_COPY

OFFICER, COLLEAGUE, VERIFIER = 1001, 1002, 1003
CONTACT = "Operator Disdikbud 0812-3456-7890"
PARTS = ("Warga menunggu tiga jam untuk legalisir ijazah.", "Berkas diperiksa satu per satu.")
NAME = "SAPA WARGA"
REMIND = timedelta(days=1, hours=1)  # from START, to the hour of H-30
SECOND_WORLD = 2  # its updates and messages must not look like those of the first
FRESH_NUMBERS = 1000


@dataclass(frozen=True, slots=True)
class Scene:
    """`who` sees any of `shows` afterwards, whether the bot died meanwhile or not."""

    does: Callable[[House], Awaitable[None]]
    who: int
    shows: tuple[str, ...]


def says(text: str, *shows: str) -> Scene:
    return Scene(lambda house: player(house, OFFICER).says(text), OFFICER, shows)


def taps(label: str, *shows: str) -> Scene:
    return Scene(lambda house: player(house, OFFICER).taps(label), OFFICER, shows)


async def _tick(house: House) -> None:
    await house.tick()


SCENES = (
    says(CONTACT, "Periksa sebelum dikirim"),
    taps("Kirim", "INV-2026-0001"),
    Scene(_tick, VERIFIER, ("Inovasi baru dari Disdikbud",)),
    says("/daftar", "Masalah apa"),
    says(PARTS[0], "7 kata."),
    says(PARTS[1], "12 kata."),
    taps("Selesai", "Apa nama inovasinya?"),
    says(NAME, "Sudah sampai tahap mana?"),
)
REMINDER = Scene(_tick, COLLEAGUE, ("Dinkes belum mengirim inovasi 2026",))


@dataclass(frozen=True, slots=True)
class Day:
    """How a day went: the `deaths`, and what was wrong at its end."""

    deaths: list[str]
    lost: list[str]
    copies: list[str]

    @property
    def is_whole(self) -> bool:
        return not self.lost and not self.copies


def prepare(settings: Settings, file: Path) -> Path:
    """A database in which the officer's registration lacks the contact; gives a copy at rest."""

    async def fill() -> None:
        lives = Lives(new_world(), settings)
        await lives.begin()
        way = registering(SHORT)
        officer = player(lives.house, OFFICER)
        await way.open(officer)
        await fill_in(officer, way, until="contact")
        await lives.house.tick()
        await lives.end()

    asyncio.run(fill())
    return Path(shutil.copy(file, file.with_name("prepared.db")))


def days(points: Iterable[int]) -> Iterator[Day]:
    """The day with a crash at each of these points, until one is not reached: that day is the
    last, and has no deaths."""
    with settings_in("crashes-") as (settings, file):
        prepared = prepare(settings, file)
        for point in points:
            restore(prepared, file)
            day = asyncio.run(live(settings, [Fuse(point)]))
            yield day
            if not day.deaths:
                return


async def live(settings: Settings, fuses: Iterable[Fuse]) -> Day:
    world = _aged_world()
    lives, unseen = Lives(world, settings, fuses), []
    await lives.begins()
    for scene in (*SCENES, REMINDER):
        if scene is REMINDER:
            world.clock.move(REMIND)  # type: ignore[attr-defined]
        try:
            await lives.through(scene.does)
        except ScriptError as error:  # the button that should be there is not
            unseen.append(str(error))
        if not _is_shown(world, scene):
            unseen.append(f"unseen: {scene.shows[0]}")
    await lives.through(_rests)
    lost, copies = audit(lives.house, lives.unsure)
    await lives.end()
    return Day(lives.deaths, unseen + lost, copies)


def _aged_world() -> World:
    world = new_world(SECOND_WORLD)
    world.clock.move(timedelta(minutes=LATER))  # type: ignore[attr-defined]
    for bot in world.bots.values():
        next(islice(bot.numbers, FRESH_NUMBERS, None))
    return world


async def _rests(house: House) -> None:
    await house.moves_clock(minutes=LATER)
    await house.moves_clock(minutes=LATER)


def _is_shown(world: World, scene: Scene) -> bool:
    screens = world.person(scene.who).screens
    return any(words in screen.text for screen in screens for words in scene.shows)


def audit(house: House, unsure: set[str]) -> tuple[list[str], list[str]]:
    """What is missing, and what came more often than it may."""
    with house.bot.house.database.reading() as session:
        lost = [*_lost_answers(session), *_left_undone(session)]
        rows = session.exec(select(Delivery, Person.telegram_id).join(Person)).all()
    copies = []
    for row, telegram_id in rows:
        if row.state == DeliveryState.SENT:
            texts = [s.text for s in house.world.person(telegram_id).screens]
            mine = [text for text in texts if row.reference in text]
            lost += [] if mine else [f"never arrived: {row.kind}"]
            copies += [f"{row.kind}: {why}" for why in _wrong_copies(row, mine, unsure)]
    return lost, copies


def _lost_answers(session: Session) -> Iterator[str]:
    registered = session.exec(select(Innovation)).all()
    if len(registered) != 1 or registered[0].profile["contact"]["phone"] != "+6281234567890":
        yield f"{len(registered)} innovations"
    drafts = session.exec(select(Draft).where(col(Draft.sent_at).is_(None))).all()
    if len(drafts) != 1:
        yield f"{len(drafts)} drafts"
    for draft in drafts:
        said = [part["text"] for part in draft.answers.get("problem", {}).get("parts", [])]
        if tuple(said) != PARTS:
            yield f"parts {said}"
        if draft.answers.get("name", {}).get("value") != NAME:
            yield "the name"


def _left_undone(session: Session) -> Iterator[str]:
    for row in session.exec(select(Incoming).where(Incoming.state != IncomingState.ANSWERED)):
        yield f"update {row.id} is {row.state}"
    for owed in session.exec(select(Delivery)):
        if owed.state not in {DeliveryState.SENT, DeliveryState.SUPERSEDED}:
            yield f"{owed.kind} is {owed.state}"


def _wrong_copies(row: Delivery, texts: list[str], unsure: set[str]) -> Iterator[str]:
    extra, marked = len(texts) - 1, sum(MAYBE_COPY in text for text in texts)
    if extra > 0 and row.reference not in unsure:
        yield "sent again though nothing was on its way"
    if extra > row.unknowns:
        yield f"{extra} copies, {row.unknowns} counted"
    if extra > marked:
        yield "a copy without its mark"

"""The real process, killed without warning: nothing is lost, nothing is done twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from models import Delivery, DeliveryState, Draft, Innovation, Person
from simulator.remote import RemotePerson
from simulator.screen import Screen
from tests.filling.acts import PDF, WORDS_300
from tests.line.processes import PATIENCE, Stage, begin, finds, staged

PROBLEM = "Warga menunggu tiga jam untuk legalisir ijazah."
MORE = "Berkas diperiksa satu per satu."
TOLD = "Inovasi baru dari Disdikbud"
RECORDED = "Sambungan sempat terputus"
INSTANTS = (0.0, 0.02, 0.005, 0.05, 0.01, 0.1, 0.03, 0.015)  # from a step to the kill, in seconds


@dataclass(frozen=True)
class Step:
    """What the officer does, given the card that is open; any of `then` shows that it counted."""

    does: Callable[[RemotePerson, Screen | None], Awaitable[object]]
    then: tuple[str, ...]
    is_dangerous: bool = False


def says(text: str, *then: str) -> Step:
    return Step(lambda officer, _: officer.says(text), then)


def taps(label: str, *then: str) -> Step:
    return Step(lambda officer, card: officer.taps(label, on=card), then)


def dangerous(step: Step) -> Step:
    """The process is killed after it."""
    return Step(step.does, step.then, is_dangerous=True)


MIDDLE = {
    "initiator": "ASN",
    "initiator_name": "Bidang SMP",
    "classification": "Inovasi Perangkat Daerah",
    "digital": "Digital",
    "shape": "Inovasi pelayanan publik",
    "affair": "Kesehatan",
    "other_affairs": None,
    "asta_cita": None,
    "cluster": None,
    "design": WORDS_300,
    "aim": "Waktu tunggu turun menjadi tiga puluh menit saja.",
    "benefit": "Warga tidak perlu datang dua kali.",
    "budget": 12_500_000,
    "business_profile": None,
    "ip_document": None,
}  # answered on another day: a real bot writes to a chat once a second, and that is all waited for
STEPS = (
    dangerous(says("/daftar", "Masalah apa")),
    dangerous(says(PROBLEM, "7 kata.")),
    dangerous(taps("Selesai", "Apa nama inovasinya?")),
    dangerous(says("SAPA <WARGA>", "Sudah sampai tahap mana?")),
    dangerous(taps("Inisiatif", "Kirim piagam")),
    dangerous(Step(lambda officer, _: officer.sends_file("SK.pdf", PDF), ("SK.pdf",))),
    taps("Selesai", "Di mana lokasinya?"),
    taps("Lewati", "Siapa yang dapat dihubungi?"),
    dangerous(says("Operator Disdikbud 0812-3456-7890", "Periksa sebelum dikirim")),
    dangerous(taps("Kirim", "INV-2026-0001")),
)
ASKED = 21  # questions at the stage Inisiatif
PROFILE = {"problem": PROBLEM, "name": "SAPA <WARGA>", "stage": "Inisiatif", "budget": 12_500_000}


@pytest.fixture
async def stage(tmp_path: Path, peopled: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, peopled) as ready:
        begin(ready.database, MIDDLE)
        yield ready


async def test_the_line_is_walked_with_the_real_process(stage: Stage) -> None:
    officer, verifier, sekda = [await stage.person(number) for number in (1001, 1003, 1004)]
    stage.bot.start()
    card: Screen | None = None
    for step in STEPS:
        await step.does(officer, card)
        card = await finds(officer, *step.then)
    notice = await finds(verifier, TOLD)
    await verifier.taps("Berkas (1)", on=notice)
    await verifier.taps("SK.pdf", on=await finds(verifier, "Berkas INV-2026-0001"))
    await sekda.says("/belum")
    await finds(sekda, "37 dari 38 perangkat daerah")
    _is_whole(stage)
    await _opens_the_document(verifier)
    assert stage.bot.is_alive


async def test_a_kill_after_each_step_loses_and_doubles_nothing(stage: Stage) -> None:
    officer, verifier, sekda = [await stage.person(number) for number in (1001, 1003, 1004)]
    stage.bot.forks()
    await officer.says("/bantuan")
    card: Screen | None = await finds(officer, "Bantuan")
    instants = iter(INSTANTS)
    for step in STEPS:
        await step.does(officer, card)
        if step.is_dangerous:
            await _is_killed_and_started(stage, next(instants))
        card = await finds(officer, *step.then)
    assert not list(instants)
    await finds(verifier, TOLD)
    await _is_killed_and_started(stage, 0)
    await sekda.says("/belum")
    await _is_killed_and_started(stage, 0.01)
    await finds(sekda, "37 dari 38 perangkat daerah", RECORDED)
    await _deliveries_rest(stage)
    _is_whole(stage)
    await _copies_are_accounted_for(stage)


async def test_what_was_sent_to_a_dead_bot_is_answered_in_order(stage: Stage) -> None:
    officer, sekda = [await stage.person(number) for number in (1001, 1004)]
    stage.bot.forks()
    await officer.says("/bantuan")
    await finds(officer, "Bantuan")
    stage.bot.kill()
    for text in ("/daftar", PROBLEM, MORE):
        await officer.says(text)
    for text in ("/belum", "/bantuan", "/start"):
        await sekda.says(text)
    stage.bot.forks()
    await finds(officer, "12 kata.")
    await finds(sekda, "Selamat datang")
    answers = [screen.text for screen in await sekda.screens]
    openings = ("38 dari 38", "Bantuan", "Selamat datang")
    assert len(answers) == len(openings)
    assert all(text.startswith(words) for text, words in zip(answers, openings, strict=True))
    with stage.database.reading() as session:
        draft = session.exec(select(Draft)).one()
    assert [part["text"] for part in draft.answers["problem"]["parts"]] == [PROBLEM, MORE]


async def _is_killed_and_started(stage: Stage, instant: float) -> None:
    await asyncio.sleep(instant)
    assert stage.bot.is_alive
    stage.bot.kill()
    stage.bot.forks()


def _is_whole(stage: Stage) -> None:
    """Exactly one innovation, with every answer."""
    with stage.database.reading() as session:
        profile = dict(session.exec(select(Innovation)).one().profile)
    assert [file["name"] for file in profile["awards"]] == ["SK.pdf"]
    assert {key: profile[key] for key in PROFILE} == PROFILE
    assert profile["contact"]["phone"] == "+6281234567890"
    assert len(profile) == ASKED


async def _opens_the_document(verifier: RemotePerson) -> None:
    async with asyncio.timeout(PATIENCE):
        while not (files := await verifier.files):  # noqa: ASYNC110 (another process sends it)
            await asyncio.sleep(0.02)
    assert [file.data for file in files] == [PDF]


async def _deliveries_rest(stage: Stage) -> None:
    """Waits until nothing that is due is on its way."""
    pending = {DeliveryState.PLANNED, DeliveryState.SENDING}
    async with asyncio.timeout(PATIENCE):
        while True:
            with stage.database.reading() as session:
                rows = session.exec(select(Delivery)).all()
            if rows and not pending & {row.state for row in rows}:
                return
            await asyncio.sleep(0.05)


async def _copies_are_accounted_for(stage: Stage) -> None:
    """Each message owed arrived once, and beyond that at most as often as `unknowns` admits."""
    with stage.database.reading() as session:
        rows = session.exec(select(Delivery, Person.telegram_id).join(Person)).all()
    assert rows
    for row, telegram_id in rows:
        screens = await (await stage.world.person(telegram_id)).screens
        arrived = sum(row.reference in screen.text for screen in screens)
        assert 1 <= arrived <= 1 + row.unknowns

"""Five fates that every form passes: started anew after each message, every button tapped late,
each message delivered twice, sent twice, and a question added half-way.

Whatever befalls a form, what comes of it is what comes of it undisturbed: the same rows, once.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from forms.catalog import FORMS
from forms.kinds import Form
from handlers.filling import MOVES
from settings import Settings
from simulator.disorder import TWICE
from simulator.screen import Screen
from tests.conftest import House, Player, new_world
from tests.databases import copied
from tests.filling.acts import Way, asked, fill_in
from tests.filling.conftest import Runs
from tests.filling.outcome import what_came
from tests.filling.ways import ALL
from texts import menu
from texts.screen import Address

EVERY_WAY = pytest.mark.parametrize("way", ALL, ids=[way.form for way in ALL])


def no_apology(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing failed, neither for the people nor behind their backs."""
    people = [house.world.person(telegram_id) for telegram_id in house.world.people]
    told = [screen.text for person in people for screen in person.screens]
    sorry = ("gangguan", "belum mengerti", menu.NOT_WORDS)
    assert not [text for text in told if any(words in text for words in sorry)]
    assert not [r.message for r in caplog.records if r.levelname == "ERROR"]


async def sends(player: Player, way: Way) -> None:
    """*Kirim*, where the form has a review; the others are over with the last answer."""
    if FORMS[way.form].has_review:
        await player.taps("Kirim")


async def goes(player: Player, way: Way) -> None:
    await way.open(player)
    await fill_in(player, way)
    await sends(player, way)


def of(way: Way, house: House) -> Player:
    return Player(house, house.world.person(way.who, "Tamu"))


@pytest.fixture(scope="session")
def known() -> dict[str, list[str]]:
    """What comes of each form undisturbed, once it was tried."""
    return {}


@pytest.fixture
async def undisturbed(
    way: Way, known: dict[str, list[str]], settings: Settings, template: str, tmp_path: Path
) -> list[str]:
    """In a world of its own."""
    if way.form not in known:
        apart = tmp_path / "undisturbed"
        with copied(template, apart) as url:
            places = {"database_url": url, "storage_dir": apart}
            runs = Runs(new_world(), settings.model_copy(update=places), FORMS[way.form])
            await runs.begin()
            await goes(of(way, runs.house), way)
            known[way.form] = what_came(runs.house)
            await runs.end()
    return known[way.form]


def test_every_form_has_its_way() -> None:
    assert {way.form for way in ALL} == set(FORMS)


# ---- started anew after each message


class Interrupted(Player):
    """The bot is started anew after each thing that this person does."""

    runs: Runs

    async def says(self, text: str) -> None:
        await super().says(text)
        await self.runs.again()

    async def taps(self, label: str, on: Screen | None = None) -> None:
        await super().taps(label, on)
        await self.runs.again()

    async def sends_file(self, name: str, data: bytes) -> None:
        await super().sends_file(name, data)
        await self.runs.again()

    async def shares_location(self, latitude: float, longitude: float) -> None:
        await super().shares_location(latitude, longitude)
        await self.runs.again()


@EVERY_WAY
async def test_started_anew_after_each_message(
    way: Way,
    runs: Runs,
    house: House,
    undisturbed: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    person = Interrupted(house, house.world.person(way.who, "Tamu"))
    person.runs = runs
    await goes(person, way)
    assert what_came(house) == undisturbed
    no_apology(house, caplog)


# ---- every button tapped late


LATE = frozenset({*MOVES, "send", "page", "example"})  # what the buttons of a card do to its draft


class Fidgety(Player):
    """Presses, after each thing done, every button that was on the card before it; and in the end
    every button that was ever on a card."""

    cards: list[Screen]

    async def says(self, text: str) -> None:
        before = self._look()
        await super().says(text)
        await self.presses_all(before)

    async def taps(self, label: str, on: Screen | None = None) -> None:
        before = self._look()
        await super().taps(label, on)
        await self.presses_all(before)

    def _look(self) -> list[Screen]:
        seen = self.hands.screens[-1:]
        self.cards += seen
        return seen

    async def presses_all(self, cards: list[Screen], verbs: frozenset[str] = LATE) -> None:
        for screen in cards:
            for button in (b for row in screen.buttons for b in row):
                message = self.hands.chat.messages.get(screen.id)
                if message and Address.read(str(button.data)).verb in verbs:
                    self.hands.press(message, str(button.data))
                    await self.house.settle()
                    assert "gangguan" not in str(self.alert)
        await super().says("/bantuan")  # which brings the card back below


@EVERY_WAY
async def test_every_button_tapped_late(
    way: Way, house: House, undisturbed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    person = Fidgety(house, house.world.person(way.who, "Tamu"))
    person.cards = []
    await goes(person, way)
    await person.presses_all(person.cards, LATE | {"leave"})
    assert what_came(house) == undisturbed
    no_apology(house, caplog)


# ---- each message delivered twice


@EVERY_WAY
async def test_each_message_delivered_twice(
    way: Way, house: House, undisturbed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    house.world.faults.add(TWICE, method="message", chat=way.who, times=None)
    await goes(of(way, house), way)
    assert what_came(house) == undisturbed
    no_apology(house, caplog)


@EVERY_WAY
async def test_each_press_delivered_twice(
    way: Way, house: House, undisturbed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    for verb in LATE:
        house.world.faults.add(
            TWICE, method="callback_query", chat=way.who, text=f"{verb}:", times=None
        )
    await goes(of(way, house), way)
    assert what_came(house) == undisturbed
    no_apology(house, caplog)


# ---- sent twice


@EVERY_WAY
async def test_sent_twice(
    way: Way, house: House, undisturbed: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    person = of(way, house)
    await way.open(person)
    if FORMS[way.form].has_review:
        await fill_in(person, way)
        review = person.screen
        person.hands.taps("Kirim", on=review)
        person.hands.taps("Kirim", on=review)
        await house.settle()
        await person.taps("Kirim", on=review)
    else:
        last = list(way.acts)[-1]
        await fill_in(person, way, until=last)
        for kind in ("message", "callback_query"):
            house.world.faults.add(TWICE, method=kind, chat=way.who, times=None)
        await way.acts[last](person)
    assert what_came(house) == undisturbed
    no_apology(house, caplog)


# ---- a question added half-way


def without_some(form: Form) -> Form:
    """As it might have been before: every third question was not asked yet."""
    return replace(form, questions=tuple(q for n, q in enumerate(form.questions) if n % 3))


@EVERY_WAY
async def test_questions_added_half_way(
    way: Way,
    runs: Runs,
    house: House,
    undisturbed: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    whole, before_it = FORMS[way.form], without_some(FORMS[way.form])
    await runs.again(before_it)
    person = of(way, house)
    await way.open(person)
    half = [q.key for q in before_it.questions][len(before_it.questions) // 2 :]
    before = await fill_in(person, way, until=half[0] if half else None)
    await runs.again(whole)
    if asked(person, way.form) is None:
        await person.taps("Kirim")
    else:
        await person.says("contoh")
    after = await fill_in(person, way)
    assert after == [q.key for q in whole.questions if q.key in after]
    assert not set(before) & set(after)
    await sends(person, way)
    assert what_came(house) == undisturbed
    no_apology(house, caplog)

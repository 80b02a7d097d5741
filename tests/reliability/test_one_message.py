"""What the jobs send fits one message, with the longest data that there can be."""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from jobs.attachments import KINDS as ATTACHED
from jobs.notices import render
from models import Delivery, DeliveryState
from services import boards, groups, subscriptions
from services.circulars import sending as circulars
from services.digest import sending as digest
from services.planning import closing
from services.progress import Stage
from services.reminders import KIND, LIST, RECAP, SILENT
from simulator.entities import format_text
from tests.conftest import House
from tests.reliability.longest import LEADER, UNITS, Regency
from tests.reliability.longest_case import Case
from texts import boards as board_words
from texts.screen import LONGEST_DATA, Screen

TEXT, CAPTION = 4096, 1024  # characters, without the markup
BUTTONS = 100  # of one message


def check(screen: Screen, most: int) -> None:
    text, _ = format_text(screen.text, "HTML")
    assert 0 < len(text) <= most
    buttons = [button for row in screen.buttons for button in row]
    assert len(buttons) <= BUTTONS
    assert all(len(str(button.address).encode()) <= LONGEST_DATA for button in buttons)


def about_all_units(it: Regency) -> Iterator[Delivery]:
    """What is owed of the ladder, the digest, subscriptions and the end of a year."""
    for year in (0, 1):
        for unit in it.units:
            row = it.owes(KIND, f"unit:{unit.id}", it.officer, year)
        yield row
        yield it.owes(LIST, "all", it.verifier, year)
        yield it.owes(RECAP, "all", it.leader, year)
    yield it.owes(SILENT, f"unit:{it.units[-1].id}", it.verifier)
    yield it.owes(groups.KIND, f"group:{it.group().id}", it.officer)
    yield it.owes(digest.KIND, "week:202649", it.leader)
    yield it.owes(subscriptions.KIND, f"subscription:{it.subscription().id}", it.leader)
    yield (first := it.owes(circulars.KIND, f"circular:{it.circular().id}", it.officer))
    first.state = DeliveryState.SENT
    yield it.owes(circulars.KIND, first.subject, it.officer, step="2")
    yield it.owes(closing.CLOSED, f"mandate:{it.mandates[0].id}", it.leader)


@settings(
    max_examples=2,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(stages=[Stage.NOTHING] * UNITS, posts=UNITS)
@example(stages=[Stage.RETURNED] * UNITS, posts=9)
@example(stages=[Stage.DONE] * UNITS, posts=1)
@given(
    stages=st.lists(st.sampled_from(list(Stage)), min_size=UNITS, max_size=UNITS),
    posts=st.integers(1, UNITS),
)
def test_of_sixty_units(house: House, stages: list[Stage], posts: int) -> None:
    rooms = house.bot.house
    with rooms.database.transaction() as session:
        it = Regency(session, stages, posts, rooms.now())
        for row in about_all_units(it):
            said = render(session, row, rooms)
            if isinstance(said, Screen):
                check(said, CAPTION if row.kind in ATTACHED else TEXT)
        board = boards.look(session, telegram_id=LEADER, terms=rooms.terms())
        local, at = rooms.calendar.local, rooms.local_now()
        check(board_words.card(board, "", at, local, is_pinned=True), TEXT)
        session.rollback()


def test_of_one_innovation(house: House) -> None:
    rooms = house.bot.house
    with rooms.database.transaction() as session:
        it = Regency(session, [Stage.NOTHING] * UNITS, 1, rooms.now())
        for row in Case(it, rooms.instruments).owed():
            said = render(session, row, rooms)
            assert isinstance(said, Screen), f"{row.kind}: {said}"
            check(said, TEXT)
        session.rollback()

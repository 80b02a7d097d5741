"""The form engine under any order of moves of two people, and forms that change under them."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from forms.catalog import FORMS
from forms.collected import LongText
from forms.kinds import Choice, Date, Form, Given, Money, Text
from models import Role
from models.database import Database
from services import people, seeding
from services.instrument import load_instruments
from settings import ROOT
from tests.conftest import START
from tests.filling.machine import MOVES, OFFICERS, Officers

SMALL = Form(
    "registration",
    3,
    (
        LongText(key="problem", least_words=5),
        Text(key="name", least=3),
        Choice(key="stage", options="tahapan"),
        Date(key="trial_date", when=Given("stage", ("Uji Coba", "Penerapan"))),
        Text(key="initiator_name", least=3),
        Money(key="budget", required=False),
    ),
)
LARGER = replace(
    SMALL, version=4, questions=(*SMALL.questions[:2], LongText(key="aim"), *SMALL.questions[2:])
)
OTHER_OPTIONS = replace(
    SMALL,
    version=5,
    questions=tuple(
        replace(q, options=("Inisiatif", "Lainnya")) if isinstance(q, Choice) else q
        for q in SMALL.questions
    ),
)
VERSIONS = (SMALL, LARGER, OTHER_OPTIONS)
who = st.sampled_from(OFFICERS)
numbers = st.integers(0, 500)
verbs = st.sampled_from(sorted(MOVES))


def seeded(template: Path, folder: Path) -> Database:
    shutil.copy(template, folder / "machine.db")
    database = Database(f"sqlite:///{folder / 'machine.db'}")
    with database.transaction() as session:
        seeding.seed(session, ROOT / "data", is_demo=True, now=START)
        unit = people.officer(session, telegram_id=1001, now=START).unit.id
        also = {"telegram_id": 2001, "name": "Operator kedua", "since": START}
        people.appoint(session, Role.OFFICER, **also, unit_id=unit)  # type: ignore[arg-type]
    database.close()
    return database


@pytest.fixture(scope="module")
def source(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("machine")
    seeded(template, folder)
    return folder / "machine.db"


class Engine(RuleBasedStateMachine):
    source: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        file = shutil.copy(self.source, Path(self.folder.name) / "one.db")
        database = Database(f"sqlite:///{file}")
        instruments = load_instruments(ROOT / "data")
        self.officers = Officers(database, instruments, {**FORMS, "registration": SMALL})

    @rule(who=who)
    def begins(self, who: int) -> None:
        self.officers.begins(who)

    @rule(who=who, number=numbers)
    def opens(self, who: int, number: int) -> None:
        self.officers.opens(who, number)

    @rule(who=who)
    def says(self, who: int) -> None:
        self.officers.says(who)

    @rule(who=who, number=numbers)
    def edits(self, who: int, number: int) -> None:
        self.officers.edits(who, number)

    @rule(who=who, verb=verbs, number=numbers)
    def taps_now(self, who: int, verb: str, number: int) -> None:
        self.officers.taps_now(who, verb, number)

    @rule(who=who, verb=verbs, number=numbers)
    def taps_old(self, who: int, verb: str, number: int) -> None:
        self.officers.taps_old(who, verb, number)

    @rule(who=who)
    def leaves(self, who: int) -> None:
        self.officers.leaves(who)

    @rule()
    def restarts(self) -> None:
        self.officers.restarts()

    @rule(version=st.sampled_from(VERSIONS))
    def form_changes(self, version: Form) -> None:
        self.officers.forms = {**FORMS, "registration": version}

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.officers.lost() == []

    @invariant()
    def nothing_stands_elsewhere(self) -> None:
        assert self.officers.misplaced() == []

    @invariant()
    def a_draft_is_one_innovation_at_most(self) -> None:
        found = self.officers.innovations_per_draft()
        assert len(found) == len(set(found))

    def teardown(self) -> None:
        self.officers.database.close()
        self.folder.cleanup()


def test_no_order_of_moves_loses_or_misplaces_an_answer(source: Path) -> None:
    run_state_machine_as_test(
        type("Engine", (Engine,), {"source": source}),
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

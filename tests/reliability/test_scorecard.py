"""The scorecard in small: a few histories, and patches that still apply."""

import logging
from collections.abc import Iterator

import pytest

from settings import ROOT
from tests.databases import ON_POSTGRES
from tests.reliability.scorecard.faults import PROOFS
from tests.reliability.scorecard.histories import furnished, violated
from tests.reliability.scorecard.machines import History, IntakeHistory, OutboxHistory
from tests.reliability.scorecard.mutants import MUTANTS


@pytest.fixture
def quiet() -> Iterator[None]:
    """Of faults that are made on purpose."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.skipif(ON_POSTGRES, reason="makes SQLite files of its own")
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("machine", [IntakeHistory, OutboxHistory])
def test_no_history_breaks_a_promise(machine: type[History]) -> None:
    with furnished():
        assert violated(machine, 2, 1) is None


def test_each_mutant_still_applies() -> None:
    for mutant in (*MUTANTS, *(fault for proof in PROOFS for fault in proof.faults)):
        compile(mutant.applied(ROOT), mutant.file, "exec")

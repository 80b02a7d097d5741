"""Years of reminders by chance: one outcome for each step, at the right hours, to who owes."""

import logging
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import copied
from tests.reminders.years import begun


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(random=st.randoms(use_true_random=False))
def test_a_year_keeps_its_promises(
    random: Random, template: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)  # answers that were lost are told, and are part of it
    folder = Path(mkdtemp(dir=tmp_path))
    with copied(template, folder) as url:
        year = begun(url, folder, random, units=10)
        try:
            year.live()
        finally:
            year.house.database.close()
    assert year.wrong == []

"""Years of reminders by chance: one outcome for each step, at the right hours, to who owes."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import copied
from tests.reminders.years.beginning import begun
from tests.reminders.years.life import WIB, live

MONTHS = timedelta(days=125)  # a whole year, and many: python -m tests.reminders.years


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(random=st.randoms(use_true_random=False), month=st.sampled_from((4, 8, 1)))
def test_months_of_a_year_keep_its_promises(
    random: Random, month: int, template: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)  # answers that were lost are told, and are part of it
    folder = Path(mkdtemp(dir=tmp_path))
    with copied(template, folder) as url:
        begins = datetime(2026, month, 5, 8, tzinfo=WIB)
        year = begun(url, folder, random, units=5, begins=begins)
        try:
            live(year, begins + MONTHS)
        finally:
            year.house.database.close()
    assert year.wrong == []

"""The index on worked examples at its edges."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.index import Band, Standing, effects, index
from services.instrument import load_instruments
from settings import ROOT

IT = load_instruments(ROOT / "data").of(2026)
AFFAIRS = IT.basic_affairs


def standing(count: int, each: int, covered: int, spd: int = 50) -> Standing:
    return Standing((Decimal(each),) * count, frozenset(AFFAIRS[:covered]), Decimal(spd))


@pytest.mark.parametrize(
    ("count", "each", "covered", "spd", "sid", "value", "band"),
    [
        # below, at and above the least divisor
        (11, 60, 5, 50, "59.18", "43.67", Band.INNOVATIVE),  # 660 / 12 + 4.18
        (12, 60, 5, 50, "64.56", "45.82", Band.INNOVATIVE),  # 720 / 12 + 4.56
        (13, 60, 5, 50, "64.94", "45.98", Band.INNOVATIVE),  # 780 / 13 + 4.94
        # one affair short of the bonus, and all of them
        (12, 60, 4, 50, "60", "44.00", Band.INNOVATIVE),
        (12, 60, 6, 50, "64.56", "45.82", Band.INNOVATIVE),
        # the bonus is capped at 200 innovations
        (200, 60, 6, 50, "136", "74.40", Band.VERY),
        (250, 60, 6, 50, "136", "74.40", Band.VERY),
        # the bands' edges
        (12, 111, 4, 0, "111", "44.40", Band.INNOVATIVE),
        (12, 100, 4, 0, "100", "40.00", Band.LESS),
        (0, 0, 0, 63, "0", "25.20", Band.LESS),
        (0, 0, 0, 0, "0", "0.00", Band.NONE),
        (200, 111, 6, 63, "187", "100.00", Band.VERY),
    ],
)
def test_worked_examples(
    count: int, each: int, covered: int, spd: int, sid: str, value: str, band: Band
) -> None:
    found = index(IT.rules, standing(count, each, covered, spd))
    assert found.sid == Decimal(sid)
    assert (found.value, found.band) == (Decimal(value), band)


@pytest.mark.parametrize(
    ("spd", "band"),
    [("100", Band.LESS), ("100.01", Band.LESS), ("100.02", Band.INNOVATIVE)],
)
def test_a_band_begins_where_the_published_number_does(spd: str, band: Band) -> None:
    """100.02 of 250 is 40.008, published as 40.01."""
    found = index(IT.rules, Standing((), frozenset(), Decimal(spd)))
    assert found.band is band


def test_one_more_of_each() -> None:
    found = index(IT.rules, standing(12, 60, 4))
    what = effects(found, AFFAIRS)
    assert what.rising.quantize(Decimal("1e-9")) == Decimal("0.033333333")
    assert what.covering == Decimal("4.56") / 250 * 100
    assert what.spd_point == Decimal("0.4")
    assert abs(what.joining) < Decimal("1e-20")  # of the mean, without the bonus
    assert effects(index(IT.rules, standing(12, 60, 6)), AFFAIRS).covering is None


def test_nothing_at_all_has_effects_too() -> None:
    what = effects(index(IT.rules, standing(0, 0, 0, 0)), AFFAIRS)
    assert [what.joining, what.rising, what.covering] == [0, 0, 0]


SCORES = st.lists(st.integers(0, 111).map(Decimal), max_size=230).map(tuple)


@given(SCORES, st.sets(st.sampled_from(AFFAIRS)), st.integers(0, 63))
def test_the_working_adds_up(scores: tuple[Decimal, ...], covered: set[str], spd: int) -> None:
    found = index(IT.rules, Standing(scores, frozenset(covered), Decimal(spd)))
    assert 0 <= found.exact <= 100
    assert found.exact * IT.rules.total_max / 100 == pytest.approx(
        Decimal(spd) + found.average + found.bonus
    )
    what = effects(found, AFFAIRS)
    assert what.rising >= 0
    assert what.covering is None or what.covering >= 0

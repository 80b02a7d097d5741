"""Levels into points, and the advice that comes of them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from services.instrument import load_instruments
from services.scoring import Score, advice, score
from settings import ROOT

IT = load_instruments(ROOT / "data").of(2026)
CODES = [one.code for one in IT.indicators]
LEVELS = st.dictionaries(st.sampled_from(CODES), st.integers(0, 3))
EVIDENCED = st.sets(st.sampled_from(CODES))


def test_nothing_and_everything() -> None:
    assert score(IT, {}).total == 0
    assert score(IT, dict.fromkeys(CODES, 3)).total == 111
    assert score(IT, dict.fromkeys(CODES, 3), ()).total == 0
    assert advice(score(IT, dict.fromkeys(CODES, 3))) == []


def test_a_level_counts_only_with_evidence() -> None:
    found = score(IT, {"SID-16": 2, "SID-18": 1}, {"SID-18"})
    line = found.line("SID-16")
    assert [line.chosen, line.counted, line.points, line.is_lacking] == [2, 0, 0, True]
    assert found.total == 2


def test_mandatory_ones_of_which_nothing_counts_come_first() -> None:
    steps = advice(score(IT, {"SID-16": 2, "SID-35": 3}, {"SID-35"}))
    first = [(step.indicator.code, int(step.gain)) for step in steps[:6]]
    assert first == [
        ("SID-16", 6), ("SID-33", 3), ("SID-17", 2), ("SID-32", 2), ("SID-31", 3), ("SID-18", 2),
    ]  # fmt: skip
    assert steps[0].lacks_evidence
    assert "SID-35" not in {step.indicator.code for step in steps}


@given(LEVELS, EVIDENCED, st.sampled_from(CODES))
def test_more_evidence_never_lowers_a_score(
    levels: dict[str, int], evidenced: set[str], code: str
) -> None:
    before, after = score(IT, levels, evidenced), score(IT, levels, {*evidenced, code})
    assert after.total >= before.total


@given(LEVELS, EVIDENCED)
def test_the_points_add_up(levels: dict[str, int], evidenced: set[str]) -> None:
    found = score(IT, levels, evidenced)
    of_variables = [
        sum(found.line(one.code).points for one in several) for several in IT.variables.values()
    ]
    assert found.total == sum(of_variables) <= found.most
    assert found.total + sum(_left(found).values()) == found.most


@given(LEVELS, EVIDENCED)
def test_advice_that_is_taken_gives_what_it_promised(
    levels: dict[str, int], evidenced: set[str]
) -> None:
    found = score(IT, levels, evidenced)
    for step in advice(found):
        code = step.indicator.code
        taken = score(IT, {**levels, code: step.level}, {*evidenced, code})
        assert step.gain > 0
        assert taken.total - found.total == step.gain


def _left(found: Score) -> dict[str, int]:
    """What is still to be had in each indicator, all steps taken one after the other."""
    left: dict[str, int] = {}
    while steps := advice(found):
        step = steps[0]
        left[step.indicator.code] = left.get(step.indicator.code, 0) + int(step.gain)
        lines = tuple(
            replace(line, chosen=step.level, counted=step.level)
            if line.indicator is step.indicator
            else line
            for line in found.lines
        )
        found = replace(found, lines=lines)
    return left

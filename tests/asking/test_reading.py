"""How well plain words are read, and what they never lead to."""

import json
from collections import Counter
from pathlib import Path

import pytest

from services.asking.question import ACTIONS, Intent, Question
from services.asking.reader import read
from settings import ROOT
from tests.asking.golden import BLIND, BLIND2, SEEN, UNSEEN, outcomes, vocabulary

NOT_TYPED = {42}  # a file without words


def test_the_samples_are_read() -> None:
    known = vocabulary()
    samples = json.loads((ROOT / "data" / "chat_questions.json").read_text(encoding="utf-8"))
    wrong = []
    for sample in samples:
        reading = read(sample["ujaran"], known)
        meant = {*map(str, (reading.intent, *reading.also))}
        wanted = set(sample["intent"].replace(" (ditolak)", "").split(" + "))
        if sample["no"] not in NOT_TYPED and meant != wanted:
            wrong.append((sample["ujaran"], wanted, meant))
    assert wrong == []


def test_what_was_tuned_on_is_read() -> None:
    assert [o.case.said for o in outcomes(SEEN) if not o.is_right] == []


@pytest.mark.parametrize("part", [UNSEEN, BLIND, BLIND2], ids=["unseen", "blind", "blind2"])
def test_what_was_never_looked_at_is_read_well_enough(part: Path) -> None:
    found = outcomes(part)
    assert sum(o.is_wrong_but_sure for o in found) <= 0.02 * len(found)
    assert sum(o.is_right and o.asks_first for o in found) <= 0.06 * len(found)
    assert sum(o.is_right for o in found) >= 0.93 * len(found)
    assert [o.case.said for o in found if o.is_wrong_action] == []
    assert Counter(o.has_intent for o in found)[False] <= 0.06 * len(found)


@pytest.mark.parametrize(
    "said",
    [
        "jangan ingatkan dinkes",
        "siapa yang mengubah tenggat",
        "gestur sudah disetujui?",
        "kenapa inovasi saya ditolak",
        "apakah yang belum sudah diingatkan",
        "hapus semua data",
        "saya operator baru",
        "undang saya makan",
        "tidak usah ingatkan yang belum",
        "bagaimana cara input skor gestur 80",
    ],
)
def test_no_order_is_heard_where_none_was_given(said: str) -> None:
    assert read(said, vocabulary()).intent not in ACTIONS


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("kapan cpns dibuka", ("cpns",)),
        ("operator dinkes 2025", ("2025",)),
        ("opd mana yang belum kemarin", ("kemarin",)),
        ("tenggat dinkes kapan", ("dinkes",)),
        ("peringkat inovasi terverifikasi tahap penerapan", ("terverifikasi",)),
        ("halo min, opd mana yang belum ya?", ()),
    ],
)
def test_what_is_left_of_a_sentence_makes_it_a_guess(said: str, left: tuple[str, ...]) -> None:
    assert read(said, vocabulary()).left == left


def test_each_unit_is_known_beside_another_by_all_its_names() -> None:
    known = vocabulary()
    for name, codes in known.units.items():
        reading = read(f"bandingkan {name} dan dlh", known)
        assert {*codes} & {*reading.question.units} or reading.has_to_ask, name


def test_two_units_of_one_name_are_asked_about() -> None:
    reading = read("batu ampar punya inovasi apa", vocabulary())
    assert reading.unclear == (("KEC-BATUAMPAR", "PKM-BATUAMPAR"),)
    assert read("kec batu ampar punya inovasi apa", vocabulary()).unclear == ()
    assert read("batu ampar, yang kecamatan, sudah lapor?", vocabulary()).unclear == ()


def test_a_question_survives_json() -> None:
    question = read("10 opd terendah tahun 2025 pdf", vocabulary()).question
    assert Question.of_json(json.loads(json.dumps(question.as_json()))) == question
    assert Question.of_json({"intent": "tren", "gone": 1}) == Question(Intent.TREND)

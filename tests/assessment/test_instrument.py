"""The file of a year: its sums, what a broken one says, and two years beside each other."""

import shutil
from pathlib import Path

import pytest

from services.instrument import InstrumentError, load_instruments
from settings import ROOT

FILE = ROOT / "data" / "iga_2026.yaml"


def broken(folder: Path, before: str, after: str) -> str:
    """What the start says of the file with one thing changed."""
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    (folder / FILE.name).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InstrumentError) as refused:
        load_instruments(folder)
    return str(refused.value)


def test_the_sums_of_2026() -> None:
    it = load_instruments(ROOT / "data").of(2026)
    assert sum(one.weight for one in it.indicators) == 37
    assert sum(one.points(one.highest) for one in it.indicators) == it.most == 111
    regency = it.regency_indicators
    assert sum(one.points(3) for one in regency) == it.rules.spd_max == 63
    assert (len(it.indicators), len(regency)) == (20, 20)
    mandatory = [one.code for one in it.indicators if one.mandatory]
    assert mandatory == ["SID-16", "SID-17", "SID-32", "SID-33", "SID-35"]
    assert not it.is_checked


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("    weight: 3\n", "", "iga_2026.yaml: sid_indicators.1.weight: wajib ada"),
        ("weight: 3", "wieght: 3", "sid_indicators.1.wieght: kunci ini tidak dikenal"),
        ("weight: 3", "weight: banyak", "weight: harus angka; tertulis 'banyak'"),
        ("score: 3}", "score: 4}", "nilai tingkat 1 harus bobot x tingkat"),
        ("code: SID-17", "code: SID-16", "kode tertulis dua kali: SID-16"),
        ("max_maturity: 111", "max_maturity: 112", "tertulis 112, jumlah indikatornya 111"),
        ("spd_max: 63", "spd_max: 64", "index_rules.spd_max: tertulis 64, jumlahnya 63"),
        ("2024-01-01", "2026-01-01", "applied_from harus sebelum applied_to"),
        ("2024-01-01", "kapan-kapan", "applied_from: harus tanggal"),
        ('version: "2026"', 'version: "2027"', "aturan tahun 2027 belum ada"),
        ("[1, 3, 5]", "[1, 3]", "substances_for_level harus satu angka tiap tingkat"),
        ("inovatif: 40.01", "inovatif: 70", "ambang harus menurun"),
        ("  wajib_pelayanan_dasar:", "  dasar:", "wajib_pelayanan_dasar: wajib ada"),
        ("meta:", "meta: [", "tidak terbaca sebagai YAML"),
    ],
)
def test_a_broken_file_says_which_key_and_why(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert said in broken(tmp_path, before, after)


def test_a_folder_without_any_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentError, match="tidak ada berkas instrumen"):
        load_instruments(tmp_path)


def test_a_file_is_named_for_its_year(tmp_path: Path) -> None:
    shutil.copy(FILE, tmp_path / "iga_2030.yaml")
    with pytest.raises(InstrumentError, match="beda dari nama berkas"):
        load_instruments(tmp_path)


def second_year(folder: Path) -> None:
    """A made-up 2027: one weight and the divisor differ, and one indicator is gone."""
    shutil.copy(FILE, folder)
    text = FILE.read_text(encoding="utf-8").replace('"2026"', '"2027"')
    text = text.replace("divisor_min: 12", "divisor_min: 14")
    head, rest = text.split("  - code: SID-34")
    text = head + rest[rest.index("  - code: SID-35") :]
    text = text.replace("max_maturity: 111", "max_maturity: 105")
    text = text.replace("sid_indicator_max: 111", "sid_indicator_max: 105")
    (folder / "iga_2027.yaml").write_text(text, encoding="utf-8")


def test_a_second_year_works_beside_it(tmp_path: Path) -> None:
    second_year(tmp_path)
    years = load_instruments(tmp_path)
    assert [years.of(year).year for year in (2025, 2026, 2027, 2031)] == [2026, 2026, 2027, 2027]
    assert [years.of(2026).most, years.of(2027).most] == [111, 105]
    assert (years.of(2026).rules.divisor_min, years.of(2027).rules.divisor_min) == (12, 14)
    assert "SID-34" not in years.of(2027).by_code


def test_every_indicator_has_its_levels_in_every_basis() -> None:
    it = load_instruments(ROOT / "data").of(2026)
    for one in it.indicators:
        assert [one.points(level) for level in (0, 1, 2, 3, 4)] == [
            0, one.weight, 2 * one.weight, 3 * one.weight, 3 * one.weight,
        ]  # fmt: skip
        for basis in (None, *(basis.id for basis in one.bases)):
            assert len(set(one.wordings(basis))) == 3
            assert one.wanted_evidence(basis)
    benefit, integrated = it.by_code["SID-33"], it.by_code["SID-30"]
    assert [basis.id for basis in benefit.bases] == ["a", "b", "c", "d", "e", "f"]
    assert benefit.wordings("e") == ("1-100", "101-200", "lebih dari 200")
    assert [basis.id for basis in integrated.bases] == ["digital", "non_digital"]
    assert integrated.wordings("digital") == integrated.wordings()


def test_a_video_counts_its_substances() -> None:
    video = load_instruments(ROOT / "data").of(2026).by_code["SID-35"]
    levels = [video.level_of(video.substances[:n]) for n in range(6)]
    assert levels == [0, 1, 1, 2, 2, 3]
    assert video.level_of(["Latar belakang inovasi"] * 5 + ["Musik"]) == 1

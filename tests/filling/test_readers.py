"""What an officer may write, share or send to a question, as they do it in the chat.

Which spellings a reader knows is shown in tests/forms/; here, that each reaches its question, and
what is said and offered where one does not.
"""

import pytest

from tests.conftest import House, Player
from tests.filling.excerpts import asks

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


async def each_is_read(officer: Player, label: str, said: dict[str, str]) -> None:
    """Answers the only question, reads it off the review, goes back to it, and says the next."""
    await officer.says("/daftar")
    for text, shown in said.items():
        await officer.says(text)
        assert "Periksa sebelum dikirim" in officer.screen, text
        assert f"{label}\n{shown}" in officer.screen, text
        await officer.taps(f"✏️ {label}")


async def refused(officer: Player, text: str, *words: str) -> None:
    """The rule, what was given and an example are said, and the question stays."""
    await officer.says(text)
    news = officer.screen.text.splitlines()[-1]
    assert news.startswith("⚠️")
    for expected in words:
        assert expected in news
    assert "Daftar inovasi" in officer.screen


# ---- dates


@asks("trial_date")
async def test_dates_in_all_spellings(officer: Player) -> None:
    said = {
        "24/11/2026": "24 November 2026",
        "24-11-26": "24 November 2026",
        "24 November 2026": "24 November 2026",
        "Senin, 24 Nop 2025": "24 November 2025",
        "tgl 3 agt 2026": "3 Agustus 2026",
        "2026-02-28": "28 Februari 2026",
        "kemarin": "29 November 2026",
        "hari ini": "30 November 2026",
        "2 hari yang lalu": "28 November 2026",
    }
    await each_is_read(officer, "Tanggal uji coba", said)


@asks("trial_date")
async def test_a_date_that_is_none_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "31 Februari 2026", "“31 Februari 2026”", "bukan tanggal", "24/11/2026")
    await officer.taps("Pakai: 28/02/2026")
    assert "Tanggal uji coba\n28 Februari 2026" in officer.screen


@asks("trial_date")
async def test_a_date_out_of_range_names_the_range(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "24/11/2062", "24 November 2062", "di luar", "2028")
    await officer.says("pakai")
    assert "Tanggal uji coba\n24 November 2026" in officer.screen


# ---- money


@asks("budget")
async def test_money_as_officers_write_it(officer: Player) -> None:
    said = {
        "Rp 12.500.000": "Rp 12.500.000",
        "12,5 juta": "Rp 12.500.000",
        "500rb": "Rp 500.000",
        "1 milyar 200 juta": "Rp 1.200.000.000",
        "Rp12.500.000,-": "Rp 12.500.000",
        "0": "Rp 0",
    }
    await each_is_read(officer, "Anggaran", said)


@asks("budget")
async def test_money_with_sen_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "sekitar 12.500.000", "“sekitar 12.500.000”", "Contoh: Rp 12.500.000")
    await officer.taps("Pakai: Rp 12.500.000")
    assert "Anggaran\nRp 12.500.000" in officer.screen


@asks("budget")
async def test_a_repair_belongs_to_what_was_said_last(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "sekitar 12.500.000", "tidak terbaca")
    await refused(officer, "belum pasti", "“belum pasti”")
    assert not [label for label in officer.screen.labels if label.startswith("Pakai")]


@asks("budget")
async def test_too_much_money_says_the_limit(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "99999 miliar", "Rp 99.999.000.000.000", "Rp 10.000.000.000.000")


# ---- whom to call, and where it is


@asks("contact")
async def test_a_person_to_call_in_either_order(officer: Player) -> None:
    said = {
        "Operator Disdikbud, 0812-3456-7890": "Operator Disdikbud, 0812-3456-7890",
        "+62 812 3456 7890 Operator Disdikbud": "Operator Disdikbud, 0812-3456-7890",
        "Nama: Operator Disdikbud WA 081234567890": "Operator Disdikbud, 0812-3456-7890",
    }
    await each_is_read(officer, "Narahubung", said)


@asks("contact")
async def test_a_shared_contact(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    officer.hands.shares_contact("+6281234567890")
    await house.settle()
    assert "Narahubung\nOperator Disdikbud, 0812-3456-7890" in officer.screen


@asks("contact")
async def test_a_contact_says_what_it_lacks(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "Operator Disdikbud", "Nomor telepon", "Contoh: Operator Disdikbud")
    await refused(officer, "0812-3456-7890", "Nama belum ada", "0812-3456-7890")
    await refused(officer, "Operator 081234567890 atau 081234567891", "lebih dari satu nomor")
    await officer.taps("Pakai: Operator")
    assert "0812-3456-7890" in officer.screen


@asks("coordinates")
async def test_a_place_typed_and_copied_out_of_a_map(officer: Player) -> None:
    said = {
        "-0.1234, 109.4567": "-0.1234, 109.4567",
        "-0,1234; 109,4567": "-0.1234, 109.4567",
        "109.4567, -0.1234": "-0.1234, 109.4567",
        "https://www.google.com/maps/@-0.1234,109.4567,17z": "-0.1234, 109.4567",
    }
    await each_is_read(officer, "Koordinat", said)


@asks("coordinates")
async def test_a_shared_location(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.shares_location(-0.1234, 109.4567)
    assert "Koordinat\n-0.1234, 109.4567" in officer.screen


@asks("coordinates")
async def test_a_place_without_its_minus_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "Jalan Adisucipto", "bukan koordinat", "-0.1234, 109.4567")
    await refused(officer, "-0.1234, -109.4567", "di luar Indonesia", "minus")
    await officer.taps("Pakai: -0.1234, 109.4567")
    assert "Koordinat\n-0.1234, 109.4567" in officer.screen


# ---- choices


@asks("stage")
async def test_an_option_typed_in_full_or_by_its_number(officer: Player) -> None:
    said = {"penerapan": "Penerapan", "UJI COBA": "Uji Coba", "1": "Inisiatif"}
    await each_is_read(officer, "Tahapan", said)


@asks("affair")
async def test_what_is_not_exact_is_confirmed(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(
        officer, "perikanan", "“perikanan” tidak ada di pilihan", "Kelautan dan Perikanan"
    )
    await officer.taps("Maksud saya: Kelautan dan Perikanan")
    assert "Urusan utama\nKelautan dan Perikanan" in officer.screen


@asks("affair")
async def test_yes_takes_what_may_have_been_meant_where_that_is_one_thing(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "penduduk", "“penduduk” tidak ada di pilihan")
    await refused(officer, "ya", "“ya” tidak ada di pilihan")
    await refused(officer, "kelautan", "“kelautan” tidak ada di pilihan")
    assert [label for label in officer.screen.labels if label.startswith("Maksud")] == [
        "Maksud saya: Kelautan dan Perikanan"
    ]
    await officer.says("Ya.")
    assert "Urusan utama\nKelautan dan Perikanan" in officer.screen


@asks("affair")
async def test_what_is_like_nothing_gets_no_guess(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "qqqq zzzz", "“qqqq zzzz” tidak ada di pilihan")
    assert not [label for label in officer.screen.labels if label.startswith("Maksud")]


@asks("other_affairs")
async def test_several_options_typed_at_once(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("kesehatan; sosial")
    assert "☑️ Kesehatan" in officer.screen.labels
    assert "☑️ Sosial" in officer.screen.labels
    await refused(officer, "kelautan", "“kelautan” tidak ada di pilihan")
    await officer.says("ya")
    await refused(officer, "ya", "“ya” tidak ada di pilihan")
    await officer.taps("Selesai")
    assert "Kesehatan; Sosial; Kelautan dan Perikanan" in officer.screen


# ---- limits, and what no question takes


@asks("name")
async def test_a_name_has_its_limits(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "x", "Paling sedikit 3 huruf", "yang diketik 1", "Contoh")
    await refused(officer, "SAPA WARGA " * 12, "Paling banyak 120 huruf", "yang diketik 131")
    [repair] = [label for label in officer.screen.labels if label.startswith("Pakai")]
    await officer.taps(repair)
    assert "Nama inovasi\n" + ("SAPA WARGA " * 10).strip() in officer.screen


@asks("name")
@pytest.mark.parametrize("kind", ["sticker", "voice", "video"])
async def test_what_no_question_takes(house: House, officer: Player, kind: str) -> None:
    await officer.says("/daftar")
    officer.hands.sends_media(kind)
    await house.settle()
    assert "dijawab dengan mengetik teks" in officer.screen
    assert "Apa nama inovasinya?" in officer.screen


@asks("stage")
async def test_a_place_for_a_question_that_wants_words(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await officer.shares_location(-0.1, 109.4)
    assert "Pilih salah satu tombol" in officer.screen
    officer.hands.shares_contact("+6281234567890")
    await house.settle()
    assert "Pilih salah satu tombol" in officer.screen


@asks("name")
async def test_what_looks_like_markup_is_shown_as_typed(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("<b>SAPA</b> & <KAWAN>")
    assert "Nama inovasi\n<b>SAPA</b> & <KAWAN>" in officer.screen

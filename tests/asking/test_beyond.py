"""What the bot has no records of, and words that only go on from what was said."""

from tests.conftest import Player
from tests.innovations.conftest import Registered, registered

__all__ = ["registered"]


async def test_a_year_that_is_not_recorded_has_no_number_of_ours(
    sekda: Player, registered: Registered
) -> None:
    registered("GESTUR RAYA")
    published = "IID 2024 (terbitan, tidak dihitung ulang): 58,76 dengan 39 inovasi. Sumber: "
    unknown = "Bot ini tidak punya catatan inovasi 2024 satu per satu; itu bukan nol."
    for said in (
        "tahun 2024 berapa inovasi",
        "berapa inovasi 2024",
        "jumlah inovasi tahun 2024",
    ):
        await sekda.says(said)
        assert sekda.screen.text.startswith("Inovasi 2024 tidak tercatat di sini"), said
        assert published in sekda.screen
        assert "Penghargaan 2024 yang tercatat: Piagam IGA (" in sekda.screen
        assert unknown in sekda.screen
    await sekda.says("dinkes sama disdikbud bagaimana?")
    assert sekda.screen.text.startswith("Inovasi Disdikbud, Dinkes 2024 tidak tercatat di sini")
    assert published in sekda.screen
    await sekda.taps("2024 ▾")
    await sekda.taps("2026")
    assert sekda.screen.text.startswith("1 inovasi · Disdikbud, Dinkes · 2026")
    await sekda.says("berapa inovasi 2024 dan 2026")
    assert sekda.screen.text.startswith("1 inovasi · 2026\n")
    assert unknown in sekda.screen
    await sekda.says("berapa inovasi 2025")
    assert "Penghargaan 2025 yang tercatat: Top 10 (10)." in sekda.screen
    await sekda.says("berapa inovasi 2023")
    assert "0 inovasi" not in sekda.screen


async def test_nothing_that_is_named_is_dropped_from_what_goes_on(sekda: Player) -> None:
    both = {"⚠️ Disdikbud belum punya inovasi 2026.", "⚠️ Dinkes belum punya inovasi 2026."}
    await sekda.says("dinkes sama disdikbud bagaimana?")
    assert {*sekda.screen.text.splitlines()[:2]} == both
    await sekda.says("opd mana yang belum?")
    await sekda.says("dinkes sama disdikbud bagaimana?")
    assert {*sekda.screen.text.splitlines()[:2]} == both
    await sekda.says("opd mana yang belum?")
    await sekda.says("kalau dinkes 2025?")
    assert sekda.screen.text.startswith("Kewajiban tahun 2025 tidak tercatat di sini.")
    assert "dari 38" not in sekda.screen
    await sekda.says("opd mana yang belum?")
    await sekda.says("kalau 5 terendah 2025?")
    assert "Kewajiban tahun 2025" not in sekda.screen
    await sekda.says("opd mana yang belum?")
    await sekda.says("kalau kecamatan tahun lalu?")
    assert "Kewajiban tahun 2025 tidak tercatat" in sekda.screen


async def test_a_form_without_a_topic_is_that_of_the_last_answer(
    sekda: Player, registered: Registered
) -> None:
    registered("GESTUR RAYA")
    await sekda.says("pdf")
    assert "Saya belum mengerti" in sekda.screen
    await sekda.says("tenggat kapan")
    await sekda.says("pdf")
    assert "Saya belum mengerti" in sekda.screen
    for said, first in {
        "opd mana yang belum?": "37 dari 38 perangkat daerah belum punya inovasi 2026",
        "berapa inovasi yang masuk": "1 inovasi · 2026",
    }.items():
        await sekda.says(said)
        for form, label in {
            "kirim ke wa": "⬇️ 💬 Teks WA",
            "tolong kirimkan ke whatsapp": "⬇️ 💬 Teks WA",
            "bagikan ke wa": "⬇️ 💬 Teks WA",
            "teks wa": "⬇️ 💬 Teks WA",
            "pdf": "⬇️ 📑 PDF",
            "minta pdfnya": "⬇️ 📑 PDF",
            "gambar": "⬇️ 🖼 Gambar",
        }.items():
            await sekda.says(form)
            assert sekda.screen.text.startswith(first), form
            assert sekda.screen.labels[0] == label, form
    await sekda.says("cari gestur raya")
    assert sekda.screen.text.startswith("2 inovasi untuk “gestur raya”")
    await sekda.says("teruskan ke wa dong")
    assert sekda.screen.labels[0] == "⬇️ 💬 Teks WA"
    await sekda.says("nomor wa")
    assert not sekda.screen.text.startswith("1 inovasi")
    await sekda.says("siapa paling bawah")
    assert "perangkat daerah" in sekda.screen


async def test_an_operator_asks_in_few_words(
    officer: Player, sekda: Player, registered: Registered
) -> None:
    registered("GESTUR RAYA")
    for said in ("sudah terkirim belum?", "udah masuk blm", "sudah terkirim?"):
        await officer.says(said)
        assert officer.screen.text.startswith("✅ Disdikbud sudah: 1 inovasi 2026."), said
    await officer.says("/skor")
    scores = officer.screen.text
    for said in ("skor", "Skor?"):
        await officer.says(said)
        assert officer.screen.text == scores
    await officer.says("impor")
    assert "Perintah ini untuk" in officer.screen
    await officer.says("opd mana yang belum kirim")
    assert "Perintah ini untuk" in officer.screen
    for said in ("gimana caranya", "caranya?"):
        await officer.says(said)
        assert officer.screen.text.startswith("Bantuan · Operator"), said
    await officer.says("inovasi kami 2024 apa saja")
    assert officer.screen.text.startswith("Inovasi Disdikbud 2024 tidak tercatat di sini")
    await sekda.says("skor")
    assert "Saya belum mengerti" in sekda.screen
    await sekda.says("sudah terkirim belum?")
    assert "✅ Disdikbud" not in sekda.screen

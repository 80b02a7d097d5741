"""Plain words in the chat: an answer, chips, what goes on from it, and never a deed."""

from sqlmodel import select

from models import Mandate, UnansweredQuestion, Unit, UnitAlias, View
from models.database import Database
from tests.conftest import Player
from tests.innovations.conftest import Registered, registered

__all__ = ["registered"]


async def test_a_leader_asks_and_goes_on(sekda: Player) -> None:
    await sekda.says("opd mana yg blm?")
    assert sekda.screen.text.startswith("38 dari 38 perangkat daerah belum punya inovasi 2026")
    assert "Data per 30 November 2026" in sekda.screen
    await sekda.says("kalau kecamatan saja?")
    assert sekda.screen.text.startswith("9 dari 9 kecamatan belum punya inovasi 2026")
    await sekda.taps("Kecamatan ▾")
    await sekda.taps("Dinas")
    assert "dari 16 dinas" in sekda.screen or "dinas belum punya inovasi" in sekda.screen
    await sekda.taps("Siapa yang belum ▾")
    await sekda.taps("Progres kewajiban")
    assert "sudah punya inovasi 2026 (0%)" in sekda.screen
    await sekda.says("tahun lalu?")
    assert "Kewajiban tahun 2025 tidak tercatat" in sekda.screen


async def test_a_name_of_two_is_asked_about(sekda: Player) -> None:
    await sekda.says("batu ampar sudah lapor?")
    assert sekda.screen.labels == ["Kec. Batu Ampar", "PKM Batu Ampar"]
    await sekda.taps("PKM Batu Ampar")
    assert "baginya tidak wajib" in sekda.screen


async def test_names_are_known_as_soon_as_they_are_given(
    sekda: Player, database: Database, registered: Registered
) -> None:
    await sekda.says("skor lentera pesisir brp")
    assert "LENTERA" not in sekda.screen
    registered("LENTERA PESISIR")
    await sekda.says("skor lentera pesisir brp")
    assert "LENTERA PESISIR" in sekda.screen
    await sekda.says("bandingin orkestra sama dinkes")
    with database.transaction() as session:
        unit = session.exec(select(Unit).where(Unit.code == "DINSOS")).one()
        session.add(UnitAlias(unit_id=unit.id or 0, alias="orkestra"))
    await sekda.says("bandingin orkestra sama dinkes")
    assert sekda.screen.text.startswith("Dinsos 0 · Dinkes 0: jumlah inovasi 2026")


async def test_what_is_only_guessed_is_asked_first(sekda: Player) -> None:
    await sekda.says("kapan cpns dibuka")
    assert "Bagian “cpns” belum saya mengerti. Yang dimaksud: 2026 · tenggat?" in sekda.screen
    await sekda.taps("✅ Ya, itu maksud saya")
    assert "31 Desember 2026" in sekda.screen


async def test_the_score_of_a_unit_is_told(sekda: Player, officer: Player) -> None:
    await sekda.says("skor disdikbud brp?")
    assert sekda.screen.text.startswith("Disdikbud: belum ada nilai")
    await sekda.says("berapa skor dinkes dan disdikbud?")
    assert "belum ada nilai" not in sekda.screen
    assert "Disdikbud" in sekda.screen
    await officer.says("skor dinkes brp?")
    assert "Data tidak ditemukan." in officer.screen


async def test_an_order_in_words_does_nothing(
    verifier: Player, officer: Player, database: Database
) -> None:
    await verifier.says("kasih tau semua operator deadline diundur ke 15 des")
    assert "15 Desember 2026" in verifier.screen
    assert "Belum ada yang dilakukan" in verifier.screen
    await officer.says("ingatkan yg belum ya")
    assert "Perintah ini untuk pimpinan dan Bappedalitbang" in officer.screen
    with database.reading() as session:
        assert str(session.exec(select(Mandate)).one().deadline) == "2026-12-31"


async def test_what_is_not_understood_is_counted_without_names(
    officer: Player, verifier: Player, database: Database
) -> None:
    for _ in range(2):
        await officer.says("tpp pak Budi bulan ini cair kapan 08123456789")
    assert "Saya belum mengerti" in officer.screen
    assert len(officer.screen.labels) == 3
    with database.reading() as session:
        kept = session.exec(select(UnansweredQuestion.words)).all()
    assert set(kept) == {"tpp pak bulan ini cair kapan"}
    await verifier.says("/pertanyaan")
    assert "2× tpp pak bulan ini cair kapan" in verifier.screen
    await officer.says("/pertanyaan")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen


async def test_a_command_said_in_words_is_that_command(officer: Player, head: Player) -> None:
    await officer.says("kami udah kirim blm sih")
    assert "Disdikbud belum punya inovasi 2026" in officer.screen
    await officer.says("mau daftar inovasi")
    assert "Masalah apa" in officer.screen
    await head.says("bile batas akhirnye")
    assert "31 Desember 2026" in head.screen
    await head.says("dinkes udah blm")
    assert "Data tidak ditemukan." in head.screen


async def test_old_views_are_let_go(sekda: Player, database: Database) -> None:
    await sekda.says("yg blm siapa")
    first = sekda.screen
    with database.transaction() as session:
        for view in session.exec(select(View)):
            session.delete(view)
    await sekda.taps("2026 ▾", on=first)
    assert sekda.alert == "Data tidak ditemukan."
    assert any("Tenggat" in label for label in sekda.screen.labels)


async def test_the_same_words_of_another_are_another_question(
    sekda: Player, officer: Player, registered: Registered
) -> None:
    registered("GESTUR RAYA")
    await sekda.says("berapa inovasi kita")
    assert sekda.screen.text.startswith("1 inovasi · 2026")
    await sekda.says("kita sudah belum")
    assert "sudah punya inovasi 2026" in sekda.screen
    await sekda.says("dan yang belum?")
    assert sekda.screen.text.startswith("37 dari 38")
    await officer.says("sudah pak")
    assert "✅ Disdikbud sudah: 1 inovasi 2026." in officer.screen
    await officer.says("inovasi saya sudah diverifikasi?")
    assert officer.screen.text.startswith("1 inovasi Disdikbud")
    await officer.says("skor kami berapa")
    assert officer.screen.text.startswith("Disdikbud: ")
    await sekda.says("siapa operator dinkes")
    assert "Perintah ini untuk" in sekda.screen


async def test_what_needs_no_menu_gets_none(sekda: Player, registered: Registered) -> None:
    registered("GESTUR RAYA")
    for thanks in ("terima kasih banyak", "👍"):
        await sekda.says(thanks)
        assert sekda.screen.text.startswith("Sama-sama")
    await sekda.says("halo")
    assert "Bantuan" not in sekda.screen
    assert len(sekda.screen.labels) == 3
    await sekda.says("indeks kita berapa")
    assert "Perkiraan IID" in sekda.screen
    await sekda.says("nilai gestur raya")
    assert sekda.screen.text.startswith("GESTUR RAYA · Disdikbud")
    await sekda.says("ingatkan saya besok")
    assert "Kirim ke" not in " ".join(sekda.screen.labels)


async def test_each_command_is_reached_in_words_by_the_role_that_may(
    verifier: Player, officer: Player
) -> None:
    for said, shown in {
        "minta paket iid": "Paket untuk layar IID",
        "arsip edaran": "edaran",
        "komitmen": "menandatangani komitmen",
        "buka pengaturan": "Pengaturan daerah",
        "pengingat": "Pengingat · inovasi 2026",
        "langganan": "Langganan",
        "ringkasan minggu ini": "sudah punya inovasi 2026",
        "impor orang": "Impor dari XLSX",
        "data saya": "Data yang disimpan",
        "top 10 yang ditetapkan": "Top 10",
    }.items():
        await verifier.says(said)
        assert shown in verifier.screen, said
    for said, shown in {
        "unit kami sekilas": "Dinas Pendidikan",
        "edaran": "edaran",
        "bukti dukung": "ukti",
        "buka pengaturan": "Perintah ini untuk Bappedalitbang",
    }.items():
        await officer.says(said)
        assert shown in officer.screen, said

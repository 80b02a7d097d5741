"""What the buttons of a reminder do, said in words."""

from datetime import date

from models import Status
from models.database import Database
from services.asking.replies import Reply, read_reply
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
from tests.reminders.conftest import Ledger, promises


async def test_a_complaint_gets_the_truth_and_the_buttons(
    reminded: House,
    officer: Player,
    verifier: Player,
    registered: Registered,  # noqa: F811
) -> None:
    await officer.says("jgn ingetin lg, udah dikirim")
    assert "Belum ada inovasi 2026 dari Disdikbud" in officer.screen
    await officer.taps("Tunda sehari")
    assert "Rabu, 2 Desember 2026" in officer.screen
    registered("SAPA WARGA", status=Status.SENT)
    await officer.says("kok diingatkan terus, kan sudah")
    assert "SAPA WARGA · INV-2026-0001" in officer.screen
    assert "pengingat berhenti" in officer.screen
    await verifier.says("jgn ingetin lg, udah dikirim")
    assert "Belum ada inovasi" not in verifier.screen
    await reminded.moves_clock(days=1)
    assert "belum mengirim" not in officer.screen


async def test_a_complaint_before_any_reminder(officer: Player) -> None:
    await officer.says("jangan kirim pengingat lagi, kami sudah kirim")
    assert "Belum ada inovasi 2026 dari Disdikbud" in officer.screen
    assert officer.screen.labels == ["📝 Daftar / lanjutkan"]


async def test_nudging_in_words_ends_in_the_same_preview(
    house: House, sekda: Player, officer: Player, colleague: Player, ledger: Ledger
) -> None:
    await house.moves_clock(hours=1)
    await officer.says("ingatkan yg belum ya")
    assert "Perintah ini untuk pimpinan" in (officer.alert or officer.screen.text)
    await sekda.says("ingatkan disdikbud")
    assert "Diingatkan (1): Disdikbud" in sekda.screen
    assert "Kirim ke 1 orang" in " ".join(sekda.screen.labels)
    await sekda.taps("Kirim ke 1")
    await house.tick()
    assert "Disdikbud belum mengirim" in officer.screen
    assert (len(ledger(1001)), len(ledger(1002))) == (1, 0)
    await sekda.says("ingatkan yg belum ya")
    assert "Diingatkan (1): Dinkes" in sekda.screen
    assert "24 jam (dilewati) (1): Disdikbud" in sekda.screen
    await sekda.taps("Juga yang baru diingatkan")
    assert "Diingatkan (2): Disdikbud, Dinkes" in sekda.screen
    preview = sekda.screen
    await sekda.taps("Kirim ke 2")
    await sekda.taps("Kirim ke 2", on=preview)
    await house.tick()
    assert (len(ledger(1001)), len(ledger(1002))) == (2, 1)
    assert "Dinkes belum mengirim" in colleague.screen


async def test_when_a_unit_was_reminded(reminded: House, sekda: Player, officer: Player) -> None:
    await sekda.says("kapan disdikbud diingatkan?")
    assert "H-30 · 1 Desember 2026 · Operator Disdikbud · 📨 terkirim" in sekda.screen
    await officer.says("kapan disdikbud diingatkan?")
    assert "📨 terkirim" not in officer.screen
    assert reminded.bot.house.today().year == 2026


async def test_a_day_that_is_typed_is_promised_once_it_is_confirmed(
    reminded: House, officer: Player, verifier: Player, sekda: Player, database: Database
) -> None:
    """It is Tuesday, 1 December 2026."""
    for said, shown in {
        "besok saya kirim": "2 Desember 2026",
        "senin saya kirim": "7 Desember 2026",
        "insyaAllah minggu depan pak": "8 Desember 2026",
        "3 hari lagi ya bu": "4 Desember 2026",
        "tgl 18 kami kirim": "18 Desember 2026",
        "minggu depan": "8 Desember 2026",
    }.items():
        await officer.says(said)
        assert shown in officer.screen, said
        assert promises(database) == []
        if said != "minggu depan":
            await officer.says("/batal")
    await officer.taps("Tetap pakai jawaban ini")
    assert "Selasa, 8 Desember 2026" in officer.screen
    assert [one.day for one in promises(database)] == [date(2026, 12, 8)]
    await officer.says("kamis depan saya kirim")
    await officer.says("ya")
    assert "Kamis, 3 Desember 2026" in officer.screen
    assert [one.day.day for one in promises(database)] == [8, 3]
    await officer.says("jumat ya bu")
    await officer.says("ngga jadi")
    assert "bukan tanggal" in officer.screen
    await officer.says("ya")
    assert len(promises(database)) == 2
    await officer.says("minggu depan")
    await officer.says("5 januari 2027 kami kirim")
    assert "5 Januari 2027 tidak dapat dipakai" in (officer.alert or officer.screen.text)
    for other in (verifier, sekda):
        await other.says("besok saya kirim")
        assert "berjanji" not in other.screen
    assert len(promises(database)) == 3
    assert reminded.bot.house.today() == date(2026, 12, 1)


async def test_later_and_sent_are_answered_as_by_the_buttons(
    reminded: House,
    officer: Player,
    registered: Registered,  # noqa: F811
    database: Database,
) -> None:
    buttons = officer.screen.labels[-4:]
    for said in ("nanti", "nanti ya pak", "belum sempat bu"):
        await officer.says(said)
        assert officer.screen.text.startswith("Baik. Kapan kira-kira Disdikbud mengirim?"), said
        assert officer.screen.labels == buttons
    assert promises(database) == []
    await officer.says("maaf bukan saya bu")
    assert "Siapa yang seharusnya diingatkan" in officer.screen
    await officer.says("/batal")
    await officer.says("udah dikirim kok")
    assert "Belum ada inovasi 2026 dari Disdikbud" in officer.screen
    await officer.says("mau daftar inovasi")
    assert "Masalah apa" in officer.screen
    await officer.says("/batal")
    registered("SAPA WARGA", status=Status.SENT)
    await officer.says("sudah saya kirim ya")
    assert "SAPA WARGA · INV-2026-0001" in officer.screen
    await officer.says("minggu depan")
    assert "Sudah dikirim, nomor INV-2026-0001" in (officer.alert or officer.screen.text)
    await reminded.moves_clock(days=8)
    await officer.says("nanti")
    assert "Kapan kira-kira" not in officer.screen


def test_a_reply_is_nothing_but_its_words() -> None:
    tuesday = date(2026, 12, 1)
    for said in (
        "besok?",
        "tenggat besok",
        "inovasi minggu ini",
        "saya mau daftar inovasi dulu",
        "kami udah kirim blm",
        "sudah terkirim belum?",
        "jangan ingatkan, sudah dikirim",
        "99999999 hari lagi",
        "tgl 99",
        "31/31/2026",
        "🙏",
        "",
    ):
        assert read_reply(said, tuesday) is None, said
    for said, day in {"baru bisa senin depan": 7, "hari minggu": 6, "2 minggu lagi": 15}.items():
        assert read_reply(said, tuesday) == Reply(date(2026, 12, day)), said
    for said in ("sdh dikirim kmrn bu", "sudah pak", "hari ini saya kirim"):
        assert read_reply(said, tuesday) == Reply(is_sent=True), said
    assert read_reply("1 januari kami kirim", tuesday) == Reply(date(2027, 1, 1))
    assert read_reply("sedang proses, lusa kirim", tuesday) == Reply(date(2026, 12, 3))
    assert read_reply("minggu ini saya kirim", tuesday) == Reply()


async def test_a_reminder_is_answered_beside_a_form_that_was_left_before_it(
    house: House, officer: Player
) -> None:
    """What came last is what the words are for; the form keeps its place."""
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    await officer.taps("Selesai")
    await house.moves_to_next_due()
    assert "Disdikbud belum mengirim" in officer.screen
    await officer.says("nanti ya pak")
    assert "Tunda sehari" in " ".join(officer.screen.labels)
    await officer.says("senin saya kirim")
    assert "7 Desember 2026" in officer.screen
    await officer.says("ya")
    assert "7 Desember 2026" in officer.screen
    await officer.says("/daftar")
    await officer.taps("Lanjutkan")
    assert "Apa nama inovasinya?" in officer.screen
    await officer.says("Nanti Saya Kirim")
    assert "tahap mana" in officer.screen

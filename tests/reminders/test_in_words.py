"""What the buttons of a reminder do, said in words."""

from models import Status
from tests.conftest import House, Player
from tests.innovations.conftest import (
    Registered,
    registered,  # noqa: F401 (a fixture)
)
from tests.reminders.conftest import Ledger


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

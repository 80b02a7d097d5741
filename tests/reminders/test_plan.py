"""The plan of reminders is read, tried and changed in chat."""

from datetime import date

from sqlmodel import col, select

from models import AuditEntry, DeliveryState, ReminderStep
from models.database import Database
from tests.conftest import House, Player
from tests.reminders.conftest import Ledger


async def test_what_is_planned_is_what_goes_out_word_for_word(
    house: House, sekda: Player, officer: Player, colleague: Player, ledger: Ledger
) -> None:
    await sekda.says("/pengingat")
    assert "Berikutnya: H-30 · Sel, 1 Desember 2026 08.30 · operator" in sekda.screen
    assert "38 dari 38 perangkat daerah masih diingatkan" in sekda.screen
    assert not any("Ubah" in label or "Jeda" in label for label in sekda.screen.labels)
    await sekda.taps("Senin depan")
    assert "Senin, 7 Desember 2026: 0 pesan" in sekda.screen
    await sekda.taps("Sel, 1 Desember")
    assert "Selasa, 1 Desember 2026: 3 pesan" in sekda.screen
    assert "08.30 · H-30 · Operator Disdikbud: Disdikbud" in sekda.screen
    await sekda.taps("Baca isinya")
    assert "kepada Operator Dinkes" in sekda.screen
    await sekda.taps("▶️")
    assert "kepada Operator Disdikbud" in sekda.screen
    foreseen = sekda.screen.text.partition("\n\n")[2]
    await house.moves_to_next_due()
    sent = officer.screen.text.rpartition("\n\n")[0]
    assert sent == foreseen
    assert [row.state for row in ledger(1001)] == [DeliveryState.SENT]
    await officer.taps("Sudah dikirim")
    colleague.hands.blocks()
    await house.settle()
    await sekda.says("/pengingat")
    assert "Terkirim 2 · dijawab 1 · menunggu 0 · gagal 0" in sekda.screen
    assert "📵 Tak terjangkau: 37 unit" in sekda.screen
    await sekda.taps("Per unit")
    await sekda.taps("Tak terjangkau")
    assert "Tak terjangkau: 37 unit" in sekda.screen
    while "Dinkes" not in sekda.screen.labels:
        await sekda.taps("▶️")
    await sekda.taps("Dinkes")
    assert "📵 Operator Dinkes (operator): tidak terjangkau sejak 1 Desember 2026" in sekda.screen
    assert "H-30 · 1 Desember 2026 · Operator Dinkes · 📨 terkirim" in sekda.screen


async def test_a_step_is_changed_after_a_look_at_what_moves(
    house: House, verifier: Player, officer: Player, head: Player, database: Database
) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")
    await verifier.taps("H-14")
    card = verifier.screen
    await verifier.taps("☑️ kepala")
    assert "Pesan baru: 0 · pesan yang hilang: 1" in verifier.screen
    await verifier.taps("Batal")
    await verifier.taps("Ubah jam dan hari", on=card)
    await verifier.says("jam 25")
    assert "“jam 25” bukan jam" in verifier.screen
    await verifier.says("9.15")
    await verifier.taps("Operator dan kepala")
    await verifier.says("H-7")
    assert "Langkah H-7 sudah ada" in (verifier.alert or verifier.screen.text)
    await verifier.says("10 hari sebelum")
    assert "Belum berlaku" in verifier.screen
    await verifier.taps("Lihat akibatnya")
    assert "Sebelum: H-14 · Kam, 17 Desember 2026 08.30" in verifier.screen
    assert "Sesudah: H-10 · Sen, 21 Desember 2026 09.15" in verifier.screen
    assert "Pesan yang pindah waktu: 4" in verifier.screen
    preview = verifier.screen
    await verifier.taps("Terapkan")
    await verifier.taps("Terapkan", on=preview)
    with database.reading() as session:
        steps = session.exec(select(ReminderStep).where(col(ReminderStep.days_before) > 0)).all()
        assert sorted(s.days_before for s in steps) == [1, 3, 7, 10, 30, 60, 90]
        entry = session.exec(
            select(AuditEntry).where(AuditEntry.action == "reminder_step.changed")
        ).first()
        assert entry
        assert (entry.before or {})["step"] == "H-14"
        assert (entry.after or {})["step"] == "H-10"
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")
    await verifier.taps("H-7")
    await verifier.taps("Hapus langkah")
    await verifier.taps("Terapkan")
    assert "Langkah dihapus: H-7" in verifier.screen
    await house.moves_clock(days=18)
    assert "belum mengirim" not in str(head.hands.screens)
    await house.moves_clock(days=3, hours=2)
    assert "Disdikbud belum mengirim" in head.screen


async def test_paused_with_a_reason_and_resumed(
    house: House, verifier: Player, sekda: Player, officer: Player, ledger: Ledger
) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Per unit")
    while "Disdikbud" not in verifier.screen.labels:
        await verifier.taps("▶️")
    await verifier.taps("Disdikbud")
    await verifier.taps("Jeda unit ini")
    await verifier.says("Sedang <digabung> dengan unit lain.")
    assert "Pengingat Disdikbud dijeda" in verifier.screen
    asked = verifier.screen
    await sekda.says("/pengingat")
    await sekda.taps("Sel, 1 Desember")
    assert "Dilewati, dijeda atau sudah berjanji: Disdikbud" in sekda.screen
    await house.moves_to_next_due()
    assert officer.hands.screens == []
    assert [(d.state, d.reason) for d in ledger(1001)] == [(DeliveryState.CANCELLED, "dijeda")]
    await verifier.taps("Lanjutkan", on=asked)
    await verifier.says("/pengingat")
    assert "⏸ Dijeda: 0 unit" in verifier.screen
    await house.moves_clock(days=16)
    assert "Disdikbud belum mengirim" in officer.screen
    await verifier.says("/pengingat")
    await verifier.taps("Jeda semua")
    await verifier.says("Libur bersama di seluruh daerah.")
    await verifier.says("/pengingat")
    assert "Semua dijeda: Libur bersama" in verifier.screen
    await verifier.taps("Lanjutkan semua")
    assert "Semua dijeda" not in verifier.screen
    assert date(2026, 12, 17) == house.bot.house.today()

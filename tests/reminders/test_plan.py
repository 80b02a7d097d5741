"""The plan of reminders is read, tried and changed in chat."""

from sqlmodel import col, select

from models import AuditEntry, DeliveryState, ReminderStep
from models.database import Database
from tests.conftest import House, Player
from tests.reminders.conftest import Ledger


async def opens_unit(person: Player, short_name: str) -> None:
    await person.says("/pengingat")
    await person.taps("Per unit")
    while short_name not in person.screen.labels:
        await person.taps("▶️")
    await person.taps(short_name)


async def test_what_is_planned_is_what_goes_out_word_for_word(
    house: House, sekda: Player, officer: Player
) -> None:
    await sekda.says("/pengingat")
    assert "Berikutnya: H-30 · Sel, 1 Desember 2026 08.30 WIB · operator" in sekda.screen
    assert "38 dari 38 perangkat daerah masih diingatkan" in sekda.screen
    assert not any("Ubah" in label or "Jeda" in label for label in sekda.screen.labels)
    await sekda.taps("Senin depan")
    assert "Senin, 7 Desember 2026: 0 pesan" in sekda.screen
    await sekda.taps("Sel, 1 Desember")
    assert "Selasa, 1 Desember 2026: 3 pesan" in sekda.screen
    assert "08.30 WIB · H-30 · Operator Disdikbud: Disdikbud" in sekda.screen
    await sekda.taps("Baca isinya")
    assert "kepada Operator Dinkes" in sekda.screen
    await sekda.taps("▶️")
    assert "kepada Operator Disdikbud" in sekda.screen
    foreseen = sekda.screen.text.partition("\n\n")[2]
    await house.moves_to_next_due()
    assert officer.screen.text.rpartition("\n\n")[0] == foreseen


async def test_each_unit_with_what_was_sent_answered_and_not_reached(
    reminded: House, sekda: Player, officer: Player, colleague: Player
) -> None:
    await officer.taps("Sudah dikirim")
    colleague.hands.blocks()
    await reminded.settle()
    await sekda.says("/pengingat")
    assert "Terkirim 2 · dijawab 1 · menunggu 0 · gagal 0" in sekda.screen
    assert "📵 Tak terjangkau: 37 unit" in sekda.screen
    await sekda.taps("Per unit")
    await sekda.taps("Tak terjangkau")
    assert "Tak terjangkau: 37 unit" in sekda.screen
    await opens_unit(sekda, "Dinkes")
    assert "📵 Operator Dinkes (operator): tidak terjangkau sejak 1 Desember 2026" in sekda.screen
    assert "H-30 · 1 Desember 2026 · Operator Dinkes · 📨 terkirim" in sekda.screen


async def test_a_step_is_changed_after_a_look_at_what_moves(
    house: House, verifier: Player, head: Player, database: Database
) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")
    await verifier.taps("H-14")
    card = verifier.screen
    await verifier.taps("☑️ kepala")
    assert "Pesan baru: 0 · pesan yang hilang: 1" in verifier.screen
    await verifier.taps("Ubah jam dan hari", on=card)
    for said in ("jam 25", "9.15", "Operator dan kepala", "H-7"):
        await verifier.says(said)
    assert "Langkah H-7 sudah ada" in (verifier.alert or verifier.screen.text)
    await verifier.says("10 hari sebelum")
    assert "Belum berlaku" in verifier.screen
    await verifier.taps("Lihat akibatnya")
    assert "Sebelum: H-14 · Kam, 17 Desember 2026 08.30 WIB" in verifier.screen
    assert "Sesudah: H-10 · Sen, 21 Desember 2026 09.15 WIB" in verifier.screen
    assert "Pesan yang pindah waktu: 4" in verifier.screen
    preview = verifier.screen
    await verifier.taps("Terapkan")
    await verifier.taps("Terapkan", on=preview)
    assert _days_before(database) == [1, 3, 7, 10, 30, 60, 90]
    assert _changed(database) == ("H-14", "H-10")
    await house.moves_clock(days=18)
    assert "belum mengirim" not in str(head.hands.screens)
    await house.moves_clock(days=3, hours=2)
    assert "Disdikbud belum mengirim" in head.screen


async def test_a_step_that_has_gone_out_is_not_put_off(house: House, verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")
    await verifier.taps("H-30")
    card = verifier.screen
    await house.moves_to_next_due()
    await verifier.taps("Ubah jam dan hari", on=card)
    for said in ("14.30", "Operator", "30 hari sebelum"):
        await verifier.says(said)
    await verifier.taps("Lihat akibatnya")
    assert "H-30 jatuh pada 1 Desember 2026, 08.30 WIB, yang sudah lewat" in str(verifier.alert)


async def test_a_step_is_removed(verifier: Player, database: Database) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")
    await verifier.taps("H-7")
    await verifier.taps("Hapus langkah")
    assert 7 in _days_before(database)
    preview = verifier.screen
    await verifier.taps("Terapkan")
    assert "Langkah dihapus: H-7" in verifier.screen
    await verifier.taps("Terapkan", on=preview)
    assert verifier.alert == "Data tidak ditemukan."
    assert 7 not in _days_before(database)


async def test_a_unit_is_paused_with_a_reason_and_resumed(
    house: House, verifier: Player, sekda: Player, officer: Player, ledger: Ledger
) -> None:
    await opens_unit(verifier, "Disdikbud")
    await verifier.taps("Jeda unit ini")
    await verifier.says("Sedang <digabung> dengan unit lain.")
    await verifier.taps("Lewati")
    assert "Pengingat Disdikbud dijeda: “Sedang <digabung>" in verifier.screen
    asked = verifier.screen
    await sekda.says("/pengingat")
    await sekda.taps("Sel, 1 Desember")
    assert "Dilewati, dijeda atau sudah berjanji: Disdikbud" in sekda.screen
    await house.moves_to_next_due()
    assert officer.hands.screens == []
    assert [(d.state, d.reason) for d in ledger(1001)] == [(DeliveryState.CANCELLED, "dijeda")]
    await verifier.taps("Lanjutkan", on=asked)
    await house.moves_clock(days=16)
    assert "Disdikbud belum mengirim" in officer.screen


async def test_all_are_paused_and_resumed(house: House, verifier: Player, officer: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Jeda semua")
    await verifier.says("Libur bersama di seluruh daerah.")
    await verifier.taps("Lewati")
    await verifier.says("/pengingat")
    assert "Semua dijeda: Libur bersama" in verifier.screen
    await house.moves_to_next_due()
    assert officer.hands.screens == []
    await verifier.says("/pengingat")
    await verifier.taps("Lanjutkan semua")
    assert "Semua dijeda" not in verifier.screen
    await verifier.taps("Jeda semua")
    for said in ("Libur bersama di seluruh daerah.", "17/12/2026"):
        await verifier.says(said)
    await house.moves_clock(days=17)  # out of order over H-14, which fell within the pause
    assert officer.hands.screens == []


async def test_a_pause_ends_after_its_last_day(
    house: House, verifier: Player, officer: Player
) -> None:
    await opens_unit(verifier, "Disdikbud")
    await verifier.taps("Jeda unit ini")
    await verifier.says("Sedang diaudit oleh Inspektorat.")
    await verifier.says("16/12/2026")
    assert "Pengingat Disdikbud dijeda sampai 16 Desember 2026: “Sedang" in verifier.screen
    await verifier.says("/pengingat")
    await verifier.taps("Sel, 1 Desember")
    assert "Dilewati, dijeda atau sudah berjanji: Disdikbud" in verifier.screen
    await house.moves_to_next_due()
    assert officer.hands.screens == []
    await opens_unit(verifier, "Disdikbud")
    assert "Dijeda sampai 16 Desember 2026: Sedang diaudit" in verifier.screen
    await house.moves_clock(days=16)  # H-14, on the day after
    assert "Disdikbud belum mengirim" in officer.screen
    await opens_unit(verifier, "Disdikbud")
    assert "Jeda unit ini" in str(verifier.screen.labels)


def _days_before(database: Database) -> list[int]:
    with database.reading() as session:
        steps = session.exec(select(ReminderStep).where(col(ReminderStep.days_before) > 0)).all()
    return sorted(step.days_before for step in steps)


def _changed(database: Database) -> tuple[str, str]:
    """By the first entry of the audit: from which step to which."""
    wanted = select(AuditEntry).where(AuditEntry.action == "reminder_step.changed")
    with database.reading() as session:
        entry = session.exec(wanted.order_by(col(AuditEntry.id))).first()
    assert entry
    assert entry.before
    assert entry.after
    return entry.before["step"], entry.after["step"]

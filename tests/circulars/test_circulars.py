"""A circular from the concept to the last reader."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from models import Role
from services.circulars import sending
from simulator import faults
from simulator.events import Called, Event
from tests.circulars.conftest import BODY, Write
from tests.conftest import House, Player
from tests.filling.acts import PDF
from tests.people.conftest import appointed, newcomer
from tests.reports.paper import flat, pages


def sends_of(house: House, method: str) -> list[Called]:
    """Fills with the calls of that method from now on."""
    seen: list[Called] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.method == method:
            seen.append(event)

    house.world.observers.append(notice)
    return seen


async def test_who_gets_it_is_said_before_and_each_gets_it_once_from_one_upload(
    house: House, verifier: Player, officer: Player, colleague: Player, head: Player, write: Write
) -> None:
    colleague.hands.blocks()
    await house.moves_clock(hours=1)
    calls = sends_of(house, "sendDocument")
    await write()
    assert "Konsep surat edaran tersimpan" in verifier.screen
    await verifier.taps("Lihat penerima")
    preview = verifier.screen
    assert "Sampai ke 2 orang (1 perangkat daerah)" in preview
    assert "Operator Dinkes" in preview.text.partition("Tidak dapat dihubungi")[2]
    assert "Diskominfo" in preview.text.partition("Belum ada orangnya di bot")[2]
    await verifier.taps("Kirim ke 2 orang")
    await verifier.taps("Kirim ke 2 orang", on=preview)
    await house.tick()
    assert "belum bernomor" in officer.screen
    assert "satu inovasi <baru> lewat" in officer.screen.text
    (file,) = officer.hands.files
    printed = flat(" ".join(pages(file.data)))
    assert flat(BODY) in printed
    assert flat("belum bernomor") in printed
    assert flat("Disdikbud, Dinkes, Diskominfo") in printed
    assert len(head.hands.files) == 1
    assert [bool(call.files) for call in calls] == [True, False]


async def test_read_once_and_reported_by_unit(
    sent: House, verifier: Player, officer: Player
) -> None:
    assert "Menunggu dikirim (" in verifier.screen
    await sent.moves_clock(seconds=4)
    assert "Sampai, belum dibaca (1): Disdikbud" in verifier.screen  # by itself
    assert "Menunggu dikirim" not in verifier.screen.text
    assert "memperbarui dirinya" not in verifier.screen
    letter = officer.screen
    assert "document" in letter.content
    await officer.taps("Sudah dibaca", on=letter)
    assert officer.screen.id == letter.id
    assert officer.screen.labels == ["📖 Baca lagi", "📚 Semua edaran"]
    assert "30 November 2026, 09.00 WIB" in officer.screen
    await sent.moves_clock(hours=1)
    await officer.taps("Sudah dibaca", on=letter)
    assert "30 November 2026, 09.00 WIB" in officer.screen
    await verifier.taps("Perbarui")
    report = verifier.screen
    assert report.text.startswith("1 dari 3 perangkat daerah sudah membaca")
    assert "Dibaca (1): Disdikbud (1 dari 2 orang)" in report
    assert "Tidak sampai (1): Dinkes" in report
    assert "Tarik" not in str(report.labels)
    await verifier.taps("XLSX")
    book = load_workbook(BytesIO(verifier.hands.files[-1].data))
    rows = [(r[1], *r[3:]) for r in book["Edaran 1"].iter_rows(min_row=2, values_only=True)]
    assert ("Disdikbud", 2, 2, 1, "Dibaca", "30 November 2026, 09.00 WIB") in rows


async def test_who_has_not_read_is_called_again(
    sent: House, verifier: Player, officer: Player, head: Player, colleague: Player
) -> None:
    await officer.taps("Sudah dibaca")
    await verifier.taps("Panggil yang belum membaca")
    offer = verifier.screen
    await verifier.taps("Panggil 1 orang", on=offer)
    await verifier.taps("Panggil 1 orang", on=offer)
    await sent.tick()
    assert len(officer.hands.files) == 1
    assert len(head.hands.files) == 2
    assert "Panggilan ulang" in head.screen
    colleague.hands.unblocks()
    await sent.settle()
    await sent.tick()
    assert len(colleague.hands.files) == 1


async def test_a_file_that_telegram_holds_no_more_is_uploaded_again(
    sent: House, verifier: Player, head: Player
) -> None:
    calls = sends_of(sent, "sendDocument")
    await verifier.taps("Panggil yang belum membaca")
    lost = faults.refused("wrong file_id or the file is temporarily unavailable")
    sent.world.faults.add(lost, method="sendDocument", chat=head.hands.id)
    await verifier.taps("Panggil 2 orang")
    await sent.tick()
    assert len(head.hands.files) == 2
    assert sorted(bool(call.files) for call in calls) == [False, False, True]


async def test_a_file_that_cannot_be_read_waits_and_is_no_copy(
    house: House, verifier: Player, officer: Player, write: Write
) -> None:
    await house.moves_clock(hours=1)
    await write(pdf=PDF)
    await verifier.taps("Lihat penerima")
    await verifier.taps("Kirim ke")
    vault = house.bot.house.vault
    (kept,) = (path for path in vault.folder.glob("*/*") if path.read_bytes() == PDF)
    kept.rename(kept.with_suffix(".away"))
    await house.tick()
    assert officer.hands.files == []
    kept.with_suffix(".away").rename(kept)
    await house.moves_clock(minutes=5)
    assert officer.hands.files[0].data == PDF
    assert "mungkin sudah pernah" not in officer.screen.text


async def test_a_database_in_trouble_sends_no_circular_twice_and_leaves_none_behind(
    house: House, verifier: Player, officer: Player, head: Player, write: Write
) -> None:
    """What Telegram holds cannot be noted; then neither can it that a row is set aside."""
    house.bot.ticker.outbox.pause = 0.0
    await house.moves_clock(hours=1)
    await write(pdf=PDF)
    await verifier.taps("Lihat penerima")
    await verifier.taps("Kirim ke")
    (kept,) = (p for p in house.bot.house.vault.folder.glob("*/*") if p.read_bytes() == PDF)
    kept.rename(kept.with_suffix(".away"))
    refused: list[str] = []

    def refuse(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        is_aside = statement.startswith("UPDATE deliveries") and "next_try_at=" in statement
        is_kept = statement.startswith("INSERT INTO held_files")
        if is_kept or (is_aside and len(refused) < 3):
            refused.append(statement)
            raise OperationalError(statement, {}, Exception("locked"))

    event.listen(house.bot.house.database.writer, "before_cursor_execute", refuse)
    await house.tick()
    assert len(refused) == 3
    kept.with_suffix(".away").rename(kept)
    await house.moves_clock(minutes=5)
    assert [len(person.hands.files) for person in (officer, head)] == [1, 1]
    assert "mungkin sudah pernah" not in officer.screen.text


async def test_what_is_taken_back_while_its_report_is_made_is_not_overwritten(
    house: House, verifier: Player, write: Write
) -> None:
    """The first of two reports is edited when the second circular is taken back."""
    for _ in range(2):
        await write()
        await verifier.taps("Lihat penerima")
        await verifier.taps("Kirim ke")
    edits = sends_of(house, "editMessageText")

    def take_back(event: Event) -> None:
        if isinstance(event, Called) and event.method == "editMessageText" and len(edits) == 1:
            with house.bot.house.database.transaction() as session:
                sending.take_back(session, 2, telegram_id=1003, now=house.bot.house.now())

    house.world.observers.append(take_back)
    await house.moves_clock(seconds=4)
    first, *others = (call.params["text"] for call in edits)
    assert "Menunggu dikirim" in first
    assert others == []


async def test_corrected_and_taken_back_before_anybody_has_it(
    house: House, verifier: Player, officer: Player, write: Write
) -> None:
    await write("Isi yang panjang. " * 400, pdf=PDF)
    await verifier.taps("Lihat edarannya")
    await verifier.taps("Perbaiki")
    await verifier.taps("Perihal")
    await verifier.says("Rapat hari Senin")
    await verifier.taps("Kirim")
    await verifier.taps("Lihat penerima")
    preview = verifier.screen
    assert "Rapat hari Senin" in preview
    assert "Terkirim mulai 30 November 2026, 08.30 WIB" in preview
    await verifier.taps("Kirim ke")
    await verifier.taps("Tarik sebelum terkirim")
    assert "kini konsep lagi" in verifier.screen
    await house.moves_clock(hours=1)
    await officer.says("/edaran")
    assert officer.screen.text == "Belum ada surat edaran untuk Anda."
    await verifier.taps("Kirim ke", on=preview)
    await house.tick()
    assert officer.hands.files[0].data == PDF
    assert "Isi lengkap ada di PDF" in officer.screen
    assert "Panggilan ulang" not in officer.screen.text
    await officer.taps("Baca di sini")
    await officer.taps("▶️")
    await officer.taps("PDF")
    assert officer.hands.files[-1].data == PDF


async def test_the_archive_is_for_those_whom_it_is_addressed_to(
    sent: House, verifier: Player, sekda: Player
) -> None:
    late = newcomer(sent, 3001, "Operator Baru")
    appointed(sent, 3001, Role.OFFICER, "DISKOMINFO")
    await late.says("/edaran")
    assert "1 belum Anda baca" in late.screen
    await late.taps("Pengisian inovasi")
    await late.taps("Sudah dibaca")
    assert "Sudah dibaca" in late.screen
    other = newcomer(sent, 3002, "Operator DLH")
    appointed(sent, 3002, Role.OFFICER, "DLH")
    await other.says("/edaran")
    assert other.screen.text == "Belum ada surat edaran untuk Anda."
    await other.taps("Bantuan")
    assert "/edaran" in other.screen
    await sekda.says("/edaran")
    assert "Pengisian inovasi" in sekda.screen
    await verifier.says("buat edaran dong")
    assert "Tulis edaran" in str(verifier.screen.labels)


async def test_a_concept_is_thrown_away(verifier: Player, write: Write) -> None:
    await write()
    await verifier.taps("Lihat edarannya")
    concept = verifier.screen
    await verifier.taps("Buang")
    await verifier.taps("Ya, buang")
    await verifier.taps("Kirim …", on=concept)
    assert verifier.alert == "Data tidak ditemukan."

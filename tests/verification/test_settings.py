"""/pengaturan: what the regency decides, with a look at what it turns, and a reason."""

from sqlmodel import select

from forms.settings import CHOICES
from models import AuditEntry, Innovation, Status, Unit
from models.database import Database
from services import mandates
from services.regency_settings import LETTERHEAD, SETTINGS
from tests.conftest import House, Player
from tests.innovations.conftest import Registered

REASON = "Kesepakatan rapat <20 November>."


async def chooses(verifier: Player, setting: str, option: str) -> None:
    await verifier.says("/pengaturan")
    await verifier.taps(f"⚙️ {setting}")
    await verifier.taps(option)
    await verifier.says(REASON)


def test_every_setting_has_its_sentences() -> None:
    written = {setting.key for setting in SETTINGS if setting is not LETTERHEAD}
    assert {key for key, _ in CHOICES.values()} == written
    for setting in SETTINGS:
        values = [setting.read(value) for key, value in CHOICES.values() if key == setting.key]
        assert setting is LETTERHEAD or setting.default in values


async def test_counting_from_verification_follows_at_once(
    officer: Player,
    verifier: Player,
    sekda: Player,
    registered: Registered,
    database: Database,
) -> None:
    registered()
    await verifier.says("/pengaturan")
    assert "• Kewajiban dihitung sejak dikirim (baku)" in verifier.screen
    await verifier.taps("⚙️ Sejak kapan")
    assert "2026: menjadi belum: 1 unit (Disdikbud)" in verifier.screen
    await verifier.taps("sejak terverifikasi")
    await verifier.says(REASON)
    assert "⚠️ 2026: menjadi belum: 1 unit (Disdikbud)" in verifier.screen
    await verifier.taps("Kirim")
    assert "mulai sekarang" in verifier.screen
    await sekda.says("opd mana yang belum?")
    assert "38 dari 38" in sekda.screen
    assert "Dihitung sejak terverifikasi." in sekda.screen
    await sekda.says("/belum")
    assert "Sudah: 0 dari 38 (0%), tetap dalam 7 hari" in sekda.screen
    await officer.says("/tenggat")
    assert "belum dihitung. Dihitung sejak terverifikasi." in officer.screen
    await _counts_once_verified(verifier, sekda)
    _is_audited(database)


async def _counts_once_verified(verifier: Player, sekda: Player) -> None:
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    await verifier.taps("✅ Verifikasi")
    await sekda.says("/belum")
    assert "Sudah: 1 dari 38 (3%), +1 dalam 7 hari" in sekda.screen
    await sekda.says("/tenggat")
    assert "37 dari 38 perangkat daerah belum." in sekda.screen


def _is_audited(database: Database) -> None:
    with database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "setting.changed")).one()
    assert (entry.before, entry.after) == ({"value": "dikirim"}, {"value": "terverifikasi"})
    assert entry.reason == REASON


async def test_ideas_and_health_centres_count_as_decided(
    house: House, verifier: Player, officer: Player, registered: Registered, database: Database
) -> None:
    registered()  # an idea, as the profile says
    await chooses(verifier, "Tahapan Inisiatif", "Tahapan Inisiatif tidak dihitung")
    assert "menjadi belum: 1 unit (Disdikbud)" in verifier.screen
    await verifier.taps("Kirim")
    await officer.says("/tenggat")
    assert "Dihitung tanpa tahapan Inisiatif." in officer.screen
    await house.moves_to_next_due()
    assert "Disdikbud belum punya inovasi 2026 yang dihitung" in officer.screen
    assert "“SAPA WARGA” masih di tahapan Inisiatif." in officer.screen
    await officer.taps("Perbarui tahapan")
    assert "Periksa perubahan" in officer.screen
    with database.transaction() as session:
        centre = session.exec(select(Unit).where(Unit.kind == "puskesmas")).first()
        assert centre
        it = session.exec(select(Innovation)).one()
        it.unit_id, it.profile = centre.id or 0, it.profile | {"stage": "Penerapan"}
        session.add(it)
    await chooses(verifier, "Inovasi puskesmas", "Inovasi puskesmas dihitung untuk induknya")
    assert "menjadi sudah: 1 unit (Dinkes)" in verifier.screen
    await verifier.taps("Kirim")
    with database.reading() as session:
        mandate = mandates.open_mandate(session)
        lacking = {u.short_name for u in mandates.missing(session, mandate=mandate).units}
    assert "Dinkes" not in lacking
    assert "Disdikbud" in lacking


async def test_what_is_so_already_is_said_and_two_do_not_change_it_twice(
    verifier: Player, second: Player, database: Database
) -> None:
    await verifier.says("/pengaturan")
    await verifier.taps("⚙️ Jarak")
    await verifier.taps("✓ Jarak")
    assert verifier.alert == "Sudah begitu."
    for one in (second, verifier):
        await chooses(one, "Jarak", "disembunyikan")
    for one in (second, verifier):
        await one.taps("Kirim")
    assert "sudah begitu" in verifier.screen
    with database.reading() as session:
        changes = select(AuditEntry).where(AuditEntry.action == "setting.changed")
        assert len(session.exec(changes).all()) == 1
    await verifier.taps("⬅️ Pengaturan")
    assert "disembunyikan (baku)" not in verifier.screen
    assert "30 November 2026, 08.00 WIB)" in verifier.screen


async def test_letterhead_and_the_instrument_on_paper(verifier: Player, officer: Player) -> None:
    await verifier.says("/pengaturan")
    assert "belum dicocokkan dengan PDF resmi kementerian" in verifier.screen
    await verifier.taps("⚙️ Kop")
    await verifier.taps("Ubah")
    await verifier.says("PEMERINTAH KABUPATEN KUBU RAYA\n <Bappedalitbang> ")
    await verifier.taps("Selesai")
    await verifier.says(REASON)
    await verifier.taps("Kirim")
    assert "PEMERINTAH KABUPATEN KUBU RAYA · <Bappedalitbang> mulai sekarang" in verifier.screen
    await verifier.taps("⬅️ Pengaturan")
    await verifier.taps("Instrumen (PDF)")
    assert verifier.hands.files[-1].data.startswith(b"%PDF")
    await officer.says("/pengaturan")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen


def test_statuses_are_named_as_the_duty_is() -> None:
    assert mandates.from_status(Status.VERIFIED.value) == mandates.FROM_VERIFIED
    assert mandates.from_status(Status.SENT.value) == mandates.FROM_SENT


async def test_the_ranking_by_number_counts_what_the_duty_counts(
    verifier: Player, sekda: Player, registered: Registered
) -> None:
    registered()
    registered("SUDAH", status=Status.VERIFIED)
    await sekda.says("peringkat opd menurut jumlah inovasi")
    assert "Disdikbud · 2" in sekda.screen
    await chooses(verifier, "Sejak kapan", "sejak terverifikasi")
    await verifier.taps("Kirim")
    await sekda.says("peringkat opd menurut jumlah inovasi")
    assert "Disdikbud · 1" in sekda.screen

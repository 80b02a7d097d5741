"""How somebody comes to each form: the commands and buttons up to its first question."""

from models import Status
from tests.conftest import Player, player
from tests.filling.acts import Act
from tests.filling.planted import ADMIN, appoint_admin, claim, plant

STRANGER = 4242


async def to_withdrawal(officer: Player) -> None:
    plant(officer.house, Status.SENT)
    await officer.says("/inovasi")
    await officer.taps("SAPA WARGA")
    await officer.taps("Tarik")


async def to_subscription(leader: Player) -> None:
    await leader.says("/langganan")
    await leader.taps("Rekap berkala")


async def to_promise(officer: Player) -> None:
    await officer.house.moves_to_next_due()
    await officer.taps("Janji tanggal")


async def to_not_me(officer: Player) -> None:
    await officer.house.moves_to_next_due()
    await officer.taps("Bukan saya")


async def to_deadline(verifier: Player) -> None:
    await verifier.says("/tenggat")
    await verifier.taps("Ubah tenggat")


async def to_step(verifier: Player) -> None:
    await to_steps(verifier)
    await verifier.taps("H-14")
    await verifier.taps("Ubah jam dan hari")


async def to_new_step(verifier: Player) -> None:
    await to_steps(verifier)
    await verifier.taps("Langkah baru")


async def to_steps(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Ubah langkah")


async def to_closing(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Tutup kewajiban")


async def to_new_mandate(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Kewajiban baru")


async def to_hours(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Jam kirim")
    await verifier.taps("➕ Jam kirim")


async def to_hours_change(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Jam kirim")
    await verifier.taps("✏️ Senin-Kamis")


async def to_calendar_day(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Jam kirim")
    await verifier.taps("Hari libur/masuk")


async def to_pause(verifier: Player) -> None:
    await verifier.says("/pengingat")
    await verifier.taps("Jeda semua")


async def to_proposal_refusal(verifier: Player) -> None:
    plant(verifier.house, Status.VERIFIED)
    officer = player(verifier.house, 1001)
    await officer.says("/inovasi")
    for label in ("SAPA WARGA", "Ubah", "Nama inovasi"):
        await officer.taps(label)
    await officer.says("SAPA KAWAN")
    await officer.taps("Kirim")
    await verifier.house.tick()
    await verifier.taps("Tolak")


async def to_return(verifier: Player) -> None:
    plant(verifier.house, Status.SENT)
    await verifier.says("/verifikasi")
    await verifier.taps("SAPA WARGA")
    await verifier.taps("Kembalikan")


async def to_lowering(verifier: Player) -> None:
    plant(verifier.house, Status.SENT)
    claim(verifier.house)
    await verifier.says("/verifikasi")
    for label in ("SAPA WARGA", "Periksa per indikator", "Regulasi", "Turunkan"):
        await verifier.taps(label)


async def to_setting(verifier: Player) -> None:
    await verifier.says("/pengaturan")
    for label in ("⚙️ Sejak kapan", "Kewajiban dihitung sejak terverifikasi"):
        await verifier.taps(label)


async def to_letterhead(verifier: Player) -> None:
    await verifier.says("/pengaturan")
    for label in ("⚙️ Kop", "Ubah"):
        await verifier.taps(label)


async def to_reopening(verifier: Player) -> None:
    plant(verifier.house, Status.SENT)
    await verifier.says("/verifikasi")
    for label in ("SAPA WARGA", "✅ Verifikasi", "Buka kembali"):
        await verifier.taps(label)


async def to_access(person: Player) -> None:
    await person.says("/start")
    await person.taps("Minta akses")


def to_passing(label: str) -> Act:
    async def goes(officer: Player) -> None:
        await officer.says("/peran")
        await officer.taps(label)

    return goes


def to_keeping(*labels: str) -> Act:
    async def goes(verifier: Player) -> None:
        await verifier.says("/undang")
        await verifier.taps("Orang per perangkat daerah")
        for _ in range(3):
            await verifier.taps("▶️")
        for label in ("Disdikbud", "Operator Disdikbud", *labels):
            await verifier.taps(label)

    return goes


async def to_erasure(officer: Player) -> None:
    await officer.says("/datasaya")
    await officer.taps("🗑 Hapus data saya")


async def to_reinstatement(verifier: Player) -> None:
    await to_keeping("Tangguhkan")(verifier)
    await verifier.says("Ponsel dilaporkan hilang.")
    await verifier.taps("Lihat orangnya")
    await verifier.taps("Pulihkan")


async def to_access_refusal(verifier: Player) -> None:
    asking = Player(verifier.house, verifier.house.world.person(STRANGER, "Tamu"))
    await to_access(asking)
    await asking.taps("Operator inovasi")
    await asking.says("disdikbud")
    await asking.says("Operator <Baru>")
    await asking.taps("Kirim")
    await verifier.house.tick()
    await verifier.taps("Tolak")


async def to_invitation(person: Player) -> None:
    if person.hands.id == ADMIN:
        appoint_admin(person.house)
    await person.says("/undang")
    await person.taps("Undang satu orang")


async def to_many_invitations(verifier: Player) -> None:
    await verifier.says("/undang")
    await verifier.taps("Undang banyak (XLSX)")


async def to_innovations(verifier: Player) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor inovasi")


async def to_people(verifier: Player) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor orang")


async def to_uploads(verifier: Player) -> None:
    plant(verifier.house, Status.VERIFIED)
    await verifier.says("/paket")
    await verifier.taps("Tandai beberapa")


async def to_undone_upload(verifier: Player) -> None:
    plant(verifier.house, Status.UPLOADED)
    await verifier.says("/paket")
    await verifier.taps("SAPA WARGA")
    await verifier.taps("Batalkan tanda diunggah")


async def to_scores(verifier: Player) -> None:
    await verifier.says("/nilai")
    await verifier.taps("Impor XLSX/CSV")


async def to_circular(verifier: Player) -> None:
    await verifier.says("/edaran")
    await verifier.taps("Tulis edaran")


async def to_commitment(head: Player) -> None:
    await head.says("/komitmen")
    await head.taps("Tanda tangani")


async def to_evidence(officer: Player) -> None:
    plant(officer.house, Status.SENT)
    await officer.says("/bukti")
    for label in ("SAPA WARGA", "Infrastruktur", "Regulasi", "Tambah bukti"):
        await officer.taps(label)


async def to_score(verifier: Player) -> None:
    plant(verifier.house, Status.VERIFIED)
    await verifier.says("/nilai")
    await verifier.taps("Ketik satu nilai")

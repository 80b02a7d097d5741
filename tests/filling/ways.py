"""Every form as somebody comes to it and goes through it: the way of the registration stands in
`acts.py`, those of the short forms here."""

from typing import Any

from models import EvidenceItem, IndicatorLevel, Innovation, Role, ScoreKind, Status
from services import people
from tests.conftest import House, Player, player
from tests.filling.acts import SHORT, Act, Way, registering, says, says_in_parts, taps

REASON = {"reason": says("Terdaftar dua kali; ini salinannya.")}
STEP = {
    "hour": says("9.15"),
    "recipients": taps("Operator dan kepala"),
    "offset": says("10 hari sebelum"),
}
HOURS: dict[str, Act] = {
    "weekdays": taps("Senin", "Sabtu", "Minggu", "Selesai"),
    "opens": says("9.00"),
    "closes": says("jam 15"),
    "since": says("7/12/2026"),
    "until": says("18/12/2026"),
}
NAMED_DAY: dict[str, Act] = {
    "what": taps("Libur"),
    "day": says("17/12/2026"),
    "reason": says("Libur daerah"),
}
OFFICER_OF = {"role": taps("Operator inovasi"), "unit": says("disdikbud")}
STRANGER, ADMIN = 4242, 1007
PROFILE = {
    "problem": "Warga menunggu tiga jam untuk legalisir.",
    "name": "SAPA WARGA",
    "stage": "Inisiatif",
    "initiator": "ASN",
    "initiator_name": "Bidang SMP",
    "classification": "Inovasi Perangkat Daerah",
    "digital": "Digital",
    "shape": "Inovasi pelayanan publik",
    "affair": "Pendidikan",
    "other_affairs": None,
    "asta_cita": None,
    "cluster": None,
    "design": " ".join(["kata"] * 300),
    "aim": "Waktu tunggu turun menjadi tiga puluh menit.",
    "benefit": "Warga tidak perlu datang dua kali.",
    "budget": None,
    "business_profile": None,
    "ip_document": None,
    "awards": None,
    "coordinates": None,
    "contact": {"name": "Operator Disdikbud", "phone": "+6281234567890"},
}


def plant(house: House, status: Status) -> None:
    """An innovation of the officer's unit, registered by the officer."""
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        officer = people.officer(session, telegram_id=1001, now=now)
        session.add(
            Innovation(
                unit_id=officer.unit.id or 0,
                mandate_year=2026,
                sequence=1,
                name="SAPA WARGA",
                status=status,
                profile=PROFILE,
                registered_by_id=officer.person.id or 0,
                registered_at=now,
            )
        )


def claim(house: House) -> None:
    """Level 2 of the first indicator, with evidence, for what was planted."""
    now = house.bot.house.now()
    facts: dict[str, Any] = {"innovation_id": 1, "instrument_year": 2026, "indicator": "SID-16"}
    facts |= {"by_id": 1, "at": now}
    with house.bot.house.database.transaction() as session:
        session.add(IndicatorLevel(kind=ScoreKind.SELF, level=2, **facts))
        session.add(EvidenceItem(proofs=[], **facts))


def appoint_admin(house: House) -> None:
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        people.appoint(session, Role.ADMIN, telegram_id=ADMIN, name="Admin", since=now)
    house.world.person(ADMIN, "Admin").opens()


def stranger(house: House) -> Player:
    return Player(house, house.world.person(STRANGER, "Tamu"))


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
    asking = stranger(verifier.house)
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


async def sends_back_the_blank(verifier: Player) -> None:
    await verifier.sends_file("isian.xlsx", verifier.hands.files[-1].data)


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


async def sends_a_link(officer: Player) -> None:
    await officer.says("https://youtu.be/abc")
    await officer.taps("Selesai")


EVIDENCE: dict[str, Act] = {
    "level": says("2"),
    "signatory": taps("Bupati"),
    "nomor": says("12/2026"),
    "tanggal": says("kemarin"),
    "proof": sends_a_link,
}
SCORE: dict[str, Act] = {
    "innovation": taps("SAPA WARGA"),
    "kind": taps("resmi"),
    "year": says("2025"),
    "score": says("87,5"),
    "scale": taps("Skala lain"),
    "other_scale": says("120"),
    "source": says("Layar IID"),
}
COMMITMENT: dict[str, Act] = {
    "title": says("Antrean legalisir lewat WhatsApp"),
    "planned": says("15/12/2026"),
    "name": says("kepala  DISDIKBUD"),
    "position": says("kepala disdikbud"),
}
CIRCULAR: dict[str, Act] = {
    "number": says("800/12/Bappedalitbang"),
    "day": says("1 Desember 2026"),
    "body": says_in_parts("Setiap perangkat daerah", "mengirim satu inovasi."),
    "circle": taps("Perangkat daerah tertentu"),
    "units": taps("Disdikbud", "Selesai"),
    "roles": taps("Operator inovasi", "Kepala perangkat daerah", "Selesai"),
}
SUBSCRIPTION: dict[str, Act] = {
    "every": taps("Setiap bulan"),
    "day": taps("Tanggal 15"),
    "hour": says("jam 7.30"),
}
SHEET: dict[str, Act] = {"sheet": sends_back_the_blank}
MANDATE: dict[str, Act] = {
    "kind": taps("Kelengkapan bukti inovasi"),
    "year": says("2027"),
    "least": taps("10 indikator"),
    "day": says("30/12/2027"),
}
ALL = (
    registering(SHORT),
    Way("withdrawal", 1001, to_withdrawal, REASON),
    Way("proposal_refusal", 1003, to_proposal_refusal, REASON),
    Way("return", 1003, to_return, {"fields": taps("Masalah", "Selesai"), **REASON}),
    Way("reopening", 1003, to_reopening, REASON),
    Way("setting", 1003, to_setting, REASON),
    Way("letterhead", 1003, to_letterhead, REASON),
    Way("lowering", 1003, to_lowering, {"level": says("1"), **REASON}),
    Way("on_behalf", 1003, says("/daftar"), {"unit": says("disdikbud")}),
    Way("access", STRANGER, to_access, {**OFFICER_OF, "person": says("Operator <Baru>")}),
    Way("access_refusal", 1003, to_access_refusal, REASON),
    Way("invitation", 1003, to_invitation, OFFICER_OF),
    Way("admin_invitation", ADMIN, to_invitation, OFFICER_OF),
    Way("handover", 1001, to_passing("Ganti orang"), {"reason": taps("Pindah tugas")}),
    Way(
        "deputy",
        1001,
        to_passing("Pengganti sementara"),
        {"first": says("1/12/2026"), "last": says("11/12/2026")},
    ),
    Way("suspension", 1003, to_keeping("Tangguhkan"), REASON),
    Way("dismissal", 1003, to_keeping("Akhiri"), REASON),
    Way("reinstatement", 1003, to_reinstatement, REASON),
    Way("erasure", 1001, to_erasure, {"sure": taps("Hapus data saya")}),
    Way("invitation_sheet", 1003, to_many_invitations, SHEET),
    Way("innovation_sheet", 1003, to_innovations, SHEET),
    Way("people_sheet", 1003, to_people, SHEET),
    Way("uploads", 1003, to_uploads, {"innovations": taps("SAPA WARGA", "Selesai")}),
    Way("upload_undone", 1003, to_undone_upload, REASON),
    Way("score_sheet", 1003, to_scores, SHEET),
    Way("evidence", 1001, to_evidence, EVIDENCE),
    Way("commitment", 1005, to_commitment, COMMITMENT),
    Way("circular", 1003, to_circular, CIRCULAR),
    Way("subscription", 1004, to_subscription, SUBSCRIPTION),
    Way("promise", 1001, to_promise, {"day": says("18/12/2026")}),
    Way("not_me", 1001, to_not_me, {"who": says("Operator Kedua")}),
    Way("deadline", 1003, to_deadline, {"day": says("21/12/2026"), **REASON}),
    Way("step", 1003, to_step, STEP),
    Way("new_step", 1003, to_new_step, STEP),
    Way("pause", 1003, to_pause, REASON),
    Way("hours", 1003, to_hours, HOURS),
    Way("hours_change", 1003, to_hours_change, HOURS),
    Way("calendar_day", 1003, to_calendar_day, NAMED_DAY),
    Way("closing", 1003, to_closing, REASON),
    Way("new_mandate", 1003, to_new_mandate, MANDATE),
    Way("official_score", 1003, to_score, SCORE),
    Way("unit_score", 1004, says("/skor"), {"unit": says("disdikbud")}),
)

"""Every form as somebody goes through it: the answers of the registration stand in `acts.py`,
those of the short forms here."""

from tests.conftest import Player
from tests.filling.acts import SHORT, Act, Way, registering, says, says_in_parts, taps
from tests.filling.openings import (
    STRANGER,
    to_access,
    to_access_refusal,
    to_calendar_day,
    to_circular,
    to_closing,
    to_commitment,
    to_deadline,
    to_erasure,
    to_evidence,
    to_hours,
    to_hours_change,
    to_innovations,
    to_invitation,
    to_keeping,
    to_letterhead,
    to_lowering,
    to_many_invitations,
    to_new_mandate,
    to_new_step,
    to_not_me,
    to_passing,
    to_pause,
    to_people,
    to_promise,
    to_proposal_refusal,
    to_reinstatement,
    to_reopening,
    to_return,
    to_score,
    to_scores,
    to_setting,
    to_step,
    to_subscription,
    to_undone_upload,
    to_uploads,
    to_withdrawal,
)
from tests.filling.planted import ADMIN

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


async def sends_back_the_blank(verifier: Player) -> None:
    await verifier.sends_file("isian.xlsx", verifier.hands.files[-1].data)


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
    Way("pause", 1003, to_pause, {**REASON, "until": says("11/12/2026")}),
    Way("hours", 1003, to_hours, HOURS),
    Way("hours_change", 1003, to_hours_change, HOURS),
    Way("calendar_day", 1003, to_calendar_day, NAMED_DAY),
    Way("closing", 1003, to_closing, REASON),
    Way("new_mandate", 1003, to_new_mandate, MANDATE),
    Way("official_score", 1003, to_score, SCORE),
    Way("unit_score", 1004, says("/skor"), {"unit": says("disdikbud")}),
)

"""What each kind of duty is called, and what is said of those that ask for more than an
innovation."""

from dataclasses import dataclass

from models import DutyKind
from services.letters import Letter, Overview
from services.progress import Progress
from services.steps import Step
from texts.screen import Address, Button, short
from texts.words import day, escape


@dataclass(frozen=True, slots=True)
class Words:
    """`headline` goes on from the name of a unit, `standing` from that of its innovation; `lacking`
    from `12 dari 38 perangkat daerah`; `owing` is the label of a list of units."""

    headline: str
    standing: str
    lacking: str
    owing: str


NAMES = {
    DutyKind.INNOVATION: "inovasi",
    DutyKind.EVIDENCE: "bukti inovasi",
    DutyKind.ENTRY: "input kementerian",
}
DUTIES = {
    DutyKind.EVIDENCE: Words(
        "perlu melengkapi bukti inovasi {year}",
        "punya bukti untuk {have} dari {wanted} indikator.",
        "belum melengkapi bukti inovasi {year}",
        "Bukti belum lengkap",
    ),
    DutyKind.ENTRY: Words(
        "punya inovasi {year} yang belum diunggah",
        "sudah terverifikasi dan menunggu diunggah Bappedalitbang ke sistem kementerian ({have} "
        "dari {wanted} inovasi sudah). Pastikan bukti dukungnya lengkap.",
        "punya inovasi {year} yang belum diunggah",
        "Terverifikasi, belum ditandai diunggah",
    ),
}
"""Of an innovation, `texts.reminders` speaks itself."""
PROMISED = {
    DutyKind.INNOVATION: "mengirim inovasi {year}",
    DutyKind.EVIDENCE: "melengkapi bukti inovasi {year}",
    DutyKind.ENTRY: "menyiapkan inovasi {year} untuk diunggah",
}


def name(kind: str, year: int) -> str:
    """`bukti inovasi 2026`"""
    return f"{NAMES[DutyKind(kind)]} {year}"


def promised(kind: str, year: int) -> str:
    """Goes on from `berjanji`."""
    return PROMISED[DutyKind(kind)].format(year=year)


def subject(step: Step) -> list[str]:
    """Which duty a form is about, and until when that runs now."""
    if (duty := step.duty) is None:
        return []
    until = f"tenggat sekarang {day(duty.deadline)}"
    return [f"Kewajiban {name(duty.kind, duty.year)}, {until}."]


def headline(one: Letter) -> str:
    return DUTIES[DutyKind(one.kind)].headline.format(year=one.year)


def standing(kind: str, found: Progress) -> str:
    said = DUTIES[DutyKind(kind)].standing.format(have=found.have, wanted=found.wanted)
    return f"“{escape(short(found.name, 80))}” {said}"


def first_line(found: Overview) -> str:
    missing, said = found.missing, DUTIES[DutyKind(found.kind)].lacking
    of = f"{len(missing.units)} dari {missing.mandated} perangkat daerah"
    return f"<b>{of} {said.format(year=missing.year)}</b>"


def owing(kind: str) -> str:
    return DUTIES[DutyKind(kind)].owing


def evidence(found: Progress, more: str = "") -> Button:
    return Button(f"📎 Bukti dukung{more}", Address("desk", found.row))


def plan(found: Overview) -> Button:
    return Button("⏰ Rencana pengingat", Address("plan", found.mandate_id))


def work(found: Overview) -> list[Button]:
    """What Bappedalitbang itself has to do for it."""
    mark = Button("📦 Tandai diunggah", Address("uploads", choice="all"))
    return [mark] if found.kind == DutyKind.ENTRY else []

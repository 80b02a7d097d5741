"""How a person answers each question of each form, and how they get to the form."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from forms.catalog import FORMS
from forms.collected import LongText
from forms.kinds import Choice, Date
from tests.conftest import Player
from texts.catalog import wording

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
WORDS_300 = " ".join(f"kata{n}" for n in range(300))
Act = Callable[[Player], Awaitable[None]]


def says(text: str) -> Act:
    async def act(player: Player) -> None:
        await player.says(text)

    return act


def taps(*labels: str) -> Act:
    async def act(player: Player) -> None:
        for label in labels:
            await player.taps(label)

    return act


def says_in_parts(*parts: str) -> Act:
    async def act(player: Player) -> None:
        for part in parts:
            await player.says(part)
        await player.taps("Selesai")

    return act


def sends(name: str, data: bytes) -> Act:
    async def act(player: Player) -> None:
        await player.sends_file(name, data)
        await player.taps("Selesai")

    return act


async def shares_a_place(player: Player) -> None:
    await player.shares_location(-0.1234, 109.4567)


REGISTRATION: dict[str, Act] = {
    "problem": says_in_parts("Warga menunggu tiga jam", "untuk legalisir ijazah setiap hari."),
    "name": says("SAPA <WARGA>"),
    "stage": taps("Penerapan"),
    "initiator": taps("Perangkat Daerah"),
    "initiator_name": says("Bidang SMP"),
    "classification": taps("Inovasi Perangkat Daerah"),
    "digital": taps("Digital"),
    "shape": taps("2"),
    "affair": says("pendidikan"),
    "other_affairs": taps("Kesehatan", "Sosial", "Selesai"),
    "asta_cita": taps("4"),
    "cluster": taps("Pendidikan"),
    "trial_date": says("24-11-25"),
    "application_date": says("24 November 2026"),
    "development": says_in_parts("Sejak Maret antrean diambil lewat WhatsApp."),
    "development_date": says("kemarin"),
    "design": says_in_parts(WORDS_300),
    "aim": says_in_parts("Waktu tunggu turun menjadi tiga puluh menit."),
    "benefit": says_in_parts("Warga tidak perlu datang dua kali."),
    "result": says_in_parts("Rata-rata waktu tunggu dua puluh delapan menit."),
    "budget": says("Rp 12.500.000"),
    "business_profile": taps("Lewati"),
    "ip_document": taps("Lewati"),
    "awards": sends("Piagam banget.pdf", PDF),
    "coordinates": shares_a_place,
    "contact": says("Operator Disdikbud, 0812-3456-7890"),
}

OPTIONAL = [q.key for q in FORMS["registration"].questions if not q.required]
SHORT = REGISTRATION | dict.fromkeys(OPTIONAL, taps("Lewati")) | {"stage": taps("Inisiatif")}
"""The least that can be sent: an idea, and everything skipped that may be."""


@dataclass(frozen=True, slots=True)
class Way:
    """A form as somebody goes through it; `who` is a Telegram id."""

    form: str
    who: int
    open: Act
    acts: dict[str, Act]


WAYS = (Way("registration", 1001, says("/daftar"), REGISTRATION),)


def by_its_words(form: str, key: str) -> Act:
    """An act for a question that has none of its own: a new one needs no change here."""
    question, example = FORMS[form].find(key), wording(form, key).example
    if question and not question.required:
        return taps("Lewati")
    match question:
        case LongText():
            return says_in_parts(example)
        case Choice():
            return says("1")
        case Date():
            return says("kemarin")
    return says(example)


def registering(acts: dict[str, Act]) -> Way:
    """The registration, answered like this."""
    return Way("registration", 1001, says("/daftar"), acts)


def asked(player: Player, form: str) -> str | None:
    """The key of the question on the screen, read off its words; None for anything else."""
    text = player.screen.text
    keys = [q.key for q in FORMS[form].questions]
    found = [key for key in keys if wording(form, key).ask in text]
    return found[0] if found else None


async def fill_in(player: Player, way: Way, *, until: str | None = None) -> list[str]:
    """Answers what is asked until a question, or until nothing is asked; the keys in order."""
    answered: list[str] = []
    while (key := asked(player, way.form)) is not None and key != until:
        assert len(answered) < 60, answered
        await (way.acts.get(key) or by_its_words(way.form, key))(player)
        answered.append(key)
    return answered

"""Officers who type whole registrations, and never wait for an answer."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from simulator.person import VirtualPerson
from tests.filling.acts import WORDS_300


@dataclass(frozen=True, slots=True)
class Walk:
    """One registration: what is typed, and what has to come of it."""

    name: str

    @property
    def lines(self) -> list[str]:
        answers = self.answers
        return [
            "/daftar",
            *answers["problem"].split("\n\n"),
            "Selesai",
            self.name,
            *("Inisiatif", "ASN", answers["initiator_name"], "Inovasi Perangkat Daerah"),
            *("Digital", "2", "kesehatan", *["Lewati"] * 3),
            *(answers["design"], "Selesai", answers["aim"], "Selesai"),
            *(answers["benefit"], "Selesai", "Rp 12.500.000", *["Lewati"] * 4),
            *("Operator 0812-3456-7890", "Kirim"),
        ]

    @property
    def answers(self) -> dict[str, Any]:
        parts = [f"Warga menunggu {n} jam di loket {self.name}." for n in range(1, 6)]
        return {
            "problem": "\n\n".join(parts),
            "name": self.name,
            "stage": "Inisiatif",
            "initiator": "ASN",
            "initiator_name": f"Bidang {self.name}",
            "classification": "Inovasi Perangkat Daerah",
            "digital": "Digital",
            "shape": "Inovasi pelayanan publik",
            "affair": "Kesehatan",
            "design": WORDS_300,
            "aim": f"Waktu tunggu di {self.name} turun menjadi tiga menit.",
            "benefit": f"Warga {self.name} tidak perlu datang dua kali.",
            "budget": 12_500_000,
        }

    @property
    def said(self) -> int:
        return len(self.lines) - 1


@dataclass
class Talker:
    """`lines` is what is still to be said."""

    person: VirtualPerson
    count: int
    lines: deque[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = deque(line for walk in self.walks for line in walk.lines)

    @property
    def walks(self) -> list[Walk]:
        return [Walk(f"SAPA {self.person.id} ke {n}") for n in range(1, self.count + 1)]

    def speaks(self) -> None:
        if self.lines:
            self.person.says(self.lines.popleft())

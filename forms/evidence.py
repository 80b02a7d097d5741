"""What is asked about an evidence item. Which of it is asked, and with which options, goes by the
indicator: the year's instrument has that. The regency's own levels (SPD) are a card, not a form."""

from dataclasses import dataclass
from typing import Any, ClassVar

from forms.collected import Choices, Files, Part
from forms.kinds import Choice, Date, Form, OfIndicator, Reading, Said, Text
from forms.links import read_link
from forms.rejections import FileTooBig, TooManyFiles, WrongFileType

INNOVATIONS, INDICATORS, BASES, LEVELS, SUBSTANCES, SIGNATORIES = (
    "innovations",
    "indicators",
    "bases",
    "levels",
    "substances",
    "signatories",
)
LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Files):
    """Files of the types that the indicator takes, and links, in any number and order. A link is
    kept as `{name, link, size: 0, extension: "link"}` among the files."""

    kind = "proof"
    takes: ClassVar[str] = "proof"

    def add(self, parts: list[Part], said: Said, at: Reading) -> list[Part]:
        if len(parts) >= self.most:
            raise TooManyFiles(self.most)
        if said.file is None:
            link = read_link(said.text)
            proof = {"name": link, "link": link, "size": 0, "extension": LINK}
            return [*parts, {"id": said.message_id, "file": proof}]
        self._check_type(said.file, at)
        if said.file["size"] > self.most_bytes:
            raise FileTooBig(said.file["size"], self.most_bytes)
        return [*parts, {"id": said.message_id, "file": said.file}]

    def whole(self, parts: list[Part], at: Reading) -> list[dict[str, Any]]:
        """What came before the indicator was known is looked at now."""
        for part in parts:
            self._check_type(part["file"], at)
        return [part["file"] for part in parts]

    def holds(self, value: Any, at: Reading) -> bool:
        taken = {*at.file_types, LINK}
        return (
            isinstance(value, list)
            and bool(value)
            and all(proof["extension"] in taken for proof in value)
        )

    def _check_type(self, file: dict[str, Any], at: Reading) -> None:
        if file["extension"] not in {*at.file_types, LINK}:
            raise WrongFileType(file["extension"], at.file_types)


EVIDENCE = Form(
    "evidence",
    1,
    (
        Choice(key="innovation", options=INNOVATIONS),
        Choice(key="indicator", options=INDICATORS),
        Choice(key="basis", options=BASES, when=OfIndicator(BASES)),
        Choice(key="level", options=LEVELS, when=OfIndicator(LEVELS)),
        Choices(key="substances", options=SUBSTANCES, when=OfIndicator(SUBSTANCES)),
        Choice(key="signatory", options=SIGNATORIES, when=OfIndicator(SIGNATORIES)),
        Text(key="nomor", most=80, required=False, when=OfIndicator("nomor")),
        Date(key="tanggal", required=False, when=OfIndicator("tanggal")),
        Text(key="tentang", least=3, most=200, when=OfIndicator("tentang")),
        Proof(key="proof"),
    ),
    has_review=False,
)

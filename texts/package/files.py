"""What the workbook and the archives hold, in words: sheets as rows, files under safe names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.kinds import Date, Money, Question
from forms.registration import REGISTRATION
from models import EvidenceItem, Status
from services.importing.rows import Value
from services.package import gaps
from services.package.contents import Bundle, Line
from texts.answers import plain
from texts.innovations import STATUS
from texts.package.wordings import gap
from texts.registration import WORDS as PROFILE

ASKED = sorted(REGISTRATION.questions, key=lambda question: question.key != "name")
"""The order of the ministry's screens: the name, then the profile as it is asked."""
LONG = 60  # characters of a wide column
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
LONGEST = 60  # characters of one name in a path


@dataclass(frozen=True, slots=True)
class Sheet:
    """`heads` are titles with the widths of their columns, in characters."""

    title: str
    heads: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Entry:
    """`path` within the archive. The bytes are either `text`, or in the vault under `sha256`."""

    path: str
    size: int
    sha256: str = ""
    text: str = ""


def safe(name: str, extension: str = "") -> str:
    """A name without what file systems refuse, cut so that its extension stays."""
    plain_name = " ".join(UNSAFE.sub(" ", name).split()).strip(". ")
    if extension and plain_name.casefold().endswith(f".{extension}"):
        plain_name = plain_name[: -len(extension) - 1]
    cut = plain_name[:LONGEST].rstrip(". ") or "berkas"
    return f"{cut}.{extension}" if extension else cut


def sheets(found: Sequence[Bundle], at: str) -> list[Sheet]:
    """In the order in which the ministry's screens ask; `at` is the hour of the data."""
    return [_profiles(found), _indicators(found), _checks(found), _about(found, at)]


def _profiles(found: Sequence[Bundle]) -> Sheet:
    heads = [("Nomor", 16.0), ("Perangkat daerah", 22.0), ("Status", 16.0)]
    heads += [(PROFILE[one.key].label, _width(one)) for one in ASKED]
    rows = [
        [
            one.innovation.number,
            one.unit,
            _status(one),
            *(_cell(asked, one.innovation.profile.get(asked.key)) for asked in ASKED),
        ]
        for one in found
    ]
    return Sheet("Profil", heads, rows)


def _width(asked: Question) -> float:
    return LONG if asked.kind == "long_text" else 22.0


def _cell(asked: Question, value: object) -> Value:
    if value is None:
        return None
    if isinstance(asked, Date):
        return date.fromisoformat(str(value))
    if isinstance(asked, Money) and isinstance(value, int):
        return value
    return plain(asked, value)


def _indicators(found: Sequence[Bundle]) -> Sheet:
    heads = [
        ("Nomor", 16.0), ("Inovasi", 30.0), ("Kode", 10.0), ("Indikator", 34.0),
        ("Variabel", 20.0), ("Wajib", 8.0), ("Tingkat mandiri", 10.0),
        ("Tingkat verifikasi", 10.0), ("Nilai", 8.0), ("Parameter", LONG), ("Dasar ukuran", 22.0),
        ("Nomor dokumen", 22.0), ("Tanggal dokumen", 14.0), ("Tentang", 40.0),
        ("Penanda tangan", 24.0), ("Berkas dan tautan", LONG),
    ]  # fmt: skip
    rows = [row for one in found for line in one.lines for row in _of_line(one, line)]
    return Sheet("Indikator", heads, rows)


def _of_line(one: Bundle, line: Line) -> Iterator[list[Value]]:
    """A row for each piece of evidence; one without, where there is none."""
    what, row = line.indicator, line.verified or line.own
    basis = what.basis(row.basis) if row else None
    wordings = what.wordings(row.basis if row else None)
    head: list[Value] = [
        one.innovation.number,
        one.innovation.name,
        what.code,
        what.name,
        what.variable,
        "Ya" if what.mandatory else "Tidak",
        line.own.level if line.own else None,
        line.verified.level if line.verified else None,
        float(what.points(line.level)),
        wordings[line.level - 1] if line.level else None,
        basis.unit if basis else None,
    ]
    if not line.items:
        yield [*head, None, None, None, None, None]
    for item in line.items:
        yield [*head, *_document(item)]


def _document(item: EvidenceItem) -> list[Value]:
    fields = item.fields
    given = fields.get("tanggal")
    return [
        fields.get("nomor"),
        date.fromisoformat(given) if given else None,
        fields.get("tentang"),
        fields.get("signatory"),
        "\n".join(str(proof.get("link") or proof["name"]) for proof in item.proofs),
    ]


def _checks(found: Sequence[Bundle]) -> Sheet:
    heads = [("Nomor", 16.0), ("Inovasi", 34.0), ("Perangkat daerah", 22.0), ("Periksa", 80.0)]
    rows: list[list[Value]] = [
        [one.innovation.number, one.innovation.name, one.unit, gap(lacking)]
        for one in found
        for lacking in gaps.of(one)
    ]
    return Sheet("Periksa", heads, rows)


def _about(found: Sequence[Bundle], at: str) -> Sheet:
    years = sorted({one.assessed.instrument.year for one in found})
    rows: list[list[Value]] = [
        ["Data per", at],
        ["Inovasi", len(found)],
        ["Instrumen", ", ".join(map(str, years))],
        ["Nilai", "tingkat terverifikasi bila ada, selain itu tingkat mandiri"],
        ["Lampiran", "formulir kementerian menerima sekitar 2 MB; yang lebih besar ada di Periksa"],
    ]
    return Sheet("Keterangan", [("Tentang", 16.0), ("Isi", 80.0)], rows)


def _status(one: Bundle) -> str:
    return STATUS[Status(one.innovation.status)].partition(" ")[2]


def entries(found: Bundle) -> list[Entry]:
    """The files of an innovation by indicator; its links as a text beside them."""
    it = found.innovation
    root = safe(f"{it.number} {it.name}")
    listed = [
        Entry(
            f"{root}/00 Profil/{safe(PROFILE[key].label)} {place + 1:02} "
            f"{safe(file['name'], file['extension'])}",
            file["size"],
            file["sha256"],
        )
        for key, place, file in found.profile_files
    ]
    for line in found.lines:
        folder = f"{root}/{safe(f'{line.indicator.code} {line.indicator.name}')}"
        listed += _of_indicator(folder, line)
    return listed


def _of_indicator(folder: str, line: Line) -> Iterator[Entry]:
    proofs = [proof for item in line.items for proof in item.proofs]
    files = [proof for proof in proofs if "sha256" in proof]
    for place, file in enumerate(files, start=1):
        name = safe(file["name"], file["extension"])
        yield Entry(f"{folder}/{place:02} {name}", file["size"], file["sha256"])
    if links := [str(proof["link"]) for proof in proofs if proof.get("link")]:
        text = "\r\n".join(links)
        yield Entry(f"{folder}/tautan.txt", len(text.encode()), text=text)

"""What an officer keeps after registering: the number, the facts, the whole profile."""

from dataclasses import asdict, dataclass

from reports import typesetting


@dataclass(frozen=True, slots=True)
class Receipt:
    """`at` is written out already; `answers` holds (label, value), in the form's order."""

    number: str
    name: str
    unit: str
    registered_by: str
    at: str
    mandate_year: int
    answers: tuple[tuple[str, str], ...]


def receipt_pdf(receipt: Receipt) -> bytes:
    return typesetting.pdf("receipt", asdict(receipt) | {"mandate_year": str(receipt.mandate_year)})

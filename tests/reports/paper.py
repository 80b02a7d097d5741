"""What stands on each page of a PDF, read back."""

import re
from io import BytesIO

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def flat(page: str) -> str:
    """Without blanks, so that it does not matter where a line broke."""
    return re.sub(r"[\s\u200b]", "", page)

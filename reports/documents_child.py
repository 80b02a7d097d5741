"""Reads one document: `python -m reports.documents_child`, started by `reports.confined`."""

from typing import Any

from forms.documents import read_document
from forms.rejections import Rejection
from reports.confined import Facts, serve


def work(facts: Facts, data: bytes) -> tuple[Any, bytes]:
    try:
        return {"text": read_document(facts["extension"], data)}, b""
    except Rejection as refusal:
        return {"error": type(refusal).__name__}, b""


if __name__ == "__main__":
    serve(work)

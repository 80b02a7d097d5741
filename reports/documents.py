"""`forms.documents`; what has to be unpacked for it is, by `documents_child`, in a process of its
own."""

from forms import documents
from forms.documents import TYPES
from forms.rejections import EmptyDocument, Rejection, UnreadableDocument, WrongFileType
from reports.confined import BrokeOffError, run

CHILD = "reports.documents_child"
PACKED = "docx"


def read_document(extension: str, data: bytes) -> str:
    """Lines as they stand, a table's row on one line with tabs between its cells.

    `extension` has no dot.
    """
    if extension.casefold() != PACKED:
        return documents.read_document(extension, data)
    try:
        told, _ = run(CHILD, {"extension": extension}, data)
    except BrokeOffError:
        raise UnreadableDocument(extension.casefold()) from None
    if error := told.get("error"):
        raise _rejection(error, extension.casefold())
    return str(told["text"])


def _rejection(name: str, kind: str) -> Rejection:
    match name:
        case "WrongFileType":
            return WrongFileType(kind, TYPES)
        case "EmptyDocument":
            return EmptyDocument()
    return UnreadableDocument(kind)

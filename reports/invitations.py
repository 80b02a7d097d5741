"""Invitations to cut out and hand over, and the same code as a picture for the chat."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO

import segno

from reports import typesetting

PIXELS = 600  # at least, for a picture that is scanned from another screen
QUIET = 4  # modules of white around the code, as the standard asks


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """`role` and `valid_until` are written out already."""

    unit: str
    role: str
    link: str
    valid_until: str


def invitation_pdf(invitations: Sequence[InvitationCard], as_of: str) -> bytes:
    """Eight cards a page, two in a row."""
    cards = [asdict(card) | {"qr": _svg(card.link)} for card in invitations]
    return typesetting.pdf("invitations", {"invitations": cards, "as_of": as_of})


def qr_png(link: str) -> bytes:
    """A square of at least 600 pixels, black on white, quiet zone within."""
    code = _code(link)
    modules = len(code.matrix) + 2 * QUIET
    return _saved(code, "png", scale=-(-PIXELS // modules))


def _svg(link: str) -> str:
    return _saved(_code(link), "svg", scale=1).decode()


def _code(link: str) -> segno.QRCode:
    """Level M stands a fold or a thumb; a Micro QR is not read by every camera."""
    return segno.make(link, error="m", micro=False)


def _saved(code: segno.QRCode, kind: str, *, scale: int) -> bytes:
    target = BytesIO()
    code.save(target, kind=kind, scale=scale, border=QUIET, light="white")
    return target.getvalue()

"""PDF and PNG by typst. What people typed enters as data, never as source.

The same data gives the same bytes: fonts come with the packages, never from the system, and no
clock is read. A template reads the data and wears the house style through `house.typ`.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import fontpkg_noto_sans
import typst

TEMPLATES = Path(__file__).parent / "templates"


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """`template` is a name in `templates/`, without `.typ`; `data` must go through JSON."""
    return _compiled(template, data, "pdf")[0]


def png(template: str, data: Mapping[str, object], ppi: float = 144) -> bytes:
    """A picture is one page: raises ValueError if the template made more."""
    (page,) = pages(template, data, ppi)
    return page


def pages(template: str, data: Mapping[str, object], ppi: float = 144) -> list[bytes]:
    """Each page as a PNG."""
    return _compiled(template, data, "png", ppi)


def _compiled(
    template: str, data: Mapping[str, object], form: Literal["pdf", "png"], ppi: float = 144
) -> list[bytes]:
    found: bytes | list[bytes] = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        format=form,
        ppi=ppi,
        sys_inputs={"data": _sent(data)},
    )
    return found if isinstance(found, list) else [found]


def _sent(data: Mapping[str, object]) -> str:
    """JSON in whole characters: half a surrogate pair, which Telegram may cut, becomes `?`."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()


@cache
def _fonts() -> typst.Fonts:
    """Noto Sans, and those inside typst for what it lacks (Arabic, arrows, ticks)."""
    return typst.Fonts(include_system_fonts=False, font_paths=[fontpkg_noto_sans.ROOT / "files"])

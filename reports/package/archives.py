"""ZIP archives of evidence, each small enough to be sent."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from texts.package.files import Entry

MOST = 45_000_000  # bytes of one archive; Telegram takes 50 MB from a bot


def parts(entries: Sequence[Entry], most: int = MOST) -> Iterator[list[Entry]]:
    """In their order; a part holds as many as fit, and at least one."""
    part: list[Entry] = []
    size = 0
    for entry in entries:
        weight = entry.size + 2 * len(entry.path.encode()) + 200  # what a ZIP adds for each file
        if part and size + weight > most:
            yield part
            part, size = [], 0
        part.append(entry)
        size += weight
    if part:
        yield part


def archive(entries: Sequence[Entry], load: Callable[[str], bytes]) -> tuple[bytes, list[str]]:
    """The ZIP, and the paths whose bytes are not on the disk. Evidence is compressed already, so
    that it is only stored."""
    target, lost, taken = BytesIO(), [], set[str]()
    with ZipFile(target, "w", ZIP_STORED) as packed:
        for entry in entries:
            try:
                data = load(entry.sha256) if entry.sha256 else entry.text.encode()
            except FileNotFoundError:
                lost.append(entry.path)
                continue
            packed.writestr(_unused(entry.path, taken), data)
    return target.getvalue(), lost


def _unused(path: str, taken: set[str]) -> str:
    """Files of one name stand beside each other."""
    stem, dot, extension = path.rpartition(".")
    number, name = 2, path
    while name.casefold() in taken:
        name = f"{stem} ({number}){dot}{extension}" if dot else f"{path} ({number})"
        number += 1
    taken.add(name.casefold())
    return name

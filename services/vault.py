"""Evidence bytes on the disk, named by what they are (SHA-256); what people call them is text."""

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from forms.rejections import DiskFull
from services.files import kind_of, shown_name


@dataclass(frozen=True, slots=True)
class Stored:
    """`extension` comes from the content, never from the name; empty if unknown. `name` is text to
    be shown."""

    name: str
    sha256: str
    size: int
    extension: str


def described(name: str, data: bytes) -> Stored:
    """As it would be stored."""
    kind = kind_of(data)
    return Stored(shown_name(name, kind), sha256(data).hexdigest(), len(data), kind)


class Vault:
    """`reserve` are the bytes of the disk that no file may take."""

    def __init__(self, folder: Path, reserve: int = 0) -> None:
        self.folder, self.reserve = folder, reserve

    def check_room(self, size: int) -> None:
        """DiskFull where so many bytes would leave less than the reserve."""
        there = next(path for path in (self.folder, *self.folder.parents) if path.exists())
        if shutil.disk_usage(there).free - size < self.reserve:
            raise DiskFull

    def put(self, name: str, data: bytes) -> Stored:
        """On the disk for good when this returns; the same bytes are kept once."""
        stored = described(name, data)
        target = self._path(stored.sha256)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, data)
        return stored

    def get(self, digest: str) -> bytes:
        return self._path(digest).read_bytes()

    def drop(self, digest: str) -> bool:
        """False if it was gone already."""
        is_there = self._path(digest).exists()
        self._path(digest).unlink(missing_ok=True)
        return is_there

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _write_whole(target: Path, data: bytes) -> None:
    """All or nothing, whatever happens meanwhile: written aside, flushed, then renamed."""
    with NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

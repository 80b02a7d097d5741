"""Evidence bytes on the disk, named by what they are (SHA-256); what people call them is text."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import filetype

ALIASES = {"jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Stored:
    """`extension` comes from the content, never from the name; empty if unknown."""

    name: str
    sha256: str
    size: int
    extension: str


class Vault:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, data: bytes) -> Stored:
        """On the disk for good when this returns; the same bytes are kept once."""
        digest = sha256(data).hexdigest()
        target = self._path(digest)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, data)
        return Stored(name, digest, len(data), _extension(data))

    def get(self, digest: str) -> bytes:
        return self._path(digest).read_bytes()

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _extension(data: bytes) -> str:
    found = filetype.guess_extension(data) or ""
    return ALIASES.get(found, found)


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

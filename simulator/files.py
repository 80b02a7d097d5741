"""Files: kept by the world, known to each bot by an id of its own."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from simulator.errors import ApiError, bad_request, not_written

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.types import InputFile, Json

MOST_DOWN = 20 * 1024 * 1024
MOST_UP = 50 * 1024 * 1024
MOST_PHOTO = 10 * 1024 * 1024
ID_PREFIX = "BQACAgUAAxkB"
WRONG_ID = "wrong file_id or the file is temporarily unavailable"
FOLDERS = {"photo": "photos", "video": "videos", "audio": "music", "voice": "voice"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    number: int
    kind: str
    name: str
    mime: str
    data: bytes

    @property
    def unique_id(self) -> str:
        return f"AgAD{self.number:08x}"

    @property
    def path(self) -> str:
        folder = FOLDERS.get(self.kind, "documents")
        ending = ".jpg" if self.kind == "photo" else PurePosixPath(self.name).suffix
        return f"{folder}/file_{self.number}{ending}"

    def ids(self, bot_id: int) -> Json:
        size = {"file_size": len(self.data)}
        return {"file_id": self.id_for(bot_id), "file_unique_id": self.unique_id} | size

    def id_for(self, bot_id: int) -> str:
        return f"{ID_PREFIX}{self.number:08x}_{bot_id:x}"


@dataclass(slots=True)
class FileStore:
    files: dict[int, StoredFile] = field(default_factory=dict)

    def add(self, kind: str, name: str, mime: str, data: bytes) -> StoredFile:
        stored = StoredFile(len(self.files) + 1, kind, name, mime, data)
        self.files[stored.number] = stored
        return stored

    def of_bot(self, file_id: str, bot_id: int) -> StoredFile:
        """A file id works for the bot that was given it, and for no other."""
        number, _, owner = file_id.removeprefix(ID_PREFIX).partition("_")
        stored = self._numbered(number, base=16)
        if stored is None or owner != f"{bot_id:x}":
            raise bad_request(WRONG_ID)
        return stored

    def at_path(self, path: str) -> StoredFile | None:
        number = PurePosixPath(path).stem.removeprefix("file_")
        stored = self._numbered(number, base=10)
        return stored if stored and stored.path == path else None

    def _numbered(self, number: str, base: int) -> StoredFile | None:
        try:
            return self.files.get(int(number, base))
        except ValueError:
            return None


def uploaded(call: Call, name: str, kind: str, value: object = None) -> StoredFile:
    """The file of a parameter: uploaded in its own part, by `attach://`, or known by id."""
    value = call.params.get(name) if value is None else value
    attached = str(value or "").removeprefix("attach://")
    part = call.files.get(attached if str(value).startswith("attach://") else name)
    if part is not None and not (isinstance(value, str) and not value.startswith("attach://")):
        return store(call, part, kind)
    if not value:
        raise bad_request(f"there is no {name} in the request")
    if str(value).startswith(("http://", "https://")):
        raise not_written("fetching of files from an address")
    return call.world.files.of_bot(str(value), call.bot.id)


def store(call: Call, part: InputFile, kind: str) -> StoredFile:
    if not part.data:
        raise bad_request("file must be non-empty")
    if len(part.data) > MOST_UP:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(part.data) > MOST_PHOTO:
        raise bad_request("file is too big")
    return call.world.files.add(kind, part.name, part.mime, part.data)


def document(stored: StoredFile, bot_id: int) -> Json:
    names = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": names | stored.ids(bot_id)}


def photo(stored: StoredFile, bot_id: int) -> Json:
    width, height = image_size(stored.data)
    if width + height > 10_000:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"photo": [stored.ids(bot_id) | {"width": width, "height": height}]}


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; what is neither is refused as Telegram refuses it."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    raise bad_request("IMAGE_PROCESS_FAILED")

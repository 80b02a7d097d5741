"""People of a world that runs in another process: VirtualPerson's surface, awaited."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from aiohttp import ClientSession, FormData

from simulator.errors import ScriptError
from simulator.person import ReceivedFile
from simulator.screen import Button, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.types import Json

GLANCE = 0.02  # seconds between two looks at the screen while waiting
PATIENCE = 20.0  # seconds; a ceiling for busy machines, not a pause


class RemoteWorld:
    """`address` is what the simulator prints: `async with RemoteWorld(address) as world: ...`"""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    async def __aenter__(self) -> Self:
        self.session = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def person(self, id: int, first_name: str = "") -> RemotePerson:  # noqa: A002
        await self.post("people", {"id": id, "name": first_name or f"Orang {id}"})
        return RemotePerson(self, id)

    async def make_group(self, title: str, by: int, *members: int | str) -> Json:
        """`members` are ids of people, and *bot*. Gives the group as the page sees it."""
        return await self.post("groups", {"title": title, "by": by, "members": members})

    async def group(self, id: int) -> Json:  # noqa: A002
        return await self.get(f"groups/{id}")

    async def screens_in(self, group: int) -> list[Screen]:
        """What bots and people have written there, oldest first."""
        written = (await self.group(group))["messages"]
        return [_screen(message) for message in written if not message["service"]]

    async def advance(self, **by: float) -> None:
        """`days=`, `hours=` or `minutes=`."""
        await self.post("clock", by)

    async def advance_to_due(self) -> None:
        await self.post("clock", {"to": "due"})

    async def add_fault(self, name: str, value: Any = None, **where: Any) -> None:
        """Names and `where` as in `http/control.py`."""
        await self.post("faults", {"name": name, "value": value, **where})

    async def calls(self) -> list[Json]:
        found: list[Json] = (await self.get("state"))["calls"]
        return found

    async def get(self, path: str) -> Json:
        async with self.session.get(f"{self.address}/sim/{path}") as answer:
            return _read(await answer.json())

    async def post(self, path: str, content: Json | FormData) -> Json:
        body: Any = {"data" if isinstance(content, FormData) else "json": content}
        async with self.session.post(f"{self.address}/sim/{path}", **body) as answer:
            return _read(await answer.json())

    async def download(self, path: str) -> bytes:
        async with self.session.get(self.address + path) as answer:
            return await answer.read()


@dataclass(frozen=True, slots=True)
class RemotePerson:
    world: RemoteWorld
    id: int

    # ---- reading

    @property
    async def screens(self) -> list[Screen]:
        written = (await self._look())["messages"]
        return [_screen(m) for m in written if not m["mine"] and not m["service"]]

    @property
    async def screen(self) -> Screen:
        if not (found := await self.screens):
            raise ScriptError(f"{self.id} has had no message from the bot.")
        return found[-1]

    @property
    async def keyboard(self) -> list[str]:
        return list((await self._look())["labels"])

    @property
    async def commands(self) -> list[Json]:
        return list((await self._look())["commands"])

    @property
    async def alert(self) -> str | None:
        return _text((await self._look())["alert"])

    @property
    async def toast(self) -> str | None:
        return _text((await self._look())["toast"])

    @property
    async def files(self) -> list[ReceivedFile]:
        sent = [m for m in (await self._look())["messages"] if not m["mine"] and m["file"]]
        return [await self._opened(m) for m in sent]

    async def sees(self, words: str, *, within: float = PATIENCE) -> Screen:
        """Waits until the newest message of the bot holds these words."""
        end = time.monotonic() + within
        while True:
            found = await self.screens
            if found and words in found[-1].text:
                return found[-1]
            if time.monotonic() > end:
                raise ScriptError(f"{words!r} did not appear; last: {found[-1:]!r}")
            await asyncio.sleep(GLANCE)

    # ---- doing

    async def says(self, text: str, *, chat: int | None = None) -> Screen:
        return _screen(await self._act("says", text=text, chat=chat))

    async def taps(self, label: str, on: Screen | None = None) -> None:
        if on is None:
            await self._act("taps", label=label)
            return
        button = on.find(label)
        if button is None:
            raise ScriptError(f"No button {label!r} among {on.labels}")
        await self._act("presses", message=on.id, chat=on.chat_id, data=button.data)

    async def edits(self, message: Screen, text: str) -> None:
        await self._act("edits", message=message.id, chat=message.chat_id, text=text)

    async def sends_file(
        self, name: str, data: bytes, mime: str | None = None, caption: str = ""
    ) -> None:
        await self._send([(name, data, mime)], caption=caption)

    async def sends_photo(self, data: bytes, caption: str = "") -> None:
        await self._send([("photo.jpg", data, "image/jpeg")], caption=caption, as_photo="1")

    async def sends_album(self, items: Sequence[tuple[str, bytes]], caption: str = "") -> None:
        await self._send([(name, data, None) for name, data in items], caption=caption)

    async def starts(self, payload: str = "") -> Screen:
        return _screen(await self._act("starts", payload=payload))

    async def opens(self) -> None:
        await self._act("opens")

    async def blocks(self) -> None:
        await self._act("blocks")

    async def unblocks(self) -> None:
        await self._act("unblocks")

    async def shares_contact(self) -> None:
        await self._act("shares_contact")

    async def shares_location(self, latitude: float, longitude: float) -> None:
        await self._act("shares_location", latitude=latitude, longitude=longitude)

    async def _look(self) -> Json:
        return await self.world.get(f"people/{self.id}")

    async def _act(self, name: str, **given: Any) -> Json:
        return await self.world.post(f"people/{self.id}/{name}", given)

    async def _send(self, files: Sequence[tuple[str, bytes, str | None]], **more: str) -> None:
        form = FormData(more)
        for number, (name, data, mime) in enumerate(files):
            form.add_field(f"file{number}", data, filename=name, content_type=mime)
        await self.world.post(f"people/{self.id}/sends", form)

    async def _opened(self, message: Json) -> ReceivedFile:
        held = message["file"]
        data = await self.world.download(held["url"])
        return ReceivedFile(held["name"], held.get("mime", "image/jpeg"), data, message["text"])


def _read(content: Any) -> Json:
    if isinstance(content, dict) and "error" in content:
        raise ScriptError(content["error"])
    return dict(content)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _screen(view: Json) -> Screen:
    rows = tuple(tuple(map(Button.read, row)) for row in view["buttons"])
    return Screen(view["id"], view["chat"], view["text"], rows, view["content"], view["edited"])

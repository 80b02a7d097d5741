"""What people send besides text, as the content of messages."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from simulator.entities import format_text
from simulator.errors import ScriptError
from simulator.files import document, photo
from simulator.messages import formatted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulator.accounts import Bot, Person
    from simulator.types import Json
    from simulator.world import World


LONGEST = 4096
MOST_CAPTION = 1024
SHAPES: dict[str, tuple[str, Json]] = {
    "video": ("video.mp4", {"width": 640, "height": 360, "duration": 12}),
    "voice": ("voice.ogg", {"duration": 4}),
    "sticker": (
        "sticker.webp",
        {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    ),
}


def parts(text: str, longest: int = LONGEST) -> Iterator[str]:
    """What a phone makes of a long text: several messages, cut where a line or a word ends."""
    while len(text) > longest:
        cut = max(text.rfind("\n", 1, longest), text.rfind(" ", 1, longest))
        cut = cut if cut > 0 else longest
        yield text[:cut]
        text = text[cut:]
    yield text


def document_of(world: World, bot: Bot, given: tuple[str, bytes, str | None, str]) -> Json:
    name, data, mime, caption = given
    guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = world.files.add("document", name, guessed, data)
    return document(stored, bot.id) | _caption(caption)


def photo_of(world: World, bot: Bot, given: tuple[bytes, str]) -> Json:
    data, caption = given
    stored = world.files.add("photo", "photo.jpg", "image/jpeg", data)
    return photo(stored, bot.id) | _caption(caption)


def media_of(world: World, bot: Bot, kind: str, given: tuple[bytes, str]) -> Json:
    """What people send although no form asks for it: a video, a voice message, a sticker."""
    (name, about), (data, caption) = SHAPES[kind], given
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    ids = world.files.add(kind, name, mime, data).ids(bot.id)
    return {kind: ids | about} | _caption(caption)


def album(
    world: World,
    bot: Bot,
    items: Sequence[tuple[str, bytes]],
    caption: str,
    *,
    as_photos: bool = False,
) -> Iterator[Json]:
    group = {"media_group_id": world.new_id()}
    for number, (name, data) in enumerate(items):
        words = "" if number else caption
        if as_photos:
            yield photo_of(world, bot, (data, words)) | group
        else:
            yield document_of(world, bot, (name, data, None, words)) | group


def contact(person: Person, phone: str) -> Json:
    shared = {"phone_number": phone, "first_name": person.first_name, "user_id": person.id}
    return {"contact": shared}


def location(latitude: float, longitude: float) -> Json:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def _caption(text: str) -> Json:
    if len(text) > MOST_CAPTION:
        raise ScriptError(f"A phone lets nobody write a caption of {len(text)} characters.")
    return formatted("caption", *format_text(text))

"""What people send besides text, as the content of messages."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from simulator.entities import format_text
from simulator.files import document, photo
from simulator.messages import formatted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulator.accounts import Bot, Person
    from simulator.types import Json
    from simulator.world import World


def document_of(world: World, bot: Bot, given: tuple[str, bytes, str | None, str]) -> Json:
    name, data, mime, caption = given
    guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = world.files.add("document", name, guessed, data)
    return document(stored, bot.id) | _caption(caption)


def photo_of(world: World, bot: Bot, given: tuple[bytes, str]) -> Json:
    data, caption = given
    stored = world.files.add("photo", "photo.jpg", "image/jpeg", data)
    return photo(stored, bot.id) | _caption(caption)


def album(
    world: World, bot: Bot, items: Sequence[tuple[str, bytes]], caption: str
) -> Iterator[Json]:
    group = {"media_group_id": world.new_id()}
    for number, (name, data) in enumerate(items):
        words = "" if number else caption
        yield document_of(world, bot, (name, data, None, words)) | group


def contact(person: Person, phone: str) -> Json:
    shared = {"phone_number": phone, "first_name": person.first_name, "user_id": person.id}
    return {"contact": shared}


def location(latitude: float, longitude: float) -> Json:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def _caption(text: str) -> Json:
    return formatted("caption", *format_text(text))

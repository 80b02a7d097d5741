"""Photos, documents and albums that a bot sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import bad_request, not_written
from simulator.files import StoredFile, document, photo, uploaded
from simulator.methods.parameters import refuse_unwritten
from simulator.methods.registry import method
from simulator.methods.sending import post, read_caption

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.types import Json


@method("sendDocument")
def send_document(call: Call) -> Json:
    call.chat()
    return post(
        call, media(call, "document", uploaded(call, "document", "document")) | read_caption(call)
    )


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    call.chat()
    return post(call, media(call, "photo", uploaded(call, "photo", "photo")) | read_caption(call))


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    items = call.structure("media") or []
    if not 2 <= len(items) <= 10:
        raise bad_request("group must include at least 2 and at most 10 items")
    call.chat()
    contents = [item_content(call, item) for item in items]
    album = {"media_group_id": call.world.new_id()}
    return [post(call, content | album) for content in contents]


def item_content(call: Call, item: Json) -> Json:
    refuse_unwritten(item)
    kind = str(item.get("type", ""))
    stored = uploaded(call, "media", kind, item.get("media") or "")
    return media(call, kind, stored) | read_caption(call, item)


def media(call: Call, kind: str, stored: StoredFile) -> Json:
    match kind:
        case "document":
            return document(stored, call.bot.id)
        case "photo":
            return photo(stored, call.bot.id)
    raise not_written(f"media of type {kind}")

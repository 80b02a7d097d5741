"""Messages that a bot writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.entities import format_text
from simulator.errors import bad_request
from simulator.events import Acting
from simulator.markup import read_markup
from simulator.messages import formatted
from simulator.methods.registry import method

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.messages import Message
    from simulator.types import Json

MOST_TEXT = 4096
MOST_CAPTION = 1024
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


@method("sendMessage")
def send_message(call: Call) -> Json:
    chat = call.chat()
    return post(call, read_text(call) | call.options("link_preview_options"), chat_id=chat.id)


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.tell(Acting(call.chat(), call.text("action")))
    return True


@method("sendLocation")
def send_location(call: Call) -> Json:
    place = {name: float(call.text(name, "0")) for name in ("latitude", "longitude")}
    return post(call, {"location": place})


@method("sendContact")
def send_contact(call: Call) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    return post(call, {"contact": {name: call.text(name) for name in names if call.has(name)}})


def read_text(call: Call) -> Json:
    """The text of a message: parsed, not empty, not too long."""
    text, entities = format_text(
        call.text("text"), call.text("parse_mode"), call.structure("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MOST_TEXT:
        raise bad_request("message is too long")
    return formatted("text", text, entities)


def read_caption(call: Call, given: Json | None = None) -> Json:
    """`given` is one item of an album; without it the call itself holds the caption."""
    source = call.params if given is None else given
    entities = (
        call.structure("caption_entities") if given is None else given.get("caption_entities")
    )
    text, found = format_text(
        str(source.get("caption") or ""), str(source.get("parse_mode") or ""), entities
    )
    if len(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    return formatted("caption", text, found)


def post(call: Call, content: Json, chat_id: int | None = None) -> Json:
    """Puts the message into the chat and returns it as an object."""
    chat = call.world.chat_of(call.bot, chat_id) if chat_id else call.chat()
    markup = read_markup(call.structure("reply_markup"))
    reply_to = answered(call)
    if call.flag("protect_content"):
        content = content | {"has_protected_content": True}
    message = call.world.post(chat, call.bot, content, markup=markup, reply_to=reply_to)
    return message.as_object()


def answered(call: Call) -> Message | None:
    """The message that this one replies to."""
    asked = call.structure("reply_parameters") or {}
    if not asked:
        return None
    found = call.chat().messages.get(int(asked.get("message_id", 0)))
    if found is None and not asked.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found

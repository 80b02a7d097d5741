"""Changes to messages that a bot has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import bad_request
from simulator.markup import read_inline
from simulator.methods.media import item_content
from simulator.methods.registry import method
from simulator.methods.sending import read_caption, read_text

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.messages import Message
    from simulator.types import Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CAPTION = ("caption", "caption_entities")


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    message = editable(call)
    new = read_text(call) | call.options("link_preview_options")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return change(call, message, new)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    message = editable(call)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    rest = {key: value for key, value in message.content.items() if key not in CAPTION}
    return change(call, message, rest | read_caption(call))


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    return change(call, editable(call), item_content(call, call.structure("media") or {}))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    message = editable(call)
    return change(call, message, message.content)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    message = call.chat().message(call.integer("message_id"), "message to delete not found")
    if (call.now - message.date).total_seconds() > 48 * 3600:
        raise bad_request("message can't be deleted for everyone")
    call.world.delete(message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    chat = call.chat()
    for number in call.structure("message_ids") or []:
        if found := chat.messages.get(int(number)):
            call.world.delete(found)
    return True


def editable(call: Call) -> Message:
    message = call.chat().message(call.integer("message_id"), "message to edit not found")
    own = message.sender is call.bot
    if not own or (message.markup and not message.inline_keyboard):
        raise bad_request("message can't be edited")
    return message


def change(call: Call, message: Message, content: Json) -> Json:
    """An edit without `reply_markup` takes the keyboard away, as Telegram does."""
    markup = read_inline(call.structure("reply_markup"))
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    call.world.change(message, content, markup)
    return message.as_object()

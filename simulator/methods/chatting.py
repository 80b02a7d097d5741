"""Chats seen by a bot: who is in them, what is pinned, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.chats import Group
from simulator.errors import bad_request
from simulator.events import Menu
from simulator.members import leave, member_object
from simulator.methods.registry import method

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.types import Json


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = call.chat()
    limits = {"accent_color_id": 0, "max_reaction_count": 11}
    gifts = dict.fromkeys(GIFTS, True)
    return chat.as_object() | limits | {"accepted_gift_types": gifts}


GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat, who = call.chat(), call.integer("user_id")
    if isinstance(chat, Group):
        if who not in chat.accounts:
            raise bad_request("user not found")
        return member_object(chat.accounts[who], chat.status[who])
    if who not in call.world.people:
        raise bad_request("user not found")
    return member_object(call.world.people[who], "member")


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    group = _group(call)
    heads = [(group.accounts[who], status) for who, status in group.status.items()]
    return [member_object(a, s) for a, s in heads if s in {"creator", "administrator"}]


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    return sum(map(chat.present, chat.accounts.values())) if isinstance(chat, Group) else 2


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    leave(call.world, _group(call), call.bot)
    return True


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = call.chat()
    message = chat.message(call.integer("message_id"), "message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        call.world.post(chat, call.bot, {"pinned_message": message.as_object(with_reply=False)})
        call.world.tell(Menu(call.bot))
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    chat = call.chat()
    number = call.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    call.world.tell(Menu(call.bot))
    return True


def _group(call: Call) -> Group:
    chat = call.chat()
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    return chat

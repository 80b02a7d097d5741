"""What a bot tells about itself: name, commands, menu button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.commands import Scope, read_scope
from simulator.events import Menu
from simulator.methods.registry import METHODS, method

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.types import Json

PROFILE = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}


@method("getMe")
def get_me(call: Call) -> Json:
    return call.bot.as_object() | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    call.bot.commands.set(
        call.structure("commands") or [], _scope(call), call.text("language_code")
    )
    call.world.tell(Menu(call.bot))
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_scope(call), call.text("language_code"))


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.bot.commands.delete(_scope(call), call.text("language_code"))
    call.world.tell(Menu(call.bot))
    return True


def _scope(call: Call) -> Scope:
    scope = read_scope(call.structure("scope"))
    if scope[1] is not None:
        call.world.chat_of(call.bot, scope[1])
    return scope


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    chat = call.known_chat().id if call.has("chat_id") else None
    call.bot.menu_buttons[chat] = call.structure("menu_button") or {"type": "default"}
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    chat = call.known_chat().id if call.has("chat_id") else None
    return call.bot.menu_buttons.get(chat, {"type": "default"})


def _profile_methods(name: str, field: str, most: int) -> None:
    def set_text(call: Call) -> bool:
        call.bot.profile[field, call.text("language_code")] = call.text(field)[:most]
        return True

    def get_text(call: Call) -> Json:
        return {field: call.bot.profile.get((field, call.text("language_code")), "")}

    pair: dict[str, Any] = {f"setMy{name}": set_text, f"getMy{name}": get_text}
    METHODS.update({key.lower(): value for key, value in pair.items()})


for _name, (_field, _most) in PROFILE.items():
    _profile_methods(_name, _field, _most)

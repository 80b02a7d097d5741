"""The command menu: lists of commands by scope and language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.errors import bad_request

if TYPE_CHECKING:
    from simulator.types import Json

NAME = re.compile(r"[a-z0-9_]{1,32}")
Scope = tuple[str, int | None, int | None]  # type, chat, person
DEFAULT: Scope = ("default", None, None)


@dataclass(slots=True)
class CommandBook:
    lists: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)

    def set(self, commands: list[Json], scope: Scope, language: str) -> None:
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.lists[scope, language] = [_checked(command) for command in commands]

    def get(self, scope: Scope, language: str) -> list[Json]:
        return self.lists.get((scope, language), [])

    def delete(self, scope: Scope, language: str) -> None:
        self.lists.pop((scope, language), None)

    def shown_in_private(self, person_id: int, language: str) -> list[Json]:
        scopes: list[Scope] = [("chat", person_id, None), ("all_private_chats", None, None)]
        return self._shown(scopes, language)

    def shown_in_group(
        self, chat_id: int, person_id: int, language: str, *, is_head: bool
    ) -> list[Json]:
        """`is_head`: the person is the creator or an administrator there."""
        heads: list[Scope] = [("chat_administrators", chat_id, None)] if is_head else []
        all_heads: list[Scope] = [("all_chat_administrators", None, None)] if is_head else []
        scopes = [("chat_member", chat_id, person_id), *heads, ("chat", chat_id, None), *all_heads]
        return self._shown([*scopes, ("all_group_chats", None, None)], language)

    def _shown(self, scopes: list[Scope], language: str) -> list[Json]:
        """What a person sees in the menu: the narrowest list that exists, own language first."""
        for scope in [*scopes, DEFAULT]:
            for spoken in (language, ""):
                if found := self.lists.get((scope, spoken)):
                    return found
        return []


def read_scope(value: Json | None) -> Scope:
    if not value:
        return DEFAULT
    chat, person = value.get("chat_id"), value.get("user_id")
    return (
        str(value.get("type", "")),
        int(chat) if chat else None,
        int(person) if person else None,
    )


def _checked(command: Json) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}

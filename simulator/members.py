"""Coming and going: people and bots in groups, and the blocking of a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.accounts import Bot
from simulator.chats import Group, PrivateChat
from simulator.events import Menu

if TYPE_CHECKING:
    from simulator.accounts import Account, Person
    from simulator.chats import Chat
    from simulator.types import Json
    from simulator.world import World

FIELDS: dict[str, Json] = {
    "creator": {"is_anonymous": False},
    "kicked": {"until_date": 0},
    "administrator": dict.fromkeys(
        (
            "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
            "can_manage_video_chats", "can_restrict_members", "can_promote_members",
            "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
            "can_delete_stories",
        ),
        True,
    ),
}  # fmt: skip


def member_object(account: Account, status: str) -> Json:
    return {"status": status, "user": account.as_object(), **FIELDS.get(status, {})}


def set_blocked(world: World, chat: PrivateChat, *, blocked: bool) -> None:
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    _report(world, chat, chat.person, (chat.bot, old, new))
    world.tell(Menu(chat.bot))


def make_group(world: World, by: Person, title: str) -> Group:
    """The group as its creator makes it on the phone; bots and people are added afterwards."""
    group = world.add_group(title)
    group.accounts[by.id], group.status[by.id] = by, "creator"
    world.post(group, by, {"group_chat_created": True})
    return group


def set_status(world: World, group: Group, by: Person, who: Account, status: str) -> None:
    """Adds, promotes, removes or bans an account, with the updates and the service message."""
    old, was_there = group.status.get(who.id, "left"), group.present(who)
    group.accounts[who.id], group.status[who.id] = who, status
    if group.present(who) != was_there:
        _announce(world, group, by, who)
    _report(world, group, by, (who, old, status))
    world.tell(Menu(None))


def leave(world: World, group: Group, bot: Bot) -> None:
    group.status[bot.id] = "left"
    world.post(group, bot, {"left_chat_member": bot.as_object()})
    world.tell(Menu(bot))


def upgrade(world: World, group: Group, by: Person) -> Group:
    """The group becomes a supergroup with a new id; the old id only points at the new one."""
    new = Group(-1_000_000_000_000 + group.id, title=group.title, supergroup=True)
    new.accounts, new.status = dict(group.accounts), dict(group.status)
    new.came_from = group.id
    world.groups[new.id] = new
    world.post(group, by, {"migrate_to_chat_id": new.id})
    group.moved_to = new.id
    world.post(new, by, {"migrate_from_chat_id": group.id})
    world.tell(Menu(None))
    return new


def _announce(world: World, group: Group, by: Person, who: Account) -> None:
    if group.present(who):
        world.post(group, by, {"new_chat_members": [who.as_object()]})
    else:
        world.post(group, by, {"left_chat_member": who.as_object()})


def _report(world: World, chat: Chat, by: Person, change: tuple[Account, str, str]) -> None:
    who, old, new = change
    update = {
        "chat": chat.as_object(),
        "from": by.as_object(),
        "date": int(world.clock.now().timestamp()),
        "old_chat_member": member_object(who, old),
        "new_chat_member": member_object(who, new),
    }
    if isinstance(who, Bot):
        world.queue(who, "my_chat_member", update)
    elif isinstance(chat, Group):
        for bot in chat.bots():
            if chat.status[bot.id] == "administrator":
                world.queue(bot, "chat_member", update)

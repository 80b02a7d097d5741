"""How people come in and who they are: greeting, access, invitations, posts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ParseMode
from telegram.helpers import create_deep_linked_url

from forms.people import ACCESS, ACCESS_REFUSAL, ADMIN_INVITATION, INVITATION
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped, send
from models import Role
from reports.invitations import qr_png
from services import access, drafts, invitations, people, posts, welcome, wrong_tries
from services.errors import AlreadyDecided, DomainError, Spent
from services.outcomes import Invited
from services.policy import Action
from services.privacy import notice
from services.staffing import looking
from services.steps import Step
from services.welcome import Guest
from texts import menu, privacy
from texts import people as words
from texts.screen import Screen

# ---- greeting and help


async def greet(heard: Heard, context: Context) -> None:
    """/start, alone or with the token of an invitation."""
    _, _, token = heard.text.partition(" ")
    if token.strip():
        await _redeem(heard, context, token.strip())
        return
    with context.transaction() as session:
        guest, step = come_in(session, heard, context), _place(session, heard, context)
        is_new = notice.tell_once(session, **context.who(heard))
    await heard.show(_told(menu.greeting(guest), is_new=is_new))
    await _show_place(heard, context, step)


async def explain(heard: Heard, context: Context) -> None:
    """Help never loses the place: a form that is open is shown again below."""
    with context.transaction() as session:
        guest, step = come_in(session, heard, context), _place(session, heard, context)
        is_new = notice.tell_once(session, **context.who(heard))
    await heard.show(_told(menu.help_screen(guest), is_new=is_new))
    await _show_place(heard, context, step)


def _told(screen: Screen, *, is_new: bool) -> Screen:
    """With what is said about personal data, to those who have not met it."""
    return privacy.with_notice(screen) if is_new else screen


async def explain_by_tap(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        guest = come_in(session, tapped, context)
    await tapped.show_below(menu.help_screen(guest))


async def _redeem(heard: Heard, context: Context, token: str) -> None:
    who = context.who(heard)
    try:
        with context.transaction() as session:
            post = invitations.redeem(session, token, name=heard.name, **who)
            entered = looking.entered(session, post.membership_id, now=context.house.now())
            guest = come_in(session, heard, context)
            is_new = notice.tell_once(session, **context.who(heard))
    except Spent:
        with context.transaction() as session:
            until = wrong_tries.count(session, token, **context.who(heard))
        await heard.show(words.spent(context.house.calendar.local(until) if until else None))
        return
    said = words.arrived(entered, context.house.calendar.local)
    greeting = menu.greeting(guest)
    screen = replace(greeting, text=f"{said}\n\n{greeting.text}") if guest.posts else Screen(said)
    await heard.show(_told(screen, is_new=is_new))


def come_in(session: Session, acting: Heard | Tapped, context: Context) -> Guest:
    """Who this is; an admin of the settings is known from here on."""
    return welcome.come_in(
        session,
        telegram_id=acting.telegram_id,
        name=acting.name,
        is_admin=acting.telegram_id in context.house.admin_ids,
        now=context.house.now(),
    )


def _place(session: Session, heard: Heard, context: Context) -> Step | None:
    try:
        desk = drafts.at_open(session, telegram_id=heard.telegram_id, terms=context.house.terms())
    except DomainError:
        return None
    return drafts.look(desk)


async def _show_place(heard: Heard, context: Context, step: Step | None) -> None:
    if step is not None:
        await filling.show_step(heard, context, step)


# ---- access


async def ask(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        person = people.arrived(session, telegram_id=tapped.telegram_id, name=tapped.name)
        step = filling.begin(session, ACCESS, person, context)
        is_new = notice.tell_once(session, **context.who(tapped))
    if is_new:
        await send(tapped.query.get_bot(), tapped.telegram_id, privacy.notice())
    await filling.show_below(tapped, context, step)


async def grant(tapped: Tapped, context: Context) -> None:
    who = context.who(tapped)
    try:
        with context.transaction() as session:
            asked = access.grant(session, tapped.address.row, **who)
    except AlreadyDecided:
        await show_request(tapped, context)
        return
    await tapped.show(words.request(asked, context.house.calendar.local))


async def deny(tapped: Tapped, context: Context) -> None:
    """Asks for the reason, which the person will read."""
    who = context.who(tapped)
    try:
        with context.transaction() as session:
            _, decider = access.open_one(session, tapped.address.row, **who)
            step = filling.begin(
                session, ACCESS_REFUSAL, decider, context, about=tapped.address.row
            )
    except AlreadyDecided:
        await show_request(tapped, context)
        return
    await filling.show_below(tapped, context, step)


async def show_request(tapped: Tapped, context: Context) -> None:
    """As it stands now."""
    who = context.who(tapped)
    with context.house.database.reading() as session:
        asked = access.read(session, tapped.address.row, **who)
    await tapped.show(words.request(asked, context.house.calendar.local))


async def list_requests(tapped: Tapped, context: Context) -> None:
    who = context.who(tapped)
    with context.house.database.reading() as session:
        waiting = access.to_decide(session, **who)
    await tapped.show_below(words.requests(waiting))


# ---- invitations


async def list_invitations(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _inviting(session, heard, context)
    await heard.show(screen)


async def invite(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        who = people.allowed(session, Action.INVITE, **context.who(tapped))
        held = people.roles(session, person=who, now=context.house.now())
        form = ADMIN_INVITATION if posts.may_fill(held, Role.ADMIN) else INVITATION
        step = filling.begin(session, form, who, context)
    await filling.show_below(tapped, context, step)


async def relink(tapped: Tapped, context: Context) -> None:
    """The link was lost, or is about to run out."""
    who = context.who(tapped)
    with context.transaction() as session:
        invited = invitations.renew(session, tapped.address.row, **who)
        screen = _inviting(session, tapped, context)
    await tapped.show(screen)
    await show_invited(tapped.query.get_bot(), tapped.telegram_id, context, invited)


async def revoke(tapped: Tapped, context: Context) -> None:
    who = context.who(tapped)
    with context.transaction() as session:
        gone = invitations.revoke(session, tapped.address.row, **who)
        screen = _inviting(session, tapped, context)
    await tapped.show(screen, words.revoked(gone))


async def show_invited(bot: Bot, chat_id: int, context: Context, invited: Invited) -> None:
    link = link_to(bot, invited)
    code = await asyncio.to_thread(qr_png, link)
    caption = words.invitation(invited, link, context.house.calendar.local)
    await bot.send_photo(chat_id, code, caption=caption, parse_mode=ParseMode.HTML)


def link_to(bot: Bot, invited: Invited) -> str:
    return create_deep_linked_url(bot.username, invited.token)


def _inviting(session: Session, acting: Heard | Tapped, context: Context) -> Screen:
    who = context.who(acting)
    person = people.allowed(session, Action.INVITE, **who)
    waiting = invitations.waiting(session, by=person, now=who["now"])
    asked = len(access.to_decide(session, **who))
    return words.inviting(waiting, asked, context.house.calendar.local)


# ---- posts


async def list_posts(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        person = people.known(session, telegram_id=heard.telegram_id)
        held = people.posts(session, person=person, now=context.house.now())
    await heard.show(words.posts(held))


async def switch(tapped: Tapped, context: Context) -> None:
    now, wanted = context.house.now(), tapped.address.row
    with context.transaction() as session:
        person = people.known(session, telegram_id=tapped.telegram_id)
        was_open = person.open_draft_id is not None
        people.switch(session, person=person, membership_id=wanted, now=now)
        held = people.posts(session, person=person, now=now)
    await tapped.show(words.posts(held), words.SWITCHED if was_open else "")
    await send(tapped.query.get_bot(), tapped.telegram_id, menu.acting(held[0]))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("start", "mulai"): greet,
    ("bantuan", "help"): explain,
    ("undang",): list_invitations,
    ("peran",): list_posts,
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "ask": ask,
    "grant": grant,
    "deny": deny,
    "request": show_request,
    "requests": list_requests,
    "invite": invite,
    "relink": relink,
    "revoke": revoke,
    "post": switch,
}
AFTER: dict[type[Any], Callable[[Bot, int, Context, Any], Awaitable[None]]] = {
    Invited: show_invited
}

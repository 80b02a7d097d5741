"""Faults on demand: which call goes wrong, or which update arrives in disorder, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from simulator.disorder import Disorder
from simulator.errors import (
    ApiError,
    bad_request,
    forbidden,
    migrated,
    not_found,
    too_many_requests,
    unauthorized,
)
from simulator.types import Reply

if TYPE_CHECKING:
    from simulator.accounts import Bot
    from simulator.call import Call
    from simulator.updates import Queued

GARBAGE = b"<html><head><title>502 Bad Gateway</title></head></html>"


@dataclass(frozen=True, slots=True)
class Effect:
    """`accepted` tells whether the call is carried out although its answer is spoilt."""

    name: str
    reply: Reply
    accepted: bool = False

    def over(self, answer: Reply) -> Reply:
        if self.name == "delay":
            return Reply(answer.status, answer.body, answer.raw, self.reply.delay, answer.lost)
        return self.reply


def refusal(name: str, error: ApiError) -> Effect:
    return Effect(name, error.reply())


def too_many(retry_after: int = 3) -> Effect:
    return refusal("too_many", too_many_requests(retry_after))


def blocked() -> Effect:
    return refusal("blocked", forbidden("bot was blocked by the user"))


def deactivated() -> Effect:
    return refusal("deactivated", forbidden("user is deactivated"))


def not_started() -> Effect:
    return refusal("not_started", forbidden("bot can't initiate conversation with a user"))


def kicked() -> Effect:
    return refusal("kicked", forbidden("bot was kicked from the group chat"))


def moved(new_id: int) -> Effect:
    return refusal("moved", migrated(new_id))


def refused(words: str) -> Effect:
    return refusal("refused", bad_request(words))


def wrong_token() -> Effect:
    return refusal("wrong_token", unauthorized())


def missing() -> Effect:
    return refusal("missing", not_found())


def bad_gateway() -> Effect:
    return refusal("bad_gateway", ApiError(502, "Bad Gateway"))


def garbage(status: int = 200) -> Effect:
    return Effect("garbage", Reply(status, raw=GARBAGE), accepted=True)


def delay(seconds: float) -> Effect:
    return Effect("delay", Reply(200, delay=seconds), accepted=True)


def reset_before() -> Effect:
    """The connection breaks before the call is carried out."""
    return Effect("reset_before", Reply(0, lost=True))


def reset_after() -> Effect:
    """The call is carried out and its answer is lost: the case nobody can tell from the former."""
    return Effect("reset_after", Reply(0, lost=True), accepted=True)


@dataclass(slots=True)
class Rule:
    """Which calls are hit, or which updates; `method` is then their kind, such as *message*.

    `times` counts hits down; None goes on for ever.
    """

    effect: Effect | Disorder
    method: str | None = None
    chat: int | None = None
    text: str | None = None
    times: int | None = 1
    chance: float = 1.0
    hits: int = 0

    def matches(self, method: str, chat: int, text: str) -> bool:
        return (
            self.times != 0
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat is None or self.chat == chat)
            and (self.text is None or self.text in text)
        )


@dataclass(slots=True)
class Faults:
    seed: int = 0
    rules: list[Rule] = field(default_factory=list)
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311

    def add(self, effect: Effect | Disorder, **where: object) -> Rule:
        """`where` names method, chat, text, times, chance."""
        rule = Rule(effect, **where)  # type: ignore[arg-type]
        self.rules.append(rule)
        return rule

    def clear(self, name: str | None = None) -> None:
        self.rules = [rule for rule in self.rules if name and rule.effect.name != name]

    def meet(self, call: Call) -> Effect | None:
        where = call.method, call.integer("chat_id"), call.text("text", call.text("caption"))
        for rule in self.rules:
            if isinstance(rule.effect, Effect) and self._hits(rule, *where):
                return rule.effect
        return None

    def disturb(self, bot: Bot, queued: Queued, kind: str) -> None:
        """What befalls an update that was just queued. The text of a press is its data."""
        content = queued.update[kind]
        message = content.get("message", content)
        text = content.get("data") or content.get("text") or content.get("caption") or ""
        for rule in self.rules:
            if isinstance(rule.effect, Disorder) and self._hits(
                rule, kind, message["chat"]["id"], text
            ):
                rule.effect.befall(bot, queued)

    def _hits(self, rule: Rule, method: str, chat: int, text: str) -> bool:
        if not rule.matches(method, chat, text) or self.random.random() >= rule.chance:
            return False
        rule.hits += 1
        rule.times = rule.times - 1 if rule.times else rule.times
        return True

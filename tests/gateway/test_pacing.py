"""The pace, in virtual time: fast enough, never too fast, and fair to whoever waits."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from gateway.paced import HAS_TURN, PacedRequest
from gateway.pacing import SWEEP_AT, Chat, Lane, Pacer
from simulator import faults
from simulator.rate import RatePolicy
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN
from tests.gateway.virtual import VirtualTime

GROUP = -100123


@dataclass
class Post:
    """Sends by the pacer; `gone` are (seconds since the start, chat), in the order they went."""

    time: VirtualTime = field(default_factory=VirtualTime)
    gone: list[tuple[float, Chat]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pacer = Pacer(self.time.now, self.time.sleep)
        self.start = self.time.now()

    async def send(self, chat: Chat, lane: Lane = Lane.REPLY) -> None:
        await self.pacer.turn(chat, lane)
        self.gone.append((self.time.now() - self.start, chat))

    async def send_all(self, chats: Iterable[Chat], lane: Lane = Lane.REPLY) -> None:
        await asyncio.gather(*(self.send(chat, lane) for chat in chats))

    async def send_on(self, chats: Iterable[Chat], lane: Lane = Lane.REMINDER) -> None:
        for chat in chats:
            await self.send(chat, lane)

    def most_in(self, seconds: float, chat: Chat | None = None) -> int:
        """The most messages that went within any such stretch."""
        moments = [at for at, where in self.gone if chat in {None, where}]
        return max(sum(at <= other < at + seconds for other in moments) for at in moments)


@pytest.fixture
def post() -> Post:
    return Post()


async def test_thirty_a_second_and_no_slower(post: Post) -> None:
    await post.time.passes(post.send_on(range(1, 1201)))
    assert post.gone[-1][0] == pytest.approx(40, rel=0.02)
    assert post.most_in(1) <= 34


async def test_a_sleep_that_takes_longer_costs_no_speed() -> None:
    post = Post()

    async def oversleeps(seconds: float) -> None:
        await post.time.sleep(seconds + 0.02)

    post.pacer = Pacer(post.time.now, oversleeps)
    await post.time.passes(post.send_on(range(1, 1201)))
    assert post.gone[-1][0] == pytest.approx(40, rel=0.02)
    assert post.most_in(1) <= 34


async def test_three_at_once_to_a_person_then_one_a_second(post: Post) -> None:
    await post.time.passes(post.send_all([7] * 10))
    moments = [at for at, _ in post.gone]
    assert moments[2] < 0.3
    assert moments[-1] == pytest.approx(7.1, abs=0.1)
    assert post.most_in(4, 7) <= 6


async def test_twenty_a_minute_to_a_group(post: Post) -> None:
    await post.time.passes(post.send_all([GROUP] * 50))
    assert post.most_in(60, GROUP) == 20
    assert post.gone[-1][0] == pytest.approx(147, abs=1)


async def test_one_slow_chat_holds_up_nobody_else(post: Post) -> None:
    chats = [GROUP] * 8 + list(range(1, 31))
    await post.time.passes(post.send_all(chats, Lane.BROADCAST))
    others = [at for at, chat in post.gone if chat != GROUP]
    assert max(others) < 1.3


async def test_an_answer_overtakes_what_was_waiting(post: Post) -> None:
    async def later(seconds: float, chat: Chat, lane: Lane) -> None:
        await post.time.sleep(seconds)
        await post.send(chat, lane)

    async def all_of_it() -> None:
        waiting = post.send_all(range(1, 13), Lane.BROADCAST)
        reminder = later(0.15, 50, Lane.REMINDER)
        await asyncio.gather(waiting, reminder, later(0.16, 99, Lane.REPLY))

    await post.time.passes(all_of_it())
    moments = {chat: at for at, chat in post.gone}
    assert moments[99] < moments[50] < moments[12]
    assert moments[99] - 0.16 <= 2 / 30


async def test_broadcasts_go_on_while_one_person_is_answered(post: Post) -> None:
    async def all_of_it() -> None:
        await asyncio.gather(
            post.send_on([7] * 20, Lane.REPLY), post.send_on(range(10, 310), Lane.BROADCAST)
        )

    await post.time.passes(all_of_it())
    assert len(post.gone) == 320
    assert post.gone[-1][0] < 19


async def test_a_person_whose_own_flood_is_refused_pauses_alone(post: Post) -> None:
    await post.time.passes(post.send_all([7] * 3))
    post.pacer.refused(7, 5)
    await post.time.passes(post.send_all([7, 8]))
    (_, first), (at, second) = post.gone[-2:]
    assert (first, second) == (8, 7)
    assert post.gone[-2][0] < 1
    assert at == pytest.approx(5.5, abs=0.3)


async def test_a_refusal_that_is_not_the_persons_fault_pauses_everybody(post: Post) -> None:
    await post.time.passes(post.send(7))
    post.pacer.refused(7, 5)
    assert post.pacer.closed_for(8) == pytest.approx(5.5)
    await post.time.passes(post.send_all([8, 9]))
    assert all(at >= 5.5 for at, _ in post.gone[-2:])


async def test_a_second_chat_refused_meanwhile_pauses_everybody(post: Post) -> None:
    await post.time.passes(post.send_all([GROUP, GROUP - 1]))
    post.pacer.refused(GROUP, 20)
    assert post.pacer.closed_for(8) <= 0
    post.pacer.refused(GROUP - 1, 10)
    assert post.pacer.closed_for(8) == pytest.approx(10.5)


async def test_who_gives_up_waiting_leaves_the_line(post: Post) -> None:
    await post.time.passes(post.send_all([GROUP] * 5), at_most=4)
    assert post.pacer._line == []
    await post.time.passes(post.send(8))
    assert post.gone[-1][1] == 8


async def test_what_is_remembered_does_not_grow_with_the_number_of_chats(post: Post) -> None:
    await post.time.passes(post.send_on(range(1, 4 * SWEEP_AT)))
    assert len(post.pacer._chats) <= SWEEP_AT


# ---- against the server's own policy, and over the wire


def paced(world: World, time: VirtualTime) -> tuple[Bot, Pacer]:
    pacer = Pacer(time.now, time.sleep)
    request = PacedRequest(WorldRequest(world), pacer)
    return Bot(TOKEN, "https://api.test/bot", request=request, get_updates_request=request), pacer


async def test_the_servers_own_policy_never_refuses(world: World) -> None:
    time, draw = VirtualTime(), Random(7)  # noqa: S311
    api, _ = paced(world, time)
    world.rate = RatePolicy(timer=time.now)
    for number in range(2000, 2100):
        world.person(number).opens()

    async def chatter(chat: int) -> None:
        for _ in range(12):
            await time.sleep(draw.uniform(0, 1.5))
            await api.send_message(chat, "x")

    await time.passes(_together(chatter(number) for number in range(2000, 2100)))
    assert world.rate.refused == 0
    assert sum(len(world.person(n).screens) for n in range(2000, 2100)) == 1200


async def test_a_group_is_never_refused_either(world: World) -> None:
    time = VirtualTime()
    api, _ = paced(world, time)
    person = world.person(1001)
    person.adds_bot(world.add_group("Inovator", GROUP))
    world.rate = RatePolicy(timer=time.now)
    await time.passes(_together(api.send_message(GROUP, str(n)) for n in range(45)))
    assert world.rate.refused == 0


async def test_an_answer_refused_by_a_429_goes_again(world: World) -> None:
    time = VirtualTime()
    api, _ = paced(world, time)
    world.faults.add(faults.too_many(3), method="sendMessage", times=2)
    start = time.now()
    await time.passes(_together([api.send_message(1001, "halo")]))
    assert world.person(1001).screen.text == "halo"
    assert time.now() - start >= 7


async def test_other_calls_obey_a_429_too(world: World) -> None:
    time = VirtualTime()
    api, _ = paced(world, time)
    world.faults.add(faults.too_many(3), method="getMe")
    start = time.now()
    await time.passes(_together([api.get_me()]))
    assert time.now() - start >= 3.5


async def test_an_answer_is_not_held_back_for_ever(world: World) -> None:
    time = VirtualTime()
    api, _ = paced(world, time)
    world.faults.add(faults.too_many(900), method="sendMessage")
    for _ in range(2):  # told by the server, then known beforehand
        with pytest.raises(RetryAfter):
            await api.send_message(1001, "halo")
    assert world.person(1001).screens == []


async def test_who_has_a_turn_does_not_wait_and_is_told_of_a_429(world: World) -> None:
    time = VirtualTime()
    api, pacer = paced(world, time)
    await time.passes(pacer.turn(1001, Lane.REMINDER))
    HAS_TURN.set(True)
    world.faults.add(faults.too_many(7), method="sendMessage")
    with pytest.raises(RetryAfter):
        await api.send_message(1001, "halo")
    assert pacer.closed_for(1002) > 7
    assert not HAS_TURN.get()


async def test_who_may_not_send_any_more_sends_nothing(world: World) -> None:
    class LostError(Exception):
        pass

    def check() -> None:
        raise LostError

    request = PacedRequest(WorldRequest(world), Pacer(check=check))
    with pytest.raises(LostError):
        await request.do_request(f"https://api.test/bot{TOKEN}/sendMessage", "POST")
    assert world.person(1001).screens == []


async def _together(calls: Iterable[object]) -> None:
    await asyncio.gather(*calls)  # type: ignore[call-overload]

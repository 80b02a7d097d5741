"""What the simulator has not written answers 501: never a generic `true`, never half an answer."""

from pathlib import Path

import pytest

import simulator
from simulator.methods import METHODS
from simulator.methods.parameters import NOT_WRITTEN, WITHOUT_EFFECT
from simulator.person import VirtualPerson
from simulator.types import InputFile
from tests.contract import TABLE, Contract
from tests.simulator.conftest import Ask
from tests.simulator.test_people import png

SOURCE = "".join(f.read_text() for f in Path(str(simulator.__file__)).parent.rglob("*.py"))
WRITTEN = sorted(name for name in TABLE["methods"] if name.lower() in METHODS)
UNWRITTEN = sorted(TABLE["methods"].keys() - set(WRITTEN))


async def test_every_other_method_says_so(ask: Ask, contract: Contract) -> None:
    contract.allow("required parameter")
    for name in UNWRITTEN:
        reply = await ask(name)
        assert (reply.status, reply.body["ok"], reply.body["error_code"]) == (501, False, 501)
        assert name in reply.body["description"]
    assert len(UNWRITTEN) + len(METHODS) == 176


@pytest.mark.parametrize("name", WRITTEN)
def test_every_parameter_is_read_or_refused(name: str) -> None:
    known = NOT_WRITTEN | WITHOUT_EFFECT
    ignored = [p for p in TABLE["methods"][name]["params"] if p not in known]
    assert [parameter for parameter in ignored if f'"{parameter}"' not in SOURCE] == []


def test_the_lists_name_what_the_api_has() -> None:
    published = {p for name in WRITTEN for p in TABLE["methods"][name]["params"]}
    assert published >= NOT_WRITTEN | WITHOUT_EFFECT


async def test_a_parameter_that_is_not_written(ask: Ask, officer: VirtualPerson) -> None:
    refused = await ask("sendMessage", chat_id=officer.id, text="x", message_effect_id="5")
    assert refused.status == 501
    part = {"new": InputFile("a.png", png(4, 3), "image/png")}
    items = [{"type": "photo", "media": "attach://new", "has_spoiler": True}] * 2
    assert (await ask("sendMediaGroup", part, chat_id=officer.id, media=items)).status == 501
    assert officer.screens == []
    plain = await ask("sendMessage", chat_id=officer.id, text="x", disable_notification=True)
    assert plain.body["ok"]


async def test_what_is_unknown_is_ignored_and_reported(
    ask: Ask, officer: VirtualPerson, contract: Contract
) -> None:
    assert (await ask("sendMessage", chat_id=officer.id, text="x", mood="good")).body["ok"]
    assert contract.violations == ["sendMessage: no parameter 'mood'"]
    contract.allow("'mood'")

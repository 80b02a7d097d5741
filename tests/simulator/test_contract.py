"""The contract itself: that it notices what it is there to notice."""

from pathlib import Path

from simulator.events import Called
from simulator.journal import Journal
from simulator.person import VirtualPerson
from simulator.types import InputFile, Reply
from simulator.world import World
from tests.contract import TABLE, Contract, check, check_call
from tests.simulator.conftest import Ask


def called(method: str, result: object = True, **params: object) -> list[str]:
    reply = Reply(200, {"ok": True, "result": result})
    return list(check_call(Called(None, method, params, {}, reply, 0.0)))


def test_the_table_is_that_of_the_library() -> None:
    assert TABLE["bot_api"] == "10.0"
    assert len(TABLE["methods"]) == 176
    assert "MIT" in TABLE["source"] or "Permission is hereby granted" in TABLE["licence"]


def test_what_is_wrong_with_a_call() -> None:
    assert called("sendTelepathy") == ["sendTelepathy: no such method"]
    assert called("deleteMessage", chat_id=1) == [
        "deleteMessage: required parameter 'message_id' is missing"
    ]
    assert called("deleteMessage", chat_id=1, message_id=2, mood="x") == [
        "deleteMessage: no parameter 'mood'"
    ]
    wrong = called("deleteMessage", chat_id=1, message_id="dua")
    assert wrong == ["deleteMessage.message_id: 'dua' is no Integer"]
    assert called("deleteMessage", result="ya", chat_id=1, message_id="2")[0].startswith(
        "deleteMessage answer"
    )


def test_what_is_wrong_with_an_object() -> None:
    user = {"id": 1, "first_name": "Sekda"}
    assert list(check(user, "User", "x")) == ["x (User): field 'is_bot' is missing"]
    extra = user | {"is_bot": False, "rank": 1}
    assert list(check(extra, "User", "x")) == ["x (User): no field 'rank'"]
    assert list(check([1], "Array<String|Integer>", "x")) == []


async def test_a_journal_is_held_against_it(
    world: World, ask: Ask, contract: Contract, officer: VirtualPerson, tmp_path: Path
) -> None:
    file = tmp_path / "journal.jsonl"
    journal = Journal(file)
    world.observers.append(journal)
    officer.says("halo")
    part = {"document": InputFile("a.txt", b"isi", "text/plain")}
    await ask("sendDocument", part, chat_id=officer.id)
    await ask("deleteMessage", chat_id=officer.id, mood="good")
    journal.file.write(b'{"call": {"meth')
    journal.file.close()
    reader = Contract()
    reader.read(file)
    expected = ["deleteMessage: no parameter 'mood'"]
    expected += ["deleteMessage: required parameter 'message_id' is missing"]
    assert reader.violations == contract.violations == expected
    contract.allow("deleteMessage")


async def test_a_violation_is_kept_until_it_is_allowed(
    ask: Ask, contract: Contract, officer: VirtualPerson
) -> None:
    await ask("sendMessage", chat_id=officer.id, text="x", mood="good")
    assert contract.unexpected() == ["sendMessage: no parameter 'mood'"]
    contract.allow("'mood'")
    assert contract.unexpected() == []

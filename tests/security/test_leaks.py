"""Neither the token nor what people typed gets into a log; nobody else reads the settings."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from gateway.redaction import RedactingFormatter
from settings import SettingsError, keep_private
from simulator.faults import reset_before
from tests.conftest import TOKEN, House, Player
from tests.innovations.conftest import Registered

CANARY = "kenari7391"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that the bot would write, at its most talkative."""
    written, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(RedactingFormatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


async def test_nothing_that_was_typed_is_logged_whatever_fails(
    house: House, officer: Player, registered: Registered, log: io.StringIO
) -> None:
    registered(f"SAPA {CANARY}")
    for said in ("/daftar", f"Warga {CANARY} menunggu tiga jam.", "Selesai", CANARY, "/inovasi"):
        await officer.says(said)
    await officer.taps("SAPA")
    house.world.faults.add(reset_before(), method="sendMessage", chat=1001, times=3)
    await officer.says(f"/daftar {CANARY}")
    broken = {"message_id": CANARY, "chat": {"id": 1001}, "date": CANARY, "text": CANARY}
    house.bot.intake.store([{"update_id": 1, "message": broken}])
    await house.bot.intake.idle()
    written = log.getvalue()
    assert "is parked, incident" in written  # it did fail, and was told
    assert "Traceback" in written
    assert CANARY not in written
    assert TOKEN not in written


def formatted(error: BaseException) -> str:
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "gagal", None, None)
    record.exc_info = type(error), error, error.__traceback__
    return RedactingFormatter("%(message)s").format(record)


def test_an_error_is_told_without_its_words() -> None:
    try:
        try:
            int(CANARY)
        except ValueError as cause:
            raise KeyError(CANARY) from cause
    except KeyError as error:
        told = formatted(error)
    assert "builtins.ValueError: -" in told
    assert "builtins.KeyError: -" in told
    assert "test_leaks.py" in told
    assert CANARY not in told
    assert "No space left" in formatted(OSError(28, "No space left on device"))


def test_a_token_in_an_address_is_hidden() -> None:
    token = f"{123456789}:{'A' * 35}"
    told = formatted(OSError(f"https://api.telegram.org/bot{token}/getMe"))
    assert "bot<token>/getMe" in told


def test_tasks_that_nobody_waited_for() -> None:
    message = f"Task exception was never retrieved\nfuture: <Task exception=ValueError({CANARY!r})>"
    record = logging.LogRecord("asyncio", logging.ERROR, __file__, 1, message, None, None)
    assert RedactingFormatter("%(message)s").format(record) == message.partition("\n")[0]


def test_settings_that_others_could_read(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert keep_private(file) is False
    file.write_text("TELEGRAM_BOT_TOKEN=")
    file.chmod(0o644)
    assert keep_private(file) is True
    assert S_IMODE(file.stat().st_mode) == 0o600
    assert keep_private(file) is False


def test_settings_that_stay_open_are_refused() -> None:
    """Nobody may change this file's mode."""
    with pytest.raises(SettingsError, match=r"chmod 600 /proc/self/status"):
        keep_private(Path("/proc/self/status"))

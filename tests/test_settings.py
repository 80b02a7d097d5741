"""What the environment may say, and how a mistake is told."""

from datetime import timedelta
from pathlib import Path

import pytest

from settings import EXAMPLES, ROOT, TELEGRAM, Settings, SettingsError, load_settings

TOKEN = "123456789:" + "A" * 35
SECRET = "k7Qz-93bVd_0pLmX5"
WRONG = {
    "WEBHOOK_URL": "bot.kuburayakab.go.id",
    "WEBHOOK_PORT": "-1",
    "HEALTH_PORT": "delapan",
    "TELEGRAM_BASE_URL": "http://127.0.0.1:8081/",
    "ADMIN_IDS": "12,dua",
    "TIMEZONE": "Asia/Kubu_Raya",
    "CLOCK_START": "besok pagi",
    "LOG_LEVEL": "CEREWET",
    "SIMULATOR_PORT": "70000",
    "DATA_DIR": "tiada",
}


def read(folder: Path, **environment: str) -> Settings:
    return load_settings(environment, folder / "no.env")


def refusal(folder: Path, **environment: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(folder, **environment)
    return str(caught.value)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_variable_is_named_with_an_example(tmp_path: Path, name: str) -> None:
    told = refusal(tmp_path, **{name: WRONG[name]})
    assert told.startswith(f"{name}: ")
    assert repr(WRONG[name]) in told
    assert EXAMPLES[name.lower()] in told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = refusal(tmp_path, TIMEZONE="x", LOG_LEVEL="x", SIMULATOR_PORT="x").splitlines()
    assert [line.partition(":")[0] for line in told] == ["TIMEZONE", "LOG_LEVEL", "SIMULATOR_PORT"]


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - {"telegram_bot_token", "webhook_secret"}))
def test_the_examples_are_valid(tmp_path: Path, name: str) -> None:
    variable, _, value = EXAMPLES[name].partition("=")
    assert variable == name.upper()
    beside = {"WEBHOOK_SECRET": SECRET} if name == "webhook_url" else {}
    assert name in read(tmp_path, **{variable: value}, **beside).model_fields_set


@pytest.mark.parametrize("given", ["rahasia", "123456:rahasia lain", "TOKEN:rahasia"])
def test_a_wrong_token_is_not_repeated(tmp_path: Path, given: str) -> None:
    told = refusal(tmp_path, TELEGRAM_BOT_TOKEN=given)
    assert told.startswith("TELEGRAM_BOT_TOKEN: ")
    assert "(disembunyikan)" in told
    assert "rahasia" not in told


def test_a_right_token_is_not_printed(tmp_path: Path) -> None:
    settings = read(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN)
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == TOKEN
    assert "AAAA" not in f"{settings} {settings!r} {settings.model_dump_json(exclude={'timezone'})}"


def test_a_right_token_is_not_printed_with_another_mistake(tmp_path: Path) -> None:
    told = refusal(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, LOG_LEVEL="x")
    assert "AAAA" not in told


@pytest.mark.parametrize(
    "given", ["mysql://u:rahasia@host/db", "rahasia", "sqlite://", "sqlite:///:memory:"]
)
def test_a_wrong_database_is_refused_without_its_password(tmp_path: Path, given: str) -> None:
    told = refusal(tmp_path, DATABASE_URL=given)
    assert told.startswith("DATABASE_URL: ")
    assert EXAMPLES["database_url"] in told
    assert "rahasia" not in told


def test_a_false_clock_is_refused_on_telegram(tmp_path: Path) -> None:
    told = refusal(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, CLOCK_START="2026-11-30T08:00")
    assert told.startswith("CLOCK_START: tidak boleh")
    assert EXAMPLES["clock_start"] in told


def test_a_false_clock_is_allowed_elsewhere(tmp_path: Path) -> None:
    clock = {"CLOCK_START": "2026-11-30T08:00"}
    other = {"TELEGRAM_BASE_URL": "http://127.0.0.1:8081"}
    start = read(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, **clock, **other).local_clock_start
    assert start is not None
    assert start.utcoffset() == timedelta(hours=7)
    assert read(tmp_path, **clock).is_demo


def test_empty_means_default(tmp_path: Path) -> None:
    empty = read(tmp_path, **{name.upper(): "" for name in EXAMPLES})
    assert empty == read(tmp_path)
    assert empty.is_demo
    assert empty.telegram_base_url == TELEGRAM
    assert empty.admin_ids == frozenset()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "own.env"
    file.write_text("LOG_LEVEL=DEBUG\nSIMULATOR_PORT=8123\n", encoding="utf-8")
    settings = load_settings({"LOG_LEVEL": "error"}, file)
    assert (settings.log_level, settings.simulator_port) == ("ERROR", 8123)


def test_every_field_has_an_example_and_a_line() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    offered = [line.partition("=")[0].lower() for line in lines if line and line[0] != "#"]
    assert sorted(offered) == sorted(EXAMPLES) == sorted(Settings.model_fields)


def test_a_proxy_keeps_its_password_to_itself(tmp_path: Path) -> None:
    settings = read(tmp_path, PROXY_URL="http://bot:rahasia@10.0.0.1:3128")
    assert settings.proxy == "http://bot:rahasia@10.0.0.1:3128"
    assert "rahasia" not in repr(settings)
    assert read(tmp_path).proxy is None


@pytest.mark.parametrize("given", ["socks5://rahasia@host:1", "http://", "rahasia", "http://a/b"])
def test_a_wrong_proxy_is_not_repeated(tmp_path: Path, given: str) -> None:
    told = refusal(tmp_path, PROXY_URL=given)
    assert told.startswith("PROXY_URL: ")
    assert "rahasia" not in told


def test_the_driver_of_postgresql_needs_no_naming(tmp_path: Path) -> None:
    given = "postgresql://bot:rahasia@10.0.0.1:5432/inovasi"
    expected = given.replace("postgresql", "postgresql+psycopg")
    assert read(tmp_path, DATABASE_URL=given).database_url == expected


def test_a_webhook_needs_both_its_address_and_its_secret(tmp_path: Path) -> None:
    assert refusal(tmp_path, WEBHOOK_SECRET=SECRET).startswith("WEBHOOK_URL: ")
    url = "https://bot.test/telegram"
    assert refusal(tmp_path, WEBHOOK_URL=url).startswith("WEBHOOK_SECRET: ")
    settings = read(tmp_path, WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
    assert SECRET not in repr(settings)


@pytest.mark.parametrize("given", ["pendek", "rahasia rahasia rahasia", "a" * 40, "contoh" * 5])
def test_a_weak_webhook_secret_is_refused_and_not_repeated(tmp_path: Path, given: str) -> None:
    told = refusal(tmp_path, WEBHOOK_URL="https://bot.test/t", WEBHOOK_SECRET=given)
    assert told.startswith("WEBHOOK_SECRET: ")
    assert repr(given) not in told


def test_telegram_itself_calls_https_only(tmp_path: Path) -> None:
    plain = {"WEBHOOK_URL": "http://127.0.0.1:9/t", "WEBHOOK_SECRET": SECRET}
    assert refusal(tmp_path, **plain).startswith("WEBHOOK_URL: ")
    assert read(tmp_path, **plain, TELEGRAM_BASE_URL="http://127.0.0.1:8081").webhook_url


def test_copies_lie_beside_the_database_unless_told_otherwise(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    assert read(tmp_path, DATABASE_URL=url).copies_dir == tmp_path / "cadangan"
    assert read(tmp_path, BACKUP_DIR=str(tmp_path)).copies_dir == tmp_path
    remote = read(tmp_path, DATABASE_URL="postgresql://bot@host/inovasi")
    assert remote.copies_dir == ROOT / "var/cadangan"

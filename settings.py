"""What the environment and `.env` say, read once into a frozen object; refuses by name."""

import re
from collections.abc import Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic import model_validator as check
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
TELEGRAM = "https://api.telegram.org"
SECRETS = {"telegram_bot_token", "database_url", "proxy_url", "webhook_secret"}
PLACEHOLDER = re.compile(r"(?i)token|change|ganti|isi|contoh|example|abc|xxx|\.\.\.|<|>")
BASE_URL = re.compile(r"https?://[^/\s:]+(:\d+)?")
PROXY_URL = re.compile(r"https?://([^/\s:@]+(:[^/\s@]*)?@)?[^/\s:@]+(:\d+)?/?")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

EXAMPLES = {
    "telegram_bot_token": "TELEGRAM_BOT_TOKEN=<token dari @BotFather, angka:35 huruf>",
    "telegram_base_url": "TELEGRAM_BASE_URL=http://127.0.0.1:8081",
    "proxy_url": "PROXY_URL=http://127.0.0.1:3128",
    "database_url": "DATABASE_URL=sqlite:///var/inovasi.db",
    "storage_dir": "STORAGE_DIR=var/berkas",
    "backup_dir": "BACKUP_DIR=var/cadangan",
    "backup_second_dir": "BACKUP_SECOND_DIR=/mnt/nas/cadangan-bot",
    "innovation_quota_mb": "INNOVATION_QUOTA_MB=200",
    "unit_quota_mb": "UNIT_QUOTA_MB=2000",
    "disk_reserve_mb": "DISK_RESERVE_MB=250",
    "data_dir": "DATA_DIR=data",
    "admin_ids": "ADMIN_IDS=123456789,987654321",
    "timezone": "TIMEZONE=Asia/Pontianak",
    "clock_start": "CLOCK_START=2026-11-30T08:00",
    "log_level": "LOG_LEVEL=INFO",
    "log_dir": "LOG_DIR=var/log",
    "log_days": "LOG_DAYS=14",
    "raw_update_days": "RAW_UPDATE_DAYS=30",
    "webhook_url": "WEBHOOK_URL=https://bot.kuburayakab.go.id/telegram",
    "webhook_secret": "WEBHOOK_SECRET=<16 sampai 256 huruf, angka, _ atau ->",
    "webhook_port": "WEBHOOK_PORT=8090",
    "health_port": "HEALTH_PORT=8091",
    "simulator_port": "SIMULATOR_PORT=8080",
}


WAS_OPEN = (
    ".env dapat dibaca pengguna lain di mesin ini; izinnya sudah diubah menjadi 0600. Bila mesin "
    "ini dipakai bersama, ganti token lewat @BotFather (/revoke)."
)
STAYS_OPEN = (
    "{file}: dapat dibaca pengguna lain, dan izinnya tidak dapat diubah. Jalankan: chmod 600 {file}"
)
OTHERS = 0o077


class SettingsError(Exception):
    """Every wrong variable, a line each: its name, what was given, a valid example."""


def _token(value: Any) -> Any:
    text = str(value).strip()
    if PLACEHOLDER.search(text.partition(":")[2]) and not re.fullmatch(r"\d+:[\w-]{30,}", text):
        raise ValueError("masih berisi teks contoh, bukan token")
    if not re.fullmatch(r"\d+:[\w-]+", text):
        raise ValueError("bukan bentuk token bot (angka, titik dua, lalu kode)")
    return text


def _base_url(value: Any) -> str:
    if not BASE_URL.fullmatch(str(value)):
        raise ValueError("bukan alamat berbentuk skema://host[:port] tanpa garis miring di akhir")
    return str(value)


def _proxy_url(value: Any) -> str:
    if not PROXY_URL.fullmatch(str(value)):
        raise ValueError("bukan alamat proksi HTTP berbentuk http://[pengguna:sandi@]host:port")
    return str(value)


def _webhook_url(value: Any) -> str:
    if not re.fullmatch(r"https?://[^/\s:@?#]+(:\d+)?(/[\w./-]*)?", str(value)):
        raise ValueError("bukan alamat https://host/jalur")
    return str(value)


def _webhook_secret(value: Any) -> str:
    text = str(value)
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", text):
        raise ValueError("harus 16 sampai 256 huruf, angka, _ atau -")
    if PLACEHOLDER.search(text) or len(set(text)) < 6:
        raise ValueError("mudah ditebak; buat yang acak, mis. dengan: openssl rand -hex 32")
    return text


def _database_url(value: Any) -> str:
    try:
        url = make_url(str(value))
    except ArgumentError:
        raise ValueError("bukan alamat basis data") from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise ValueError("hanya sqlite dan postgresql yang didukung")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("SQLite harus berupa berkas, bukan di memori")
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "postgresql" and find_spec("psycopg") is None:
        raise ValueError("PostgreSQL butuh paket psycopg; `make run` memasangnya dengan sendirinya")
    if url.get_backend_name() == "sqlite":
        url = url.set(database=str(ROOT / str(url.database)))
    return url.render_as_string(hide_password=False)


def _admin_ids(value: Any) -> frozenset[int]:
    parts = [part.strip() for part in str(value).split(",") if part.strip()]
    if not all(re.fullmatch(r"[1-9][0-9]{0,14}", part) for part in parts):
        raise ValueError("harus berisi angka Telegram ID, dipisah koma")
    return frozenset(map(int, parts))


def _timezone(value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ValueError, OSError, KeyError):
        raise ValueError("bukan nama zona waktu IANA") from None


def _clock_start(value: Any) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError("bukan tanggal dan jam ISO") from None


def _log_level(value: Any) -> str:
    if str(value).upper() not in LEVELS:
        raise ValueError(f"harus salah satu dari {', '.join(LEVELS)}")
    return str(value).upper()


def _folder(value: Any) -> Path:
    return ROOT / str(value)


def _days(value: Any) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", str(value)):
        raise ValueError("harus angka hari, 1 sampai 9999")
    return int(str(value))


def _port(value: Any) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", str(value)) or int(str(value)) > 65535:
        raise ValueError("harus angka port 0 sampai 65535 (0: port bebas mana saja)")
    return int(str(value))


def _megabytes(value: Any) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", str(value)):
        raise ValueError("harus angka bulat, dalam MB")
    return int(str(value))


class Settings(BaseModel):
    """`clock_start` is aware. Paths are absolute; relative ones count from the project."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    telegram_bot_token: Annotated[SecretStr | None, BeforeValidator(_token)] = None
    telegram_base_url: Annotated[str, BeforeValidator(_base_url)] = TELEGRAM
    proxy_url: Annotated[SecretStr | None, BeforeValidator(_proxy_url)] = None
    database_url: Annotated[str, BeforeValidator(_database_url)] = Field(
        "sqlite:///var/inovasi.db", validate_default=True
    )
    storage_dir: Annotated[Path, BeforeValidator(_folder)] = ROOT / "var/berkas"
    backup_dir: Annotated[Path | None, BeforeValidator(_folder)] = None
    backup_second_dir: Annotated[Path | None, BeforeValidator(_folder)] = None
    innovation_quota_mb: Annotated[int, BeforeValidator(_megabytes)] = 200
    unit_quota_mb: Annotated[int, BeforeValidator(_megabytes)] = 2_000
    disk_reserve_mb: Annotated[int, BeforeValidator(_megabytes)] = 250
    data_dir: Annotated[Path, BeforeValidator(_folder)] = ROOT / "data"
    admin_ids: Annotated[frozenset[int], BeforeValidator(_admin_ids)] = frozenset()
    timezone: Annotated[ZoneInfo, BeforeValidator(_timezone)] = ZoneInfo("Asia/Pontianak")
    clock_start: Annotated[datetime | None, BeforeValidator(_clock_start)] = None
    log_level: Annotated[str, BeforeValidator(_log_level)] = "INFO"
    log_dir: Annotated[Path | None, BeforeValidator(_folder)] = None
    log_days: Annotated[int, BeforeValidator(_days)] = 14
    raw_update_days: Annotated[int, BeforeValidator(_days)] = 30
    webhook_url: Annotated[str | None, BeforeValidator(_webhook_url)] = None
    webhook_secret: Annotated[SecretStr | None, BeforeValidator(_webhook_secret)] = None
    webhook_port: Annotated[int, BeforeValidator(_port)] = 8090
    health_port: Annotated[int | None, BeforeValidator(_port)] = None
    simulator_port: Annotated[int, BeforeValidator(_port)] = 8080

    @property
    def is_demo(self) -> bool:
        """Without a token there is nobody to serve but the simulator."""
        return self.telegram_bot_token is None

    @property
    def bot_id(self) -> int:
        """The number before the colon; 0 in the demo."""
        token = self.telegram_bot_token
        return int(token.get_secret_value().partition(":")[0]) if token else 0

    @property
    def proxy(self) -> str | None:
        """The address with its password."""
        return self.proxy_url.get_secret_value() if self.proxy_url else None

    @property
    def copies_dir(self) -> Path:
        """`BACKUP_DIR`, or a folder beside the SQLite file."""
        url = make_url(self.database_url)
        is_file = url.get_backend_name() == "sqlite"
        beside = Path(str(url.database)).parent if is_file else ROOT / "var"
        return self.backup_dir or beside / "cadangan"

    @check(mode="after")
    def _no_false_clock_on_telegram(self) -> Self:
        if self.clock_start and not self.is_demo and self.telegram_base_url == TELEGRAM:
            raise ValueError("CLOCK_START: tidak boleh dipakai bersama alamat Telegram sendiri")
        return self

    @check(mode="after")
    def _webhook_is_whole(self) -> Self:
        if (self.webhook_url is None) != (self.webhook_secret is None):
            lacks = "WEBHOOK_SECRET" if self.webhook_url else "WEBHOOK_URL"
            raise ValueError(f"{lacks}: WEBHOOK_URL dan WEBHOOK_SECRET harus diisi keduanya")
        is_plain = self.webhook_url is not None and self.webhook_url.startswith("http://")
        if is_plain and self.telegram_base_url == TELEGRAM:
            raise ValueError("WEBHOOK_URL: Telegram hanya mengirim ke alamat https")
        return self

    @check(mode="after")
    def _data_is_there(self) -> Self:
        if not (self.data_dir / "opd.csv").is_file():
            raise ValueError(f"DATA_DIR: di {self.data_dir.name!r} tidak ada opd.csv")
        return self

    @property
    def local_clock_start(self) -> datetime | None:
        """`CLOCK_START`, aware: read in `TIMEZONE` where it names no zone of its own."""
        if self.clock_start is None or self.clock_start.tzinfo:
            return self.clock_start
        return self.clock_start.replace(tzinfo=self.timezone)


def load_settings(environment: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """The environment wins over the file; an empty value counts as not given."""
    merged = {**dotenv_values(env_file or ROOT / ".env"), **environment}
    known = {name: merged[name.upper()] for name in EXAMPLES if merged.get(name.upper())}
    try:
        return Settings.model_validate(known)
    except ValidationError as error:
        raise SettingsError("\n".join(map(_explained, error.errors()))) from None


def keep_private(file: Path) -> bool:
    """Nobody but its owner can read it from now on. True if others could before; SettingsError if
    that cannot be changed."""
    if not file.exists() or not file.stat().st_mode & OTHERS:
        return False
    try:
        file.chmod(0o600)
    except OSError:
        raise SettingsError(STAYS_OPEN.format(file=file)) from None
    if file.stat().st_mode & OTHERS:  # a disk without owners
        raise SettingsError(STAYS_OPEN.format(file=file))
    return True


def _explained(error: Any) -> str:
    reason = str(error["msg"]).removeprefix("Value error, ")
    if not error["loc"]:
        name = reason.partition(":")[0].lower()
        return f"{reason}. Contoh: {EXAMPLES[name]} (atau hapus baris itu)"
    name = str(error["loc"][0])
    given = "(disembunyikan)" if name in SECRETS else repr(error["input"])
    return f"{name.upper()}: {reason}; diberikan {given}. Contoh: {EXAMPLES[name]}"

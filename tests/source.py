"""The files that the bot is made of."""

from importlib import import_module

from settings import ROOT

ROOMS = ("forms", "gateway", "handlers", "jobs", "models", "reports", "services", "simulator")
FILES = sorted([*(f for r in (*ROOMS, "texts") for f in (ROOT / r).rglob("*.py")), ROOT / "bot.py"])
NAMES = [file.relative_to(ROOT).as_posix() for file in FILES]
APART = ("models/migrations/", "simulator/contract/build_table")  # run by others, and not counted


def import_all() -> None:
    for name in NAMES:
        if not name.startswith(APART):
            import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))

"""What docs/security.md says is shown, and what can be read off the files that are kept."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from settings import ROOT
from tests.security.secrets import found_in, kept_files

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)(?:::(\w+))?`")
PINNED = re.compile(r"^[a-z0-9][\w.-]*(?:\[[\w,]+\])?==\S+", re.IGNORECASE)
UNSAFE = frozenset({"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"})
SOURCES = [name for name in kept_files() if name.endswith(".py")]


@cache
def defined(name: str) -> frozenset[str]:
    """Names of the functions and classes of a file, however deep."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    kinds = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def test_every_test_that_is_named_exists() -> None:
    told = NAMED.findall((ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert len(told) > 30
    missing = [f"{file}::{n}" for file, *names in told for n in names if n]
    missing = [one for one in missing if one.split("::")[1] not in defined(one.split("::")[0])]
    assert missing == []


def test_every_threat_has_what_stops_it_and_a_test() -> None:
    lines = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    threats = [row for row in rows if row[0] not in {"threat", "---"}]
    assert len(threats) > 25
    assert [row for row in threats if len(row) != 3 or not row[1] or not NAMED.search(row[2])] == []


def test_nothing_is_unpacked_that_could_be_a_program() -> None:
    """No pickle and its like, anywhere."""
    found = [(name, module) for name in SOURCES for module in _imported(name) & UNSAFE]
    assert found == []


def _imported(name: str) -> set[str]:
    nodes = list(ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))))
    whole = {a.name.partition(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    parts = {
        n.module.partition(".")[0] for n in nodes if isinstance(n, ast.ImportFrom) and n.module
    }
    return whole | parts


@pytest.mark.parametrize(
    "lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name
)
def test_every_dependency_has_its_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
    packages = [block for block in blocks if PINNED.match(block)]
    assert len(packages) >= 2
    assert [p.split()[0] for p in packages if "--hash=sha256:" not in p] == []
    assert [b.split()[0] for b in blocks if b[:1] not in {"#", "-"} and not PINNED.match(b)] == []
    assert "--require-hashes" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_no_secret_is_kept() -> None:
    found = {}
    for name in kept_files():
        path = ROOT / name
        if path.is_file() and (kinds := found_in(path.read_bytes().decode(errors="replace"))):
            found[name] = kinds
    assert found == {}


@pytest.mark.parametrize(
    "secret",
    [
        f"{1234567890}:{'AAE' + 'x' * 32}",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AKIA" + "Z" * 16,
        "ghp_" + "a" * 36,
        "+WEBHOOK_SECRET" + "=" + "k7Qz93bVd0pLmX5a",
        "postgresql://bot:" + "s4ngatR4hasia" + "@db/inovasi",
    ],
)
def test_a_secret_would_be_found(secret: str) -> None:
    (kind,) = found_in(f"satu\n{secret}\ndua")
    assert secret not in kind

"""What looks like a secret, in the files that are kept and in all that was ever committed:
`python -m tests.security.secrets` ends with 1 if anything is found."""

import re
import shutil
import subprocess
import sys

from settings import ROOT

EXAMPLES = frozenset({"password", "rahasia", "sandi"})  # in addresses that show how one is written
LEFT = frozenset({".venv", ".cache", ".git", ".env", "var", "__pycache__"})
SHAPES = {
    "a bot's token": re.compile(r"(?<![\w-])[0-9]{8,10}:[\w-]{35}(?![\w-])", re.ASCII),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "a key of a cloud": re.compile(r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"),
    "a token of a forge": re.compile(r"(?:gh[pousr]_|github_pat_|glpat-)[A-Za-z0-9_-]{20,}"),
    "a setting with its value": re.compile(
        r"(?m)^\+?(?:export )?\w*(?:TOKEN|SECRET|PASSWORD)=[\w:.~+/-]{16,}$"
    ),
}
ADDRESS = re.compile(r"\w+://[\w.-]+:(?P<password>[\w.~+-]{6,})@", re.ASCII)


def found_in(text: str) -> list[str]:
    """What kinds of secret stand in it; never the secret itself."""
    kinds = [kind for kind, shape in SHAPES.items() if shape.search(text)]
    passwords = {match["password"] for match in ADDRESS.finditer(text)}
    return [*kinds, *(["a password in an address"] if passwords - EXAMPLES else [])]


def kept_files() -> list[str]:
    """What git keeps; in a copy without git, all that is no leftover of a run."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        return _git("ls-files", "-z").split("\0")[:-1]
    paths = (path for path in ROOT.rglob("*") if path.is_file())
    names = (path.relative_to(ROOT) for path in paths)
    return sorted(str(name) for name in names if not LEFT.intersection(name.parts))


def main() -> int:
    history = _git("log", "--all", "-p", "--unified=0", "--no-color", "--no-textconv")
    found = {
        (commit[:12], kind)
        for commit in re.split(r"(?m)^commit (?=[0-9a-f]{40}$)", history)
        for kind in found_in(commit)
    }
    for commit, kind in sorted(found):
        print(f"{commit}: {kind}")  # noqa: T201
    return int(bool(found))


def _git(*what: str) -> str:
    command = ["git", "-C", str(ROOT), *what]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode(errors="replace")  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())

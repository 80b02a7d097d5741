"""The chat of a person as text: what they did, and what they saw in return.

`python -m pytest tests/filling/test_transcript.py --write-transcript` writes it into docs/ anew.
"""

from dataclasses import dataclass, field

from simulator.screen import Screen
from tests.conftest import Player


@dataclass
class Scribe(Player):
    """Writes down each act with the screen that follows, as the person reads it."""

    lines: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, player: Player) -> "Scribe":
        scribe = cls.__new__(cls)
        Player.__init__(scribe, player.house, player.hands)
        scribe.lines = []
        return scribe

    async def says(self, text: str) -> None:
        await super().says(text)
        self._note(f"✍️ {_brief(text)}")

    async def taps(self, label: str, on: Screen | None = None) -> None:
        await super().taps(label, on)
        self._note(f"👆 [{label}]")

    async def sends_file(self, name: str, data: bytes) -> None:
        await super().sends_file(name, data)
        self._note(f"📎 {name}")

    async def shares_location(self, latitude: float, longitude: float) -> None:
        await super().shares_location(latitude, longitude)
        self._note(f"📍 {latitude}, {longitude}")

    def _note(self, act: str) -> None:
        screen = self.hands.screen
        buttons = ["  ".join(f"[{b.text}]" for b in row) for row in screen.buttons]
        shown = [*(_brief(line) for line in screen.text.splitlines()), *buttons]
        if "document" in screen.content:
            shown = [f"📄 {screen.content['document']['file_name']}"]
        self.lines += [f"**{act}**", "", "```text", *shown, "```", ""]


def _brief(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:150]} … ({len(text.split())} kata)"

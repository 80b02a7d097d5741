"""People who send anything at all: what Telegram lets through, and some of what it would not."""

import json
from random import Random
from typing import Any

from sqlmodel import func, select

import handlers
from models import Incoming, IncomingState
from simulator.entities import format_text
from simulator.events import Called, Event
from simulator.messages import Message, formatted
from simulator.person import VirtualPerson
from tests.conftest import House
from texts.menu import KEYS

ROLES = {
    1001: "officer",
    1002: "officer of another unit",
    1005: "head",
    1003: "verifier",
    1004: "leader",
    4242: "stranger",
}
ODD = (
    *("\x00", "a\x00b", "\u202eterbalik", "\u200b\u200d\ufeff", "Z\u0351\u0363\u0343a\u0312lgo"),
    *("👨\u200d👩\u200d👧\u200d👦" * 40, "<b>", "</b>&lt;&amp", "<a href='x'>", "%s %d {0} {name}"),
    *("'; DROP TABLE people; --", "\\", "`", "1e999", "-0", "9" * 400, "NaN", "0x10", "½", "²"),
    *("\u0663\u0664", "\uff11\uff12", "31/02/2026", "00-00-0000", "2026-13-45", "besok"),
    *("1 Januari 99999", "29 Februari 2027", "+62" + "8" * 40, "08", "Rp -1", "Rp 1" + "0" * 24),
    *("http://", "https://x" + "y" * 3000, "javascript:alert(1)", "\n" * 500, " ", "\u00a0", "."),
    *("\ud83d", "a\udfffb", "\U0010ffff", "é" * 4096, "kata " * 800, "𝕜" * 2048, "İ", "ß"),
)
ANSWERS = (
    *("Warga menunggu tiga jam untuk legalisir ijazah.", "SAPA WARGA", "Inisiatif", "ASN"),
    *(
        "Digital",
        "2",
        "1, 3",
        "kesehatan",
        "Selesai",
        "Lewati",
        "30 November 2026",
        "Rp 12.500.000",
    ),
    *("Operator 0812-3456-7890", "ya", "tidak", "Kirim", "dinas kesehatan", "INV-2026-0001"),
)
NAMES = ("SK.pdf", "../../etc/passwd", "a\x00.xlsx", "", "é" * 300, ".docx")
COMMANDS = [f"/{name}" for names in handlers.COMMANDS for name in names] + ["/entah", "/", "/É"]
SUFFIXES = ("", " ", "@inovasi_bot", "@bot_lain", " 1", " x y z", " " + "z" * 4000)
Json = dict[str, Any]


class Fuzz:
    """`mark` stands in every text. `unanswered` are private messages after which nothing came."""

    def __init__(self, house: House, seed: int, mark: str = "") -> None:
        self.house, self.mark, self.random = house, mark, Random(seed)  # noqa: S311
        self.people = [house.world.person(number, f"Orang {number}") for number in ROLES]
        first, *others = self.people
        self.group = first.makes_group("Grup OPD")
        for other in others:
            other.joins(self.group)
        first.adds_bot(self.group)
        self.heard: set[int] = set()
        self.sent = self.private = 0
        self.unanswered: list[str] = []
        house.world.observers.append(self._notice)

    async def rounds(self, number: int) -> None:
        """In each, every person does one thing; the beat of the bot comes now and then."""
        for one in range(number):
            self.heard.clear()
            due = {person.id: self._acts(person) for person in self.people}
            await self._delivers()
            for chat, message in due.items():
                self._check(chat, message)
            if one % 25 == 0:
                await self.house.moves_clock(minutes=self.random.choice([1, 60, 600]))

    async def _delivers(self) -> None:
        (bot,) = self.house.world.bots.values()
        updates = [queued.update for queued in bot.queue.waiting]
        bot.queue.waiting.clear()
        self.sent += len(updates)
        self.house.bot.intake.store(json.loads(json.dumps(updates)))
        await self.house.bot.intake.idle()

    def _check(self, chat: int, message: Message | None) -> None:
        if message is not None:
            self.private += 1
            if chat not in self.heard:
                self.unanswered.append(f"{ROLES[chat]}: {str(message.content)[:120]}")

    def _notice(self, event: Event) -> None:
        if isinstance(event, Called) and event.reply.status == 200 and "chat_id" in event.params:
            self.heard.add(int(event.params["chat_id"]))

    # ---- what people do

    def _acts(self, person: VirtualPerson) -> Message | None:
        """The message that an answer is due to, if it is one."""
        if person.chat.blocked:
            person.unblocks()
            return None
        choice = self.random.random()
        if choice < 0.45:
            return self._posts(person, {**self._words("text")})
        if choice < 0.6:
            return self._posts(person, self._anything(person))
        if choice < 0.85:
            return self._presses(person)
        rarely = [self._edits, self._edits, self._in_group, self._comes_and_goes]
        self.random.choice(rarely)(person)
        return None

    def _posts(self, person: VirtualPerson, content: Json) -> Message:
        person.opens()
        earlier = self.random.choice([None, None, None, *person.messages[-3:]])
        return self.house.world.post(person.chat, person.person, content, reply_to=earlier)

    def _presses(self, person: VirtualPerson) -> Message | None:
        """Buttons of any age, as they are or bent; keys of the keyboard."""
        if person.keyboard and self.random.random() < 0.2:
            return self._posts(person, {"text": self.random.choice(person.keyboard)})
        shown = [m for m in person.messages[-60:] if m.inline_keyboard]
        if not shown:
            return self._posts(person, {"text": "/daftar", **_command("/daftar")})
        message = self.random.choice([*shown, shown[-1], shown[-1], shown[-1]])
        buttons = [b for row in message.inline_keyboard for b in row if "callback_data" in b]
        if buttons:
            data = self.random.choice(buttons)["callback_data"]
            person.press(message, data if self.random.random() < 0.7 else self._bent(data))
        return None

    def _bent(self, data: str) -> str:
        parts = data.split(":")
        at = self.random.randrange(len(parts))
        odd = ["", "0", "-1", "999999999", "99999999999999999999", "\x00", "é", "x" * 50, "a:b"]
        parts[at] = self.random.choice([*odd, self.random.choice(ANSWERS)])
        return ":".join(parts).encode()[:64].decode(errors="ignore")

    def _edits(self, person: VirtualPerson) -> None:
        mine = [m for m in person.messages[-40:] if m.sender is person.person]
        if mine:
            message = self.random.choice(mine)
            name = "caption" if "text" not in message.content else "text"
            kept = {
                k: v for k, v in message.content.items() if not k.endswith(("text", "entities"))
            }
            self.house.world.change(message, {**kept, **self._words(name)})

    def _in_group(self, person: VirtualPerson) -> None:
        content = self.random.choice([self._words("text"), self._anything(person)])
        if "text" in content and self.random.random() < 0.5:
            content = formatted("text", *format_text("@inovasi_bot /belum"))
        content = json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
        if self.group.present(person.person):
            self.house.world.post(self.group, person.person, content)
        buttons = [m for m in self.group.messages.values() if m.inline_keyboard]
        if buttons:
            data = self.random.choice(self.random.choice(buttons).inline_keyboard[0])
            person.press(self.random.choice(buttons), data.get("callback_data", "x"))

    def _comes_and_goes(self, person: VirtualPerson) -> None:
        if self.random.random() < 0.5:
            person.blocks()
        elif self.group.present(person.bot):
            person.kicks_bot(self.group)
        else:
            person.adds_bot(self.group)

    # ---- what they send

    def _words(self, name: str) -> Json:
        text = f"{self._text()}{self.mark}"[:4096]
        try:
            return formatted(name, *format_text(text)) or {name: "?"}
        except UnicodeEncodeError:  # half of a pair
            return {name: text}

    def _text(self) -> str:
        kind = self.random.random()
        if kind < 0.3:
            return self.random.choice(COMMANDS) + self.random.choice(SUFFIXES)
        if kind < 0.65:
            return self.random.choice([*ANSWERS, *KEYS.values()])
        if kind < 0.9:
            return self.random.choice(ODD)
        size = self.random.choice([1, 20, 300, 4096])
        return "".join(chr(self._point()) for _ in range(size))

    def _point(self) -> int:
        return self.random.choice([self.random.randrange(0x80), self.random.randrange(0xD7FF)])

    def _anything(self, person: VirtualPerson) -> Json:
        caption = self._words("caption") if self.random.random() < 0.5 else {}
        named = {"document": self._file(person), **caption}
        return self.random.choice([named, self._medium(person, caption), self._shared()])

    def _file(self, person: VirtualPerson) -> Json:
        """Its size may be another one than is told."""
        name, some = self.random.choice(NAMES), self.random.randbytes(3000)
        data = self.random.choice([b"", b"%PDF-1.4 x", b"PK\x03\x04", some])
        stored = self.house.world.files.add("document", name, "application/pdf", data)
        size = self.random.choice([len(data), len(data), 0, 2**31, 2**40])
        return {**stored.ids(person.bot.id), "file_size": size, "file_name": name}

    def _medium(self, person: VirtualPerson, caption: Json) -> Json:
        file = {**self._file(person), "width": 1, "height": 1, "duration": 1, "length": 1}
        many: list[Json] = [
            {"photo": [file], **caption},
            {"video": file, **caption},
            {"voice": file, **caption},
            {"animation": file, "document": file},
            {"video_note": file},
            {"sticker": {**file, "type": "regular", "is_animated": False, "is_video": False}},
        ]
        return self.random.choice(many)

    def _shared(self) -> Json:
        at = self.random.uniform
        place = {"latitude": at(-90, 90), "longitude": at(-180, 180)}
        many: list[Json] = [
            {"contact": {"phone_number": self._text()[:60], "first_name": self._text()[:60]}},
            {"contact": {"phone_number": "", "first_name": "", "user_id": 2**52}},
            {"location": place},
            {"location": {"latitude": 0, "longitude": 0, "live_period": 60}},
            {"venue": {"location": place, "title": "?", "address": ""}, "location": place},
            {"dice": {"emoji": "🎲", "value": 6}},
            {"hologram": {"anything": [1, 2, {"x": None}]}},
            {},
        ]
        return self.random.choice(many)


_WORDS = {"text", "caption", "entities", "caption_entities"}


def _command(text: str) -> Json:
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}


def parked(house: House) -> int:
    with house.bot.house.database.reading() as session:
        wanted = select(func.count()).where(Incoming.state == IncomingState.PARKED)
        return session.exec(wanted).one()

"""The limit: a loop of aiohttp and raw sqlite3 that does the same durable step. It stores the
message that came in, finds the draft of whoever wrote it, writes the answer, commits with
`synchronous=FULL`, and asks the next question. Nothing else is looked at.

python tests/bench/bare.py ADDRESS TOKEN DATABASE, a file that `crowd.settle_in` has made.
"""

import asyncio
import sqlite3
import sys
from datetime import UTC, datetime
from typing import Any

import aiohttp
import orjson

Json = dict[str, Any]
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
STORE = (
    "INSERT INTO incoming (bot_id, update_id, chat_id, payload, state, attempts, received_at)"
    " VALUES (1, ?, ?, ?, 'answered', 0, ?)"
)
FIND = (
    "SELECT drafts.id, answers FROM people JOIN drafts ON drafts.id = people.open_draft_id"
    " WHERE telegram_id = ?"
)
WRITE = "UPDATE drafts SET answers = ?, revision = revision + 1, changed_at = ? WHERE id = ?"
STAGES = ("Inisiatif", "Uji Coba", "Penerapan")
QUESTION = "Nama inovasi: <b>{}</b>\n\nPertanyaan 3 dari 26\n<b>Sampai mana tahapannya?</b>"


def written(database: sqlite3.Connection, update: Json) -> Json:
    """The next question, once the answer is on the disk."""
    message, now = update["message"], datetime.now(UTC).isoformat()
    chat, text = message["chat"]["id"], message["text"]
    with database:
        database.execute("BEGIN IMMEDIATE")
        database.execute(STORE, (update["update_id"], chat, orjson.dumps(update), now))
        draft, answers = database.execute(FIND, (chat,)).fetchone()
        answer = {"value": text, "said": message["message_id"], "at": now}
        whole = orjson.dumps({**orjson.loads(answers), "name": answer}).decode()
        database.execute(WRITE, (whole, now, draft))
    return {"chat_id": chat, "text": QUESTION.format(text), "reply_markup": _keyboard(draft)}


def _keyboard(draft: int) -> Json:
    buttons = [{"text": name, "callback_data": f"pick:{draft}:{name}"} for name in STAGES]
    return {"inline_keyboard": [[button] for button in buttons]}


async def serve(address: str, database: sqlite3.Connection) -> None:
    sending: set[asyncio.Task[Json]] = set()
    async with aiohttp.ClientSession() as line:
        offset = 0
        while True:
            found = await _call(line, f"{address}/getUpdates", {"offset": offset, "timeout": 30})
            for update in found["result"]:
                question = written(database, update)
                sending.add(
                    task := asyncio.create_task(_call(line, f"{address}/sendMessage", question))
                )
                task.add_done_callback(sending.discard)
                offset = update["update_id"] + 1


async def _call(line: aiohttp.ClientSession, address: str, given: Json) -> Json:
    headers = {"Content-Type": "application/json"}
    async with line.post(address, data=orjson.dumps(given), headers=headers) as answer:
        found: Json = orjson.loads(await answer.read())
        return found


def main(address: str, token: str, file: str) -> None:
    database = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    asyncio.run(serve(f"{address}/bot{token}", database))


if __name__ == "__main__":
    main(*sys.argv[1:])

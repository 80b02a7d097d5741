"""Faults of the product, and of which figure of the scorecard each makes a short one."""

from dataclasses import dataclass

from tests.reliability.scorecard.mutants import MUTANTS, Mutant

ROWS = "tests/reliability/scorecard/rows/"


@dataclass(frozen=True, slots=True)
class Proof:
    """`faults` are put into the product; `figure` is the beginning of one that is short then."""

    figure: str
    row: str
    faults: tuple[Mutant, ...]


def fault(name: str, file: str, old: str, new: str) -> Mutant:
    return Mutant(name, file, old, new, "")


def known(name: str) -> Mutant:
    return next(mutant for mutant in MUTANTS if mutant.name == name)


def smaller(file: str, old: str, new: str) -> Mutant:
    """The row itself, made short in time: that it fails shows as well in a few."""
    return fault(f"{file} in small", f"{ROWS}{file}.py", old, new)


KILLS = smaller("row_01_kills", "KILLS = 1_000", "KILLS = 80")
FUZZ = smaller("row_08_fuzz", "UPDATES, FEWER = 10_000, 1_000", "UPDATES, FEWER = 1_500, 60")
YEARS = smaller("row_17_virtual_years", "range(2027, 2047)", "range(2027, 2029)")
UNIQUE = """        sa.UniqueConstraint(
            "kind",
            "subject",
"""
PROOFS = (
    Proof("1 answers lost", "row_01", (KILLS, known("confirmed without being stored"))),
    Proof("2 chats out of order", "row_01", (KILLS, known("the newest of a chat first"))),
    Proof(
        "3 exhaustive crash points: lost or unseen",
        "row_03",
        (known("no replay at the start"),),
    ),
    Proof("4 reminders never accepted", "row_01", (KILLS, known("unknown as sent"))),
    Proof("5 copies not counted", "row_01", (KILLS, known("unknowns not counted"))),
    Proof("6 OutboxHistory", "row_06", (known("what is held stays held"),)),
    Proof(
        "8 unhandled exceptions",
        "row_08",
        (
            FUZZ,
            fault(
                "buttons are taken at their word",
                "texts/screen.py",
                "if not is_ours or not all(p.isdigit() and len(p) < 10 for p in parts[1:3]):",
                "if len(parts) != 5:",
            ),
        ),
    ),
    Proof(
        "9 private messages unanswered",
        "row_08",
        (
            FUZZ,
            fault(
                "what is no text goes unheard",
                "handlers/__init__.py",
                "MessageHandler(PRIVATE & fresh, _heard(welcome.say))",
                "MessageHandler(PRIVATE & fresh & filters.TEXT, _heard(welcome.say))",
            ),
        ),
    ),
    Proof(
        "10 poison behind which",
        "row_10",
        (
            fault(
                "half a surrogate pair stops the batch",
                "gateway/payloads.py",
                'return json.loads(raw.decode(errors="replace"))',
                "raise",
            ),
        ),
    ),
    Proof(
        "11 deaf after one fault",
        "row_11",
        (
            fault(
                "a 401 or 404 ends polling",
                "gateway/polling.py",
                "if status in {401, 404}:",
                "if status in set():",
            ),
        ),
    ),
    Proof(
        "12 from deaf",
        "row_12",
        (fault("no watchdog", "gateway/pulse.py", "self.end(EXIT_CODE)", "return"),),
    ),
    Proof("13 reminders lost", "row_13", (known("429 as failed"),)),
    Proof(
        "14 answers with the right reason", "row_14", (known("written to although they blocked"),)
    ),
    Proof(
        "15 copies, or rows",
        "row_15",
        (
            fault(
                "everybody has the seat",
                "gateway/seat.py",
                "SELECT pg_try_advisory_lock(%s)",
                "SELECT %s::bigint IS NOT NULL",
            ),
        ),
    ),
    Proof(
        "15 cut off ones",
        "row_15",
        (
            fault(
                "nobody looks whether the seat is theirs still",
                "gateway/seat.py",
                '            self._ask("SELECT 1")\n',
                "            pass\n",
            ),
        ),
    ),
    Proof(
        "16 rows planned twice by 3 planners, PostgreSQL",
        "row_16",
        (
            fault(
                "what is due is not unique in the table",
                "models/migrations/versions/0001_the_first_tables.py",
                UNIQUE,
                UNIQUE.replace('"kind",', '"id",'),
            ),
        ),
    ),
    Proof(
        "17 steps missing",
        "row_17",
        (
            YEARS,
            fault(
                "what was due in an absence is forgotten",
                "services/reminders.py",
                "if s.name not in known and at >= mandate.set_at]",
                "if s.name not in known and at >= mandate.set_at and (now - at).days < 1]",
            ),
        ),
    ),
    Proof(
        "18 updates lost",
        "row_18",
        (
            fault(
                "no lock on the draft",
                "services/draft_statements.py",
                "    .with_for_update(of=Draft)\n",
                "",
            ),
        ),
    ),
    Proof(
        "19 connections with synchronous=2",
        "row_19",
        (
            fault(
                "a commit may be lost with the power",
                "models/database.py",
                '"synchronous": "FULL"',
                '"synchronous": "NORMAL"',
            ),
        ),
    ),
    Proof(
        "20 confirmed but not stored",
        "row_20",
        (
            fault(
                "what was not stored is confirmed",
                "gateway/polling.py",
                'raise NetworkError(f"updates not stored: {type(error).__name__}") from error',
                "pass",
            ),
        ),
    ),
    Proof(
        "22 lines of the log that hold the token",
        "row_22",
        (
            fault(
                "the address of a poll is logged",
                "gateway/polling.py",
                "        self.pulse.hears()\n",
                "        self.pulse.hears()\n        __import__('logging').warning(url)\n",
            ),
            fault(
                "and not redacted",
                "gateway/redaction.py",
                'return TOKEN.sub("<token>", super().format(record))',
                "return super().format(record)",
            ),
        ),
    ),
    Proof(
        "22 lines of the log that hold what somebody typed",
        "row_22",
        (
            fault(
                "what could not be read is logged",
                "gateway/intake.py",
                'log.exception("update row %s could not be read", row.id)',
                'log.exception("update row %s could not be read", row.payload)',
            ),
        ),
    ),
    Proof(
        "23 copies made while writing",
        "row_23",
        (
            fault(
                "evidence is not copied",
                "services/backups.py",
                'storage.glob("??/*")',
                'storage.glob("??/none")',
            ),
        ),
    ),
    Proof(
        "24 p95 of a quiet chat",
        "row_24",
        (fault("one worker for all chats", "gateway/intake.py", "WORKERS = 64", "WORKERS = 1"),),
    ),
)

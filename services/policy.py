"""Who may do what: one table of role x action. Loaders, command menus and help are made from it.

To add a command or a button: take the `Action` that it is, or add one with its row in `_TABLE`;
name the command in `COMMANDS` or the verb in `VERBS`; get the thing in the service by
`people.allowed(session, Action.X, **who)`, by `people.officer(session, Action.X, **who)` where it
is a unit's, or ask `people.reaches(...)` about a row that has been found. A command is described in
`texts/menu.WHAT`, which puts it into the menus of those who may. A test fails without a row, and
the matrix (`tests/security/test_matrix.py`) holds every command and verb against this table; what a
button is about, `tests/security/targets.py` plants. A delivery that only holders of a post may read
has its line in `TOLD`.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from models import Role


class Action(StrEnum):
    COME_IN = "come in"
    SEE_DEADLINE = "see the deadline"
    ASK = "ask in plain words"
    FILL = "fill in a form"
    HOLD_POST = "act in one's posts"
    REGISTER = "register an innovation"
    KEEP_DRAFTS = "keep drafts"
    LIST_OWN = "list one's innovations"
    READ = "read an innovation"
    LOOK_UP = "look up an innovation"
    CHANGE = "change an innovation"
    DECIDE_CHANGE = "decide on a proposal"
    ASK_MISSING = "ask who is missing"
    INVITE = "invite"
    DECIDE_ACCESS = "decide on an access request"
    APPOINT = "fill posts of the whole regency"
    KEEP_PEOPLE = "suspend and end posts"
    SEE_STAFF = "see the people of a unit"
    HAND_OVER = "pass a post on"
    IMPORT = "import a sheet"
    BRING = "bring the bot into a group"
    LINK_GROUP = "link a group"
    ASK_IN_GROUP = "ask in a group"
    HAND_IN = "hand in evidence"
    SEE_EVIDENCE = "see evidence"
    SEE_SCORES = "see scores"
    RANK = "rank"
    RECAP = "read the recap"
    SEE_INDEX = "see the index"
    SEE_TOP = "see the best of a year"
    SEARCH = "search"
    OWN_DATA = "see the data on oneself"
    SEE_CONTACT = "see whom to call"
    VERIFY = "verify"
    SCORE = "enter scores"
    PACK = "pack for the ministry"
    REMIND = "run the reminders"
    SEE_REMINDERS = "see the plan of reminders"
    ANNOUNCE = "send circulars"
    READ_CIRCULARS = "read circulars"
    COMMIT = "sign the commitment"
    SEE_COMMITMENTS = "see commitments"
    KEEP_UNITS = "keep the units"
    SET = "change the settings"
    READ_QUESTIONS = "read what is asked"
    READ_AUDIT = "read the audit"
    SEE_HEALTH = "see the health"


class Reach(IntEnum):
    """SELF: what is one's own; UNIT: what is one's unit's; OPEN: that, and what is published of the
    others (`innovations.Published`); ALL: the whole regency's."""

    NO = 0
    SELF = 1
    UNIT = 2
    OPEN = 3
    ALL = 4


NO, SELF, UNIT, OPEN, ALL = Reach
# fmt: off
_COLUMNS =                  (None, Role.OFFICER, Role.HEAD, Role.LEADER, Role.VERIFIER, Role.ADMIN)
_TABLE = {  # None: a stranger, or somebody whose posts have ended
    Action.COME_IN:         (SELF, SELF, SELF, SELF, SELF, SELF),
    Action.SEE_DEADLINE:    (ALL,  ALL,  ALL,  ALL,  ALL,  ALL),
    Action.ASK:             (NO,   SELF, SELF, SELF, SELF, SELF),
    Action.FILL:            (SELF, UNIT, UNIT, SELF, SELF, SELF),
    Action.HOLD_POST:       (SELF, SELF, SELF, SELF, SELF, SELF),
    Action.REGISTER:        (NO,   UNIT, UNIT, NO,   ALL,  ALL),
    Action.KEEP_DRAFTS:     (NO,   UNIT, UNIT, NO,   SELF, SELF),  # SELF: what they began
    Action.LIST_OWN:        (NO,   UNIT, UNIT, NO,   NO,   NO),
    Action.READ:            (NO,   UNIT, UNIT, ALL,  ALL,  ALL),
    Action.LOOK_UP:         (NO,   OPEN, OPEN, ALL,  ALL,  ALL),
    Action.CHANGE:          (NO,   UNIT, UNIT, NO,   SELF, SELF),  # SELF: what they registered
    Action.DECIDE_CHANGE:   (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.ASK_MISSING:     (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.INVITE:          (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.DECIDE_ACCESS:   (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.APPOINT:         (NO,   NO,   NO,   NO,   NO,   ALL),
    Action.KEEP_PEOPLE:     (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.SEE_STAFF:       (NO,   UNIT, UNIT, NO,   ALL,  ALL),
    Action.HAND_OVER:       (NO,   SELF, UNIT, NO,   ALL,  ALL),   # SELF: their own post
    Action.IMPORT:          (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.BRING:           (NO,   UNIT, UNIT, ALL,  ALL,  ALL),
    Action.LINK_GROUP:      (NO,   UNIT, UNIT, NO,   ALL,  ALL),
    Action.ASK_IN_GROUP:    (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.HAND_IN:         (NO,   UNIT, NO,   NO,   NO,   NO),
    Action.SEE_EVIDENCE:    (NO,   UNIT, UNIT, ALL,  ALL,  ALL),
    Action.SEE_SCORES:      (NO,   UNIT, UNIT, ALL,  ALL,  ALL),   # ALL: as the regency has set
    Action.RANK:            (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.RECAP:           (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.SEE_INDEX:       (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.SEE_TOP:         (NO,   ALL,  ALL,  ALL,  ALL,  ALL),
    Action.SEARCH:          (NO,   OPEN, OPEN, ALL,  ALL,  ALL),
    Action.OWN_DATA:        (SELF, SELF, SELF, SELF, SELF, SELF),
    Action.SEE_CONTACT:     (NO,   UNIT, UNIT, NO,   ALL,  ALL),   # names, telephone numbers
    Action.VERIFY:          (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.SCORE:           (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.PACK:            (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.REMIND:          (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.SEE_REMINDERS:   (NO,   NO,   NO,   ALL,  ALL,  ALL),
    Action.ANNOUNCE:        (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.READ_CIRCULARS:  (NO,   UNIT, UNIT, ALL,  ALL,  ALL),
    Action.COMMIT:          (NO,   NO,   UNIT, NO,   NO,   NO),
    Action.SEE_COMMITMENTS: (NO,   UNIT, UNIT, ALL,  ALL,  ALL),
    Action.KEEP_UNITS:      (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.SET:             (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.READ_QUESTIONS:  (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.READ_AUDIT:      (NO,   NO,   NO,   NO,   ALL,  ALL),
    Action.SEE_HEALTH:      (NO,   NO,   NO,   NO,   NO,   ALL),
}
# fmt: on
COMMANDS: Mapping[str, Action] = {
    "start": Action.COME_IN,
    "mulai": Action.COME_IN,
    "bantuan": Action.COME_IN,
    "help": Action.COME_IN,
    "batal": Action.FILL,
    "tenggat": Action.SEE_DEADLINE,
    "peran": Action.HOLD_POST,
    "daftar": Action.REGISTER,
    "draf": Action.KEEP_DRAFTS,
    "inovasi": Action.LIST_OWN,
    "belum": Action.ASK_MISSING,
    "cari": Action.SEARCH,
    "bukti": Action.SEE_EVIDENCE,
    "skor": Action.SEE_SCORES,
    "peringkat": Action.RANK,
    "banding": Action.RANK,
    "langganan": Action.RECAP,
    "tren": Action.SEE_SCORES,
    "rekap": Action.RECAP,
    "indeks": Action.SEE_INDEX,
    "top10": Action.SEE_TOP,
    "kesehatan": Action.SEE_HEALTH,
    "datasaya": Action.OWN_DATA,
    "verifikasi": Action.VERIFY,
    "pengaturan": Action.SET,
    "nilai": Action.SCORE,
    "paket": Action.PACK,
    "pengingat": Action.SEE_REMINDERS,
    "edaran": Action.READ_CIRCULARS,
    "komitmen": Action.SEE_COMMITMENTS,
    "saya": Action.LIST_OWN,
    "mingguan": Action.RECAP,
    "undang": Action.INVITE,
    "pertanyaan": Action.READ_QUESTIONS,
    "impor": Action.IMPORT,
}
VERBS: Mapping[str, Action] = {
    # a form and its draft
    "pick": Action.FILL,
    "done": Action.FILL,
    "anew": Action.FILL,
    "skip": Action.FILL,
    "keep": Action.FILL,
    "back": Action.FILL,
    "revise": Action.FILL,
    "offer": Action.FILL,
    "aside": Action.FILL,
    "page": Action.FILL,
    "example": Action.FILL,
    "leave": Action.FILL,
    "resume": Action.FILL,
    "open": Action.FILL,
    "send": Action.FILL,
    "sure": Action.KEEP_DRAFTS,
    "discard": Action.KEEP_DRAFTS,
    "drafts": Action.KEEP_DRAFTS,
    "start": Action.REGISTER,
    "fresh": Action.REGISTER,
    # innovations
    "innovations": Action.LIST_OWN,
    "innovation": Action.LOOK_UP,
    "subs": Action.RECAP,
    "subnew": Action.RECAP,
    "subdone": Action.RECAP,
    "subpause": Action.RECAP,
    "subresume": Action.RECAP,
    "subend": Action.RECAP,
    "found": Action.ASK,
    "chart": Action.ASK,
    "hit": Action.LOOK_UP,
    "similar": Action.SEARCH,
    "alike": Action.KEEP_DRAFTS,
    "profile": Action.READ,
    "history": Action.READ,
    "files": Action.READ,
    "file": Action.READ,
    "receipt": Action.READ,
    "change": Action.CHANGE,
    "withdraw": Action.CHANGE,
    "accept": Action.DECIDE_CHANGE,
    "refuse": Action.DECIDE_CHANGE,
    # verification
    "queue": Action.VERIFY,
    "case": Action.VERIFY,
    "verify": Action.VERIFY,
    "return": Action.VERIFY,
    "reopen": Action.VERIFY,
    "checks": Action.VERIFY,
    "examine": Action.VERIFY,
    "agree": Action.VERIFY,
    "lower": Action.VERIFY,
    "agreeall": Action.VERIFY,
    "agreedall": Action.VERIFY,
    # what the regency decides for itself
    "settings": Action.SET,
    "setting": Action.SET,
    "setto": Action.SET,
    # evidence
    "desks": Action.SEE_EVIDENCE,
    "desk": Action.SEE_EVIDENCE,
    "variable": Action.SEE_EVIDENCE,
    "indicator": Action.SEE_EVIDENCE,
    "item": Action.SEE_EVIDENCE,
    "proof": Action.SEE_EVIDENCE,
    "level": Action.HAND_IN,
    "basis": Action.HAND_IN,
    "substance": Action.HAND_IN,
    "attach": Action.HAND_IN,
    "removing": Action.HAND_IN,
    "remove": Action.HAND_IN,
    "instrument": Action.VERIFY,
    # scores
    "scores": Action.SEE_SCORES,
    "unitscore": Action.SEE_SCORES,
    "score": Action.SEE_SCORES,
    "picture": Action.SEE_SCORES,
    "marks": Action.SCORE,
    "package": Action.PACK,
    "bundle": Action.PACK,
    "packone": Action.PACK,
    "packmany": Action.PACK,
    "upload": Action.PACK,
    "uploads": Action.PACK,
    "unupload": Action.PACK,
    "mark": Action.SCORE,
    "rank": Action.RANK,
    "rankby": Action.RANK,
    "rankone": Action.RANK,
    "rankas": Action.RANK,
    "recap": Action.RECAP,
    "recapas": Action.RECAP,
    "top": Action.SEE_TOP,
    "topnew": Action.SCORE,
    "topset": Action.SCORE,
    "index": Action.SEE_INDEX,
    "simulate": Action.SEE_INDEX,
    "spd": Action.SEE_INDEX,
    "spdone": Action.SEE_INDEX,
    "spdset": Action.SCORE,
    # the mandate
    "board": Action.ASK_MISSING,
    "boardkind": Action.ASK_MISSING,
    "boardtrend": Action.ASK_MISSING,
    "pin": Action.ASK_MISSING,
    "unpin": Action.ASK_MISSING,
    "sheet": Action.ASK_MISSING,
    "deadline": Action.SEE_DEADLINE,
    # a reminder
    "promise": Action.REGISTER,
    "snooze": Action.REGISTER,
    "held": Action.REGISTER,
    "notme": Action.REGISTER,
    "moveday": Action.REMIND,
    "nudge": Action.ASK_MISSING,
    "nudgego": Action.ASK_MISSING,
    "nudged": Action.ASK_MISSING,
    # the plan of reminders
    "plan": Action.SEE_REMINDERS,
    "planunits": Action.SEE_REMINDERS,
    "planunit": Action.SEE_REMINDERS,
    "planday": Action.SEE_REMINDERS,
    "plantext": Action.SEE_REMINDERS,
    "plansteps": Action.SEE_REMINDERS,
    "planstep": Action.REMIND,
    "stepedit": Action.REMIND,
    "stepnew": Action.REMIND,
    "steptry": Action.REMIND,
    "stepgo": Action.REMIND,
    "stepdrop": Action.REMIND,
    "stepgone": Action.REMIND,
    "pause": Action.REMIND,
    "closeyear": Action.REMIND,
    "reach": Action.REMIND,
    "reachgo": Action.REMIND,
    "reached": Action.REGISTER,
    "openyear": Action.REMIND,
    "closing": Action.SEE_REMINDERS,
    "closingas": Action.SEE_REMINDERS,
    "unpause": Action.REMIND,
    # personal data
    "mydata": Action.OWN_DATA,
    "mydatais": Action.OWN_DATA,
    "erase": Action.OWN_DATA,
    # the audit
    "trail": Action.READ_AUDIT,
    "trailxlsx": Action.READ_AUDIT,
    # circulars
    "circulars": Action.READ_CIRCULARS,
    "circular": Action.READ_CIRCULARS,
    "circread": Action.READ_CIRCULARS,
    "circpdf": Action.READ_CIRCULARS,
    "circnew": Action.ANNOUNCE,
    "circedit": Action.ANNOUNCE,
    "circdrop": Action.ANNOUNCE,
    "circgone": Action.ANNOUNCE,
    "circview": Action.ANNOUNCE,
    "circsend": Action.ANNOUNCE,
    "circcall": Action.ANNOUNCE,
    "circback": Action.ANNOUNCE,
    "circrep": Action.ANNOUNCE,
    "circxlsx": Action.ANNOUNCE,
    # commitments
    "commitments": Action.SEE_COMMITMENTS,
    "commitpdf": Action.SEE_COMMITMENTS,
    "commitsign": Action.COMMIT,
    "commitall": Action.ASK_MISSING,
    "commitask": Action.ASK_MISSING,
    "commitgo": Action.ASK_MISSING,
    "digestset": Action.RECAP,
    # the house
    "health": Action.SEE_HEALTH,
    # people
    "help": Action.COME_IN,
    "view": Action.ASK,
    "chip": Action.ASK,
    "ask": Action.COME_IN,
    "post": Action.HOLD_POST,
    "grant": Action.DECIDE_ACCESS,
    "deny": Action.DECIDE_ACCESS,
    "request": Action.DECIDE_ACCESS,
    "requests": Action.DECIDE_ACCESS,
    "invite": Action.INVITE,
    "relink": Action.INVITE,
    "revoke": Action.INVITE,
    "staffing": Action.KEEP_PEOPLE,
    "staff": Action.SEE_STAFF,
    "person": Action.KEEP_PEOPLE,
    "handover": Action.HAND_OVER,
    "deputy": Action.HAND_OVER,
    "suspend": Action.KEEP_PEOPLE,
    "dismiss": Action.KEEP_PEOPLE,
    "reinstate": Action.KEEP_PEOPLE,
    "blank": Action.IMPORT,
    "enter": Action.IMPORT,
    "cards": Action.IMPORT,
    # in groups
    "here": Action.ASK_IN_GROUP,
    "hang": Action.ASK_MISSING,
    "private": Action.ASK_IN_GROUP,
    "link": Action.LINK_GROUP,
    "unlink": Action.LINK_GROUP,
}
TOLD: Mapping[str, Action] = {
    "subscription": Action.RECAP,
    "submitted": Action.VERIFY,
    "uploaded": Action.READ,
    "corrected": Action.VERIFY,
    "withdrawn": Action.VERIFY,
    "decided": Action.READ,
    "checked": Action.READ,
    "proposed": Action.DECIDE_CHANGE,
    "proposal_decided": Action.READ,
    "copy_to_head": Action.READ,
    "access_asked": Action.DECIDE_ACCESS,
    "invitation_redeemed": Action.INVITE,
    "not_me": Action.INVITE,
    "mandate_closed": Action.SEE_REMINDERS,
    "alarm": Action.SEE_HEALTH,
    "downtime": Action.SEE_HEALTH,
}
"""What a recipient of such a delivery has to be allowed when it goes out; of other kinds nothing:
they are about the recipient, or their own rules ask for the post."""
IN_GROUPS = frozenset(
    {Action.ASK_MISSING, Action.SEE_DEADLINE, Action.SEE_INDEX, Action.RANK, Action.RECAP}
)
"""What may be asked where others read along: answers that name no person."""


def reach(role: Role | None, action: Action) -> Reach:
    return _TABLE[action][_COLUMNS.index(role)]


def may(role: Role | None, action: Action) -> bool:
    return reach(role, action) is not NO


def roles_for(action: Action, *, least: Reach = SELF) -> tuple[Role, ...]:
    """Those whose reach is at least that, in the order of the table."""
    return tuple(role for role in _COLUMNS if role and reach(role, action) >= least)

"""The table of role x action, and how far each reaches."""

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


def reach(role: Role | None, action: Action) -> Reach:
    return _TABLE[action][_COLUMNS.index(role)]


def may(role: Role | None, action: Action) -> bool:
    return reach(role, action) is not NO


def roles_for(action: Action, *, least: Reach = SELF) -> tuple[Role, ...]:
    """Those whose reach is at least that, in the order of the table."""
    return tuple(role for role in _COLUMNS if role and reach(role, action) >= least)

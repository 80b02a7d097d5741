"""What is: the tables, one file per thing. Importing this package knows them all."""

from models.audit import AuditEntry
from models.delivery import Delivery, DeliveryState
from models.draft import Draft, ReplacedAnswer, SaidMessage
from models.incoming import Incoming, IncomingState
from models.innovation import Innovation, Status, StatusChange
from models.installation import Installation
from models.mandate import Mandate, ReminderStep
from models.person import Membership, Person, Role
from models.recognition import Recognition
from models.unit import Unit, UnitAlias, UnitName

__all__ = [
    "AuditEntry",
    "Delivery",
    "DeliveryState",
    "Draft",
    "Incoming",
    "IncomingState",
    "Innovation",
    "Installation",
    "Mandate",
    "Membership",
    "Person",
    "Recognition",
    "ReminderStep",
    "ReplacedAnswer",
    "Role",
    "SaidMessage",
    "Status",
    "StatusChange",
    "Unit",
    "UnitAlias",
    "UnitName",
]

"""Who may do what: one table of role x action. Loaders, command menus and help are made from it.

To add a command or a button: take the `Action` that it is, or add one with its row in `rights`;
name the command in `commands` or the verb in `verbs`; get the thing in the service by
`people.allowed(session, Action.X, **who)`, by `people.officer(session, Action.X, **who)` where it
is a unit's, or ask `people.reaches(...)` about a row that has been found. A command is described in
`texts/menu.WHAT`, which puts it into the menus of those who may. A test fails without a row, and
the matrix (`tests/security/test_matrix.py`) holds every command and verb against this table; what a
button is about, `tests/security/targets` plants. A delivery that only holders of a post may read
has its line in `told`.
"""

from services.policy.commands import COMMANDS, IN_GROUPS
from services.policy.rights import Action, Reach, may, reach, roles_for
from services.policy.told import TOLD
from services.policy.verbs import VERBS

__all__ = [
    "COMMANDS",
    "IN_GROUPS",
    "TOLD",
    "VERBS",
    "Action",
    "Reach",
    "may",
    "reach",
    "roles_for",
]

"""How people come in: asking for access, deciding on it, inviting, and the sheets for many."""

from forms.collected import Files
from forms.kinds import UNITS, Choice, Date, Form, Given, Text

OFFICER, HEAD = "Operator inovasi", "Kepala perangkat daerah"
LEADER, VERIFIER, ADMIN = "Pimpinan daerah", "Bappedalitbang", "Admin"
OF_A_UNIT = Given("role", (OFFICER, HEAD))
SHEETS = ("xlsx",)

ACCESS = Form(
    "access",
    1,
    (
        Choice(key="role", options=(OFFICER, HEAD, LEADER, VERIFIER)),
        Choice(key="unit", options=UNITS, when=OF_A_UNIT),
        Text(key="person", least=3, most=80),
    ),
)
ACCESS_REFUSAL = Form(
    "access_refusal", 1, (Text(key="reason", least=10, most=500),), has_review=False
)
INVITATION = Form(
    "invitation",
    1,
    (
        Choice(key="role", options=(OFFICER, HEAD)),
        Choice(key="unit", options=UNITS, when=OF_A_UNIT),
    ),
    has_review=False,
)
ADMIN_INVITATION = Form(
    "admin_invitation",
    1,
    (
        Choice(key="role", options=(OFFICER, HEAD, LEADER, VERIFIER, ADMIN)),
        Choice(key="unit", options=UNITS, when=OF_A_UNIT),
    ),
    has_review=False,
)
MOVED, RETIRED, SHARED = "Pindah tugas", "Pensiun atau berhenti", "Pembagian tugas baru"
HANDOVER = Form(
    "handover", 1, (Choice(key="reason", options=(MOVED, RETIRED, SHARED)),), has_review=False
)
DEPUTY = Form(
    "deputy",
    1,
    (Date(key="first", years_back=0, years_ahead=1), Date(key="last", years_back=0)),
    has_review=False,
)
SUSPENSION = Form("suspension", 1, (Text(key="reason", least=10, most=300),), has_review=False)
DISMISSAL = Form("dismissal", 1, (Text(key="reason", least=10, most=300),), has_review=False)
REINSTATEMENT = Form(
    "reinstatement", 1, (Text(key="reason", least=10, most=300),), has_review=False
)
INVITATION_SHEET = Form(
    "invitation_sheet", 1, (Files(key="sheet", types=SHEETS, most=1),), has_review=False
)
INNOVATION_SHEET = Form(
    "innovation_sheet", 1, (Files(key="sheet", types=SHEETS, most=1),), has_review=False
)
PEOPLE_SHEET = Form(
    "people_sheet", 1, (Files(key="sheet", types=SHEETS, most=1),), has_review=False
)

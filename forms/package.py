"""Short forms about what was typed into the ministry's screens."""

from forms.collected import Choices
from forms.kinds import Form, Text

UPLOADABLE = "uploadable"
UPLOADS = Form("uploads", 1, (Choices(key="innovations", options=UPLOADABLE),))
UPLOAD_UNDONE = Form("upload_undone", 1, (Text(key="reason", least=10, most=500),))

"""The form by which somebody has their personal data erased."""

from forms.kinds import Choice, Form

ERASE, LEAVE_IT = "Hapus data saya", "Tidak jadi"
ERASURE = Form("erasure", 1, (Choice(key="sure", options=(ERASE, LEAVE_IT)),), has_review=False)

"""Every form by name, as drafts refer to it."""

from forms.kinds import Form
from forms.registration import REGISTRATION

FORMS: dict[str, Form] = {form.name: form for form in (REGISTRATION,)}

"""What people may type: any text at all, and text made of the signs that readers look for."""

from hypothesis import settings
from hypothesis import strategies as st

SIGNS = [
    *"0123456789 .,:;-+/()°'\"@=&?\n",
    "rp", "juta", "rb", "m", "ls", "bt", "lu", "0812", "+62", "https://", "www.", ".id",
    "november", "maret", "2026", "hari lalu", "tgl", "!3d", "!4d", "?q=", "109",
    "Operator", "%2C", "\u00a0", "–",
]  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(SIGNS)).map("".join))
often = settings(max_examples=300, deadline=None)

"""The page in Chromium, as a visitor uses it, at the width of a desk and of a phone."""

import pytest
from playwright.async_api import expect

from tests.page.conftest import Visit
from tests.page.demo_bot import OFFICER

pytestmark = pytest.mark.page


async def test_a_registration_with_a_file(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await visit.says(OFFICER, "/daftar")
    await expect(chat.get_by_text("Apa masalah yang dihadapi?")).to_be_visible()
    await visit.says(OFFICER, "Banyak anak putus sekolah tanpa tercatat.")
    await visit.taps(OFFICER, "Selesai")
    await visit.shot("first")

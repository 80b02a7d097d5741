"""The page in Chromium, as a visitor uses it, at the width of a desk and of a phone."""

from playwright.async_api import FilePayload, expect

from simulator.world import World
from tests.page.conftest import PAGE, Visit
from tests.page.demo_bot import OFFICER, OTHER, SEKDA, VERIFIER

pytestmark = PAGE

PDF = FilePayload(name="SK Inovasi.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 kecil")


async def fills_the_form(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await visit.says(OFFICER, "/daftar")
    await expect(chat.get_by_text("Masalah apa yang dihadapi?")).to_be_visible()
    await visit.says(OFFICER, "Banyak anak putus sekolah tanpa tercatat.")
    await visit.taps(OFFICER, "Selesai")
    await expect(chat.get_by_text("Apa nama inovasinya?")).to_be_visible()
    await visit.says(OFFICER, "Jemput Anak Putus Sekolah")
    await visit.taps(OFFICER, "Penerapan")
    await expect(chat.get_by_text("Kapan diterapkan?")).to_be_visible()
    await visit.says(OFFICER, "24/11/2026")
    await expect(chat.get_by_text("Kirim berkas pendukung")).to_be_visible()


async def test_a_registration_with_a_file(visit: Visit, world: World) -> None:
    await fills_the_form(visit)
    chat = visit.chat(OFFICER)
    await chat.locator("input[type=file]").set_input_files([PDF])
    await expect(chat.get_by_text("SK Inovasi.pdf")).to_be_visible()
    await chat.get_by_role("button", name="Kirim pesan").click()
    await expect(chat.get_by_text("Periksa sebelum dikirim")).to_be_visible()
    await visit.shot("review")
    await visit.taps(OFFICER, "Kirim")
    await expect(chat.locator(".toast")).to_have_text("Terkirim")
    await expect(chat.get_by_text("diedit").last).to_be_visible()
    async with visit.page.expect_download() as download:
        await chat.get_by_role("link", name="SK Inovasi.pdf").click()
    assert (await (await download.value).path()).read_bytes() == PDF["buffer"]
    assert world.person(VERIFIER).screen.text.startswith("Inovasi baru")


async def test_an_alert_waits_for_its_button(visit: Visit) -> None:
    await fills_the_form(visit)
    await visit.taps(OFFICER, "Lewati")
    await visit.taps(OFFICER, "Kirim")
    await visit.taps(OFFICER, "Kirim lagi")
    alert = visit.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Pendaftaran ini sudah terkirim.")
    await visit.shot("alert")
    await visit.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_editing_ones_own_message(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await visit.says(OFFICER, "Sekolha")
    await expect(chat.get_by_text("Ketik /daftar untuk mulai.")).to_be_visible()
    await chat.get_by_role("textbox").press("ArrowUp")
    await expect(chat.get_by_text("Ubah pesan", exact=True)).to_be_visible()
    await visit.says(OFFICER, "Sekolah")
    await expect(chat.get_by_text("Diperbarui: Sekolah")).to_be_visible()
    await expect(chat.locator(".msg.mine .edited")).to_have_text("diedit")


async def test_a_jump_of_the_clock_brings_the_reminder(visit: Visit) -> None:
    clock = visit.page.locator("#clock-text")
    await expect(clock).to_have_text("Senin, 30 November 2026, 08.00 WIB")
    await visit.tool("+1 jam")
    await expect(clock).to_have_text("Senin, 30 November 2026, 09.00 WIB")
    await visit.tool("Ke jadwal berikutnya")
    await expect(clock).to_have_text("Selasa, 1 Desember 2026, 08.30 WIB")
    await expect(visit.entry(OTHER).locator(".badge")).to_have_text("1")
    await visit.shot("unread")
    await visit.opens(OTHER)
    await expect(visit.page.locator(".rail .badge")).to_have_count(0)
    await visit.taps(OTHER, "Mulai daftar")
    await expect(visit.chat(OTHER).get_by_text("Masalah apa yang dihadapi?")).to_be_visible()
    await expect(visit.page.locator("#clock-due")).to_be_disabled()


async def test_formatted_text_is_only_ever_text(visit: Visit) -> None:
    await visit.opens(SEKDA)
    await visit.says(SEKDA, "/contoh")
    words = visit.chat(SEKDA).locator(".msg:not(.mine) .words")
    await expect(words).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(words.locator("strong em")).to_have_text("miring")
    await expect(words.locator("blockquote")).to_have_text("Kutipan pendek")
    await expect(words.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    assert await words.locator("img").count() == 0
    await words.get_by_role("button", name="Teks tersembunyi").press("Enter")
    await visit.shot("entities")


async def test_an_expandable_quote_unfolds(visit: Visit) -> None:
    await visit.opens(SEKDA)
    await visit.says(SEKDA, "/belum")
    more = visit.chat(SEKDA).get_by_role("button", name="Selengkapnya")
    await more.click()
    await expect(visit.chat(SEKDA).get_by_role("button", name="Ringkas")).to_be_visible()
    await expect(visit.chat(SEKDA).get_by_text("Kecamatan Terentang")).to_be_visible()
    await visit.shot("quote")


async def test_the_command_menu_by_keyboard(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    box = chat.get_by_role("textbox")
    await box.press_sequentially("/")
    await expect(chat.locator(".commands button")).to_have_count(3)
    await visit.shot("commands")
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(chat.get_by_text("37 dari 38 perangkat daerah")).to_be_visible()

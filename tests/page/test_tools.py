"""The tools around the chats: tours, faults, calls, roles, files, theme, *Mulai ulang*."""

from base64 import b64decode

import pytest
from playwright.async_api import FilePayload, expect

from simulator.world import World
from tests.page.conftest import PAGE, Visit
from tests.page.demo_bot import OFFICER, OTHER, SEKDA

pytestmark = PAGE

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
UNNAMED = """() => [...document.querySelectorAll("button, a[href], input, textarea, select")]
    .filter((node) => !(node.ariaLabel || node.textContent.trim() || node.labels?.length))
    .map((node) => node.outerHTML)"""


@pytest.mark.parametrize(
    ("name", "who", "words"),
    [
        ("Daftar sebagai operator", OFFICER, "Terkirim."),
        ("Bertanya sebagai Sekda", SEKDA, "37 dari 38 perangkat daerah"),
        ("Pengingat datang sendiri", OTHER, "Masalah apa yang dihadapi?"),
    ],
)
async def test_tours(visit: Visit, name: str, who: int, words: str) -> None:
    await visit.tool("Tur")
    await visit.page.get_by_role("dialog").get_by_role("button", name=name).click()
    coach = visit.page.locator("#coach")
    await expect(coach).to_have_attribute("data-state", "done", timeout=20_000)
    await visit.opens(who)
    await expect(visit.chat(who).get_by_text(words).last).to_be_visible()
    await visit.shot(f"tour-{who}")
    await coach.get_by_role("button", name="Tutup tur").click()
    await expect(coach).to_be_hidden()


@pytest.mark.parametrize("keyboards", [{}])
async def test_a_tour_names_the_label_it_misses(visit: Visit) -> None:
    await visit.tool("Tur")
    await visit.page.get_by_role("dialog").get_by_role("button", name="Daftar sebagai").click()
    coach = visit.page.locator("#coach")
    await expect(coach).to_have_attribute("data-state", "failed", timeout=20_000)
    await expect(coach).to_contain_text("tombol “Inisiatif” tidak ada")
    await visit.shot("tour-failed")


async def test_a_fault_is_switched_on_met_and_shown(visit: Visit) -> None:
    await visit.tool("Gangguan")
    dialog = visit.page.get_by_role("dialog")
    await dialog.get_by_role("switch", name="Diterima, jawabannya hilang").check()
    await expect(visit.page.locator("#faults-count")).to_have_text("1")
    await visit.shot("faults")
    await dialog.get_by_role("button", name="Tutup").click()
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Selamat datang")).to_be_visible()
    await expect(visit.page.locator(".tick.bad")).to_contain_text("sendMessage putus")


async def test_calls_unfold_to_json(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Selamat datang")).to_be_visible()
    await visit.page.locator(".calls-bar").click()
    call = visit.page.locator(".call", has_text="sendMessage").first
    await call.locator("summary").click()
    await expect(call.locator("pre")).to_contain_text("chat_id")
    await visit.shot("calls")


async def test_a_photo_is_sent_shown_and_enlarged(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    photo = FilePayload(name="lapangan.png", mimeType="image/png", buffer=PIXEL)
    await chat.locator("input[type=file]").set_input_files([photo])
    await expect(chat.get_by_label("Sebagai foto")).to_be_checked()
    await chat.get_by_role("button", name="Kirim pesan").click()
    await expect(chat.get_by_text("Foto diterima.")).to_be_visible()
    await chat.get_by_role("button", name="Perbesar foto").first.click()
    await expect(visit.page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.get_by_role("dialog")).to_have_count(0)


async def test_a_place_and_a_contact_are_attached(visit: Visit, world: World) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Selamat datang")).to_be_visible()
    for what in ("Lokasi kantor", "Kontak saya"):
        await chat.get_by_role("button", name="Lampirkan").click()
        await expect(chat.locator(".attach")).to_be_visible()
        await chat.get_by_role("button", name=what).click()
        await expect(chat.locator(".attach")).to_be_hidden()
    await expect(chat.get_by_text("+6281234567890")).to_be_visible()
    await chat.get_by_role("button", name="Lampirkan").click()
    await visit.shot("attach")
    await visit.page.keyboard.press("Escape")
    await expect(chat.locator(".attach")).to_be_hidden()
    sent = [m.content for m in world.person(OFFICER).messages]
    assert sum("location" in one or "contact" in one for one in sent) == 2


async def test_files_are_dropped_on_a_chat(visit: Visit) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await chat.evaluate(
        """(node) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["isi"], "lampiran.txt"));
            for (const name of ["dragenter", "dragover", "drop"])
                node.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true }));
        }"""
    )
    await expect(chat.locator(".strip li")).to_have_text("lampiran.txt")
    await chat.get_by_role("button", name="Batal mengirim berkas").click()
    await expect(chat.locator(".strip li")).to_have_count(0)


async def test_roles_are_added_and_hidden(visit: Visit) -> None:
    await visit.page.locator(".rail").get_by_role("button", name="Tambah peran").click()
    dialog = visit.page.get_by_role("dialog")
    await dialog.get_by_label("Nama peran").fill("Operator Dinsos")
    await dialog.get_by_role("button", name="Tambahkan").click()
    added = visit.page.locator(".chat", has=visit.page.get_by_role("heading", name="Dinsos"))
    await expect(added).to_be_visible()
    if not visit.is_phone:
        await added.get_by_role("button", name="Sembunyikan obrolan").click()
        await expect(added).to_have_count(0)


async def test_starting_over(visit: Visit, world: World) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Selamat datang")).to_be_visible()
    await visit.tool("Mulai ulang")
    await visit.page.get_by_role("dialog").get_by_role("button", name="Mulai ulang").click()
    await expect(chat.get_by_role("button", name="MULAI")).to_be_visible()
    assert world.person(OFFICER).messages == []


async def test_blocking_the_bot(visit: Visit, world: World) -> None:
    chat = visit.chat(OFFICER)
    await chat.get_by_role("button", name="Blokir").click()
    await chat.get_by_role("button", name="BUKA BLOKIR", exact=True).click()
    await expect(chat.get_by_role("button", name="MULAI")).to_be_visible()
    assert not world.person(OFFICER).chat.blocked


async def test_everything_has_a_name_and_fits_in_the_dark(visit: Visit) -> None:
    await visit.chat(OFFICER).get_by_role("button", name="MULAI").click()
    await visit.says(OFFICER, "/daftar")
    await visit.tool("Ganti tema")
    await expect(visit.page.locator("html")).to_have_attribute("data-theme", "dark")
    await visit.shot("dark")
    assert await visit.page.evaluate(UNNAMED) == []
    width = await visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


async def test_the_sheet_of_tools_on_a_phone(visit: Visit) -> None:
    if not visit.is_phone:
        return
    await visit.page.locator("#tools-toggle").click()
    await expect(visit.page.get_by_role("button", name="Mulai ulang")).to_be_visible()
    await visit.shot("sheet")
    await visit.chat(OFFICER).locator(".log").click(position={"x": 20, "y": 500})
    await expect(visit.page.get_by_role("button", name="Mulai ulang")).to_be_hidden()

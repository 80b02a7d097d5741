"""Groups on the page: made, written in as one member or another, pinned, upgraded."""

from playwright.async_api import Locator, expect

from simulator.chats import Group
from simulator.world import World
from tests.page.conftest import PAGE, Visit
from tests.page.demo_bot import HEAD, OFFICER, TOKEN

pytestmark = PAGE

TITLE = "Tim <b>inovasi</b>"


async def makes_a_group(visit: Visit, world: World) -> Group:
    await visit.page.locator(".rail").get_by_role("button", name="Buat grup").click()
    dialog = visit.page.get_by_role("dialog")
    await dialog.get_by_label("Nama grup").fill(TITLE)
    await dialog.get_by_role("checkbox", name="Operator Dinkes").uncheck()
    await dialog.get_by_role("checkbox", name="Kepala Disdikbud").check()
    await dialog.get_by_role("button", name="Buat").click()
    await expect(visit.page.get_by_role("heading", name=TITLE)).to_be_visible()
    return next(iter(world.groups.values()))


def message(visit: Visit, group: Group, words: str) -> Locator:
    return visit.chat(group.id).locator(".msg", has_text=words).last


async def test_a_group_is_made_and_the_bot_answers_there(visit: Visit, world: World) -> None:
    group = await makes_a_group(visit, world)
    assert {account.id for account in group.people()} == {OFFICER, HEAD}
    chat = visit.chat(group.id)
    await expect(chat.get_by_text("Operator Disdikbud membuat grup ini")).to_be_visible()
    await expect(chat.get_by_text("menambahkan Bot Inovasi Kubu Raya")).to_be_visible()
    await expect(chat.get_by_text("2 anggota, bot ikut")).to_be_visible()
    await visit.says(group.id, "obrolan biasa")
    await visit.says(group.id, "/belum@inovasi_kuburaya_bot")
    await expect(chat.get_by_text("37 dari 38 perangkat daerah")).to_be_visible()
    assert [m.text for m in group.messages.values()].count("Ketik /daftar untuk mulai.") == 0
    await visit.taps(group.id, "Ingatkan semua")
    await expect(chat.locator(".toast")).to_have_text("Belum ada di bot kecil ini.")


async def test_a_group_shows_who_writes(visit: Visit, world: World) -> None:
    group = await makes_a_group(visit, world)
    chat = visit.chat(group.id)
    await visit.says(group.id, "Siapa yang belum?")
    await expect(message(visit, group, "Siapa yang belum?")).to_have_class(
        "msg mine fresh first last"
    )
    await chat.get_by_label("sebagai").select_option("Kepala Disdikbud")
    writer = message(visit, group, "Siapa yang belum?").locator(".writer")
    await expect(writer).to_have_text("Operator Disdikbud")
    await visit.says(group.id, "Kita sudah.")
    await visit.shot("group")
    assert [m.sender.id for m in group.messages.values()][-2:] == [OFFICER, HEAD]


async def test_a_command_chosen_in_a_group_names_the_bot(visit: Visit, world: World) -> None:
    group = await makes_a_group(visit, world)
    box = visit.chat(group.id).get_by_role("textbox")
    await box.press_sequentially("/bel")
    await box.press("Enter")
    await expect(visit.chat(group.id).get_by_text("37 dari 38 perangkat daerah")).to_be_visible()
    said = [m.text for m in group.messages.values() if m.text.startswith("/")]
    assert said == ["/belum@inovasi_kuburaya_bot"]


async def test_a_pinned_message_stands_on_top(visit: Visit, world: World) -> None:
    group = await makes_a_group(visit, world)
    await visit.says(group.id, "/sematkan@inovasi_kuburaya_bot")
    pinned = visit.chat(group.id).locator(".pinned")
    await expect(pinned).to_contain_text("Tenggat 31 Desember 2026")
    await expect(visit.chat(group.id).get_by_text("menyematkan pesan")).to_be_visible()
    await pinned.click()
    [message] = group.pinned
    changed = {"chat_id": group.id, "message_id": message, "text": "Tenggat 7 Januari 2027"}
    await world.call(TOKEN, "editMessageText", changed)
    await expect(pinned).to_contain_text("Tenggat 7 Januari 2027")


async def test_members_and_the_upgrade(visit: Visit, world: World) -> None:
    group = await makes_a_group(visit, world)
    await visit.chat(group.id).get_by_role("button", name="Anggota").click()
    dialog = visit.page.get_by_role("dialog")
    bot = dialog.locator("li", has_text="(bot)")
    await bot.get_by_role("button", name="Jadikan pengurus").click()
    await expect(bot).to_contain_text("pengurus")
    await bot.get_by_role("button", name="Keluarkan").click()
    await expect(bot).to_contain_text("dikeluarkan")
    sekda = dialog.locator("li", has_text="Sekda")
    await sekda.get_by_role("button", name="Tambahkan").click()
    await expect(sekda).to_contain_text("anggota")
    await visit.shot("members")
    await dialog.get_by_role("button", name="Jadikan supergrup").click()
    await expect(visit.chat(group.id)).to_have_count(0)
    assert group.moved_to is not None
    new = visit.chat(group.moved_to)
    await expect(new.get_by_text("Grup ini sekarang supergrup")).to_be_visible()
    await expect(new.get_by_text("3 anggota, tanpa bot")).to_be_visible()

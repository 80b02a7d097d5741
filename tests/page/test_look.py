"""What is around the words: the list of chats, typing, styles; and that words stay words."""

from playwright.async_api import FilePayload, expect

from simulator.world import World
from tests.page.conftest import PAGE, Visit
from tests.page.demo_bot import OFFICER, OTHER, PEOPLE, SEKDA, STRANGER, TOKEN, VERIFIER

pytestmark = PAGE

EVIL = "<img src=x onerror=alert(1)>"


async def sends(world: World, chat_id: int, text: str, **more: object) -> None:
    reply = await world.call(TOKEN, "sendMessage", {"chat_id": chat_id, "text": text, **more})
    assert reply.body["ok"]


async def opens_chat(visit: Visit) -> None:
    await visit.chat(OFFICER).get_by_role("button", name="MULAI").click()
    await expect(visit.chat(OFFICER).get_by_text("Selamat datang")).to_be_visible()


async def test_the_list_has_every_role_in_order(visit: Visit) -> None:
    entries = visit.page.locator(".rail [aria-pressed]")
    names = await entries.evaluate_all("all => all.map(one => one.title)")
    assert names == [person.name for person in PEOPLE]
    signs = await entries.locator(".avatar").all_inner_texts()
    assert len(set(signs)) == len(PEOPLE)
    cut_off = await entries.locator(".name").evaluate_all(
        "all => all.filter(o => o.scrollWidth > o.clientWidth + 1).map(o => o.textContent)"
    )
    assert cut_off == []


async def test_those_in_front_are_opened_first(visit: Visit) -> None:
    shown = await visit.page.locator(".chat").evaluate_all("all => all.map(o => o.dataset.chat)")
    in_front = [str(number) for number in (OFFICER, VERIFIER, SEKDA)]
    assert shown == (in_front[:1] if visit.is_phone else in_front)


async def test_a_stranger_has_a_phone_too(visit: Visit, world: World) -> None:
    await visit.opens(STRANGER)
    await visit.chat(STRANGER).get_by_role("button", name="MULAI").click()
    await expect(visit.chat(STRANGER).get_by_text("Selamat datang")).to_be_visible()
    assert world.person(STRANGER).messages[0].text == "/start"


async def test_an_empty_chat_offers_what_to_do(visit: Visit, world: World) -> None:
    world.person(SEKDA).opens()
    await visit.page.reload()
    await visit.opens(SEKDA)
    empty = visit.chat(SEKDA).locator(".empty")
    await empty.get_by_role("button", name="Lihat tur").click()
    await expect(visit.page.get_by_role("dialog")).to_contain_text("Tur satu menit")
    await visit.page.keyboard.press("Escape")
    await empty.get_by_role("button", name="/start").click()
    await expect(visit.chat(SEKDA).get_by_text("Selamat datang")).to_be_visible()


async def test_the_list_by_keyboard(visit: Visit) -> None:
    await visit.entry(OFFICER).focus()
    await visit.page.keyboard.press("ArrowDown")
    await visit.page.keyboard.press("Enter")
    await expect(visit.chat(OTHER)).to_be_visible()
    await expect(visit.entry(OTHER)).to_have_attribute("aria-pressed", "true")


async def test_a_hidden_chat_counts_what_is_unread_and_previews_it(
    visit: Visit, world: World
) -> None:
    for number in range(3):
        await sends(world, OTHER, f"Pesan {number}")
    entry = visit.entry(OTHER)
    await expect(entry.locator(".badge")).to_have_text("3")
    await expect(entry.get_by_label("3 belum dibaca")).to_be_visible()
    await expect(entry.locator(".preview")).to_have_text("Pesan 2")
    await visit.opens(OTHER)
    await expect(entry.locator(".badge")).to_have_count(0)


async def test_the_bot_is_seen_typing(visit: Visit, world: World) -> None:
    await opens_chat(visit)
    await world.call(TOKEN, "sendChatAction", {"chat_id": OFFICER, "action": "typing"})
    status = visit.chat(OFFICER).locator(".chat-who p")
    await expect(status).to_have_text("bot mengetik")
    await sends(world, OFFICER, "Selesai")
    await expect(status).to_have_text("operator inovasi")


async def test_styled_buttons_inline_and_below(visit: Visit, world: World) -> None:
    await opens_chat(visit)
    styles = ["primary", "success", "danger"]
    keys = {"keyboard": [[{"text": one, "style": one} for one in styles]]}
    await sends(world, OFFICER, "Papan", reply_markup=keys)
    row = [{"text": f"{one}!", "callback_data": one, "style": one} for one in styles]
    await sends(world, OFFICER, "Tombol", reply_markup={"inline_keyboard": [row]})
    chat = visit.chat(OFFICER)
    for style in styles:
        below = chat.locator(".reply-keys").get_by_role("button", name=style, exact=True)
        inline = chat.locator(".keys").get_by_role("button", name=f"{style}!")
        await expect(below).to_have_class(style)
        await expect(inline).to_have_class(style)
    await visit.shot("styles")
    await chat.locator(".reply-keys").get_by_role("button", name="danger").click()
    await expect(chat.locator(".msg.mine", has_text="danger")).to_be_visible()


async def test_nothing_that_is_written_becomes_markup(visit: Visit, world: World) -> None:
    await opens_chat(visit)
    officer = world.person(OFFICER)
    officer.sends_file(f"{EVIL}.pdf", b"%PDF", caption=EVIL)
    button = {"text": EVIL, "callback_data": "x"}
    await sends(world, OFFICER, EVIL, reply_markup={"inline_keyboard": [[button]]})
    chat = visit.chat(OFFICER)
    await expect(chat.get_by_role("button", name=EVIL)).to_be_visible()
    await expect(chat.get_by_role("link", name=f"{EVIL}.pdf")).to_be_visible()
    officer.taps(EVIL)
    assert officer.chat.last_press
    answer = {"callback_query_id": officer.chat.last_press.id, "text": EVIL}
    await world.call(TOKEN, "answerCallbackQuery", answer)
    await expect(chat.locator(".toast")).to_have_text(EVIL)
    assert await visit.page.locator("img[src=x]").count() == 0


async def test_a_name_is_only_ever_text(visit: Visit, world: World) -> None:
    await visit.page.locator(".rail").get_by_role("button", name="Tambah peran").click()
    dialog = visit.page.get_by_role("dialog")
    await dialog.get_by_label("Nama peran").fill(EVIL)
    await dialog.get_by_role("button", name="Tambahkan").click()
    await expect(visit.page.get_by_role("heading", name=EVIL)).to_be_visible()
    added = next(p for p in world.people.values() if p.first_name == EVIL)
    await visit.chat(added.id).get_by_role("button", name="MULAI").click()
    await expect(visit.chat(added.id).get_by_text("Selamat datang")).to_be_visible()
    assert await visit.page.locator("img[src=x]").count() == 0


async def test_photos_leave_as_an_album(visit: Visit, world: World) -> None:
    await opens_chat(visit)
    photo = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
        "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
    )
    files = [FilePayload(name=f"{n}.png", mimeType="image/png", buffer=photo) for n in range(2)]
    chat = visit.chat(OFFICER)
    await chat.locator("input[type=file]").set_input_files(files)
    await expect(chat.get_by_label("Sebagai foto")).to_be_checked()
    await chat.get_by_role("button", name="Kirim pesan").click()
    await expect(chat.get_by_role("button", name="Perbesar foto")).not_to_have_count(0)
    sent = [m.content for m in world.person(OFFICER).messages if "photo" in m.content]
    assert len({one["media_group_id"] for one in sent if "media_group_id" in one}) == 1


async def test_a_screen_reader_finds_its_way(visit: Visit) -> None:
    await opens_chat(visit)
    page = visit.page
    for role, name in (
        ("banner", None), ("navigation", "Obrolan"), ("main", None),
        ("region", "Obrolan Operator Disdikbud"), ("log", "Pesan Operator Disdikbud"),
        ("region", "Panggilan Bot API"), ("group", "Jam simulasi"),
    ):  # fmt: skip
        await expect(page.get_by_role(role, name=name).first).to_be_visible()  # type: ignore[arg-type]
    article = page.get_by_role("article", name="Pesan bot, 08.00")
    await expect(article).to_contain_text("Selamat datang")
    assert await page.locator("html").get_attribute("lang") == "id"

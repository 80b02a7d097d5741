"""What people read about their personal data: the notice, what is held on them, how it goes."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from services.privacy.held import Held
from services.privacy.outcome import Erased
from services.staffing.looking import Holder
from texts import audit
from texts.catalog import TITLES
from texts.listing import Listing
from texts.people import post
from texts.screen import Address, Button, Screen
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
NOTICE = (
    "🔒 <b>Data pribadi Anda</b> (UU 27/2022): nama dan Telegram ID dipakai untuk mengenali Anda, "
    "mencatat siapa mengerjakan apa, dan mengirim pemberitahuan. Dasarnya pelaksanaan tugas "
    "pemerintah daerah dalam pencatatan inovasi. Nomor telepon hanya dilihat unit Anda dan "
    "Bappedalitbang. Lihat, unduh, atau hapus kapan saja: /datasaya"
)
COPIES = (
    "Salinan cadangan dibuang bertahap: yang harian setelah 7 hari, yang bulanan paling lama 12 "
    "bulan."
)
FILES = {"json": "🧾 JSON", "pdf": "📑 PDF"}
HEADS = ("Bagian", "Isian", "Isi")
Fact = tuple[str, str, str]  # section, label, value


def notice() -> Screen:
    return Screen(NOTICE)


def with_notice(screen: Screen) -> Screen:
    """Below what is shown at first use."""
    return Screen(f"{screen.text}\n\n{NOTICE}", screen.buttons, screen.keys)


def card(found: Held, local: Local) -> Screen:
    """Short; the files have all of it."""
    told = found.person.told_at
    lines = [
        "<b>Data yang disimpan tentang Anda</b>",
        "",
        f"Nama: {escape(found.person.name)}",
        f"Telegram ID: <code>{found.person.telegram_id}</code>",
        f"Peran: {len(found.holders)} (yang berakhir ikut dihitung)",
        f"Inovasi yang Anda daftarkan: {len(found.innovations)}, draf: {len(found.drafts)}",
        f"Menjadi narahubung di: {len(found.contacts)} inovasi",
        f"Catatan perbuatan: {len(found.acts)}, pesan untuk Anda: {found.messages}",
        f"Pesan mentah yang masih disimpan: {found.updates}, dihapus sendiri sesudah masanya",
        *([f"Pemberitahuan data pribadi: {moment(local(told))}"] if told else []),
        "",
        "Tujuan: mencatat inovasi perangkat daerah.",
        "Dasar: pelaksanaan tugas pemerintah daerah (UU 27/2022).",
    ]
    files = tuple(Button(label, Address("mydatais", key=form)) for form, label in FILES.items())
    return Screen("\n".join(lines), (files, (Button("🗑 Hapus data saya", Address("erase")),)))


def document(found: Held, local: Local, at: datetime) -> bytes:
    """JSON, by section; `at` is local."""
    sections: dict[str, list[dict[str, str]]] = {}
    for section, label, value in facts(found, local):
        sections.setdefault(section, []).append({"isian": label, "isi": value})
    whole = {"data_per": at.isoformat(), **sections}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def listing(found: Held, local: Local, at: datetime) -> Listing:
    return Listing(
        name="Data saya",
        title="Data pribadi yang disimpan bot inovasi daerah",
        notes=(COPIES,),
        heads=HEADS,
        widths=("auto", "auto", "1fr"),
        rows=tuple(facts(found, local)),
        lines=(),
        as_of=moment(at),
        filter=(),
        asker=found.person.name,
    )


def facts(found: Held, local: Local) -> list[Fact]:
    person, told = found.person, found.person.told_at
    whole: list[Fact] = [
        ("Orang", "Nama", person.name),
        ("Orang", "Telegram ID", str(person.telegram_id)),
        ("Orang", "Pemberitahuan data pribadi", moment(local(told)) if told else "belum"),
        ("Orang", "Undangan yang dibuat", str(found.invitations)),
        ("Orang", "Pesan untuk Anda", str(found.messages)),
        ("Orang", "Pesan mentah yang masih disimpan", str(found.updates)),
    ]
    whole += [("Peran", _named(one), _span(one, local)) for one in found.holders]
    whole += [
        ("Permintaan akses", moment(local(one.asked_at)), f"{one.said_name}: {one.state}")
        for one in found.requests
    ]
    whole += [("Inovasi", it.number, it.name) for it in found.innovations]
    whole += [("Narahubung", number, _contact(contact)) for number, contact in found.contacts]
    whole += [("Draf", TITLES[d.form], moment(local(d.created_at))) for d in found.drafts]
    whole += [
        ("Jejak", moment(local(one.at)), f"{audit.action(one.action)} ({one.subject})")
        for one in found.acts
    ]
    return whole


def erased(outcome: Erased) -> Screen:
    if not outcome.called:
        back = (Button("⬅️ Data saya", Address("mydata")),)
        return Screen("Tidak ada yang dihapus.", (back,))
    emptied = f"\nKontak dikosongkan pada {', '.join(outcome.emptied)}." if outcome.emptied else ""
    return Screen(
        f"✅ <b>Data pribadi Anda dihapus.</b> Di arsip Anda kini “{escape(outcome.called)}”; "
        "inovasi, bukti, nilai, dan jejaknya tetap sebagai arsip daerah tanpa nama."
        f"{emptied}\nPeran Anda berakhir; Bappedalitbang diberi tahu.\n\n{COPIES}"
    )


def told_erased(called: str, posts: Sequence[Holder]) -> Screen:
    """To Bappedalitbang: the unit may need somebody else."""
    held = ", ".join(post(one.role, one.unit) for one in posts) or "tanpa peran"
    rows = ((Button("👥 Orang per perangkat daerah", Address("staffing")),),)
    return Screen(
        f"🔒 {escape(called)} menghapus data pribadinya; perannya berakhir ({held}).", rows
    )


def _named(one: Holder) -> str:
    return post(one.role, one.unit)


def _span(one: Holder, local: Local) -> str:
    ends = f" sampai {moment(local(one.until))}" if one.until else ""
    return f"sejak {moment(local(one.since))}{ends}"


def _contact(contact: Mapping[str, object]) -> str:
    return f"{contact.get('name', '')}, {contact.get('phone', '')}"

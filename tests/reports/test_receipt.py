"""The receipt holds every fact and every answer."""

from dataclasses import replace

from reports.receipt import Receipt, receipt_pdf
from tests.reports import paper

RECEIPT = Receipt(
    number="INV-2026-0001",
    name="Sapa Warga (tahap 2)",
    unit="Dinas Kependudukan dan Pencatatan Sipil",
    registered_by="Operator Disdukcapil",
    at="30 November 2026, 08.15 WIB",
    mandate_year=2026,
    answers=(
        ("Masalah", "Antre lama\n\nWarga pesisir menyeberang dua kali."),
        ("Tahap", "Uji Coba"),
        ("Nama inisiator", ""),
    ),
)


def printed(receipt: Receipt) -> list[str]:
    return paper.pages(receipt_pdf(receipt))


def test_one_page_with_all_of_it() -> None:
    (page,) = printed(RECEIPT)
    assert page.splitlines()[1:] == [
        "Tanda terima inovasi", "INV-2026-0001",
        "Nama inovasi Sapa Warga (tahap 2)",
        "Perangkat daerah Dinas Kependudukan dan Pencatatan Sipil",
        "Didaftarkan oleh Operator Disdukcapil",
        "Waktu 30 November 2026, 08.15 WIB",
        "Tahun inovasi 2026",
        "Profil inovasi",
        "Masalah", "Antre lama", "Warga pesisir menyeberang dua kali.",
        "Tahap", "Uji Coba",
        "Nama inisiator", "–",
        "Data per 30 November 2026, 08.15 WIB 1/1",
    ]  # fmt: skip


def test_long_answers_flow_and_each_page_says_whose_it_is() -> None:
    words = " ".join(f"kata{number}" for number in range(3_000))
    long = replace(RECEIPT, answers=(("Rancang bangun", words), ("Tujuan", "Lebih cepat.")))
    pages = printed(long)
    assert len(pages) > 3
    assert all("Tanda terima inovasi INV-2026-0001" in page for page in pages)
    assert paper.flat(words)[-40:] in paper.flat(pages[-1])
    assert "Lebih cepat." in pages[-1]


def test_a_label_stays_with_its_answer() -> None:
    """However far down the page the answers before it reach."""
    for lines in range(20, 50):
        filler = "\n".join(["baris"] * lines)
        answers = (("Masalah", filler), ("Tujuan", "Lebih cepat."))
        pages = printed(replace(RECEIPT, answers=answers))
        (own,) = [page for page in pages if "\nTujuan\n" in page]
        assert "\nLebih cepat.\n" in own


def test_a_profile_without_answers_says_so() -> None:
    assert "Belum ada isian." in printed(replace(RECEIPT, answers=()))[0]

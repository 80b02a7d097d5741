"""Every error of the trees has words, and every rejection says what was given."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from forms import collected  # noqa: F401 (its kinds are counted)
from forms import rejections as r
from forms.kinds import Question
from models import Role
from services import errors as e
from texts import errors, notices, rejections
from texts.screen import Address, Screen, UnreadableAddress

AT = datetime.fromisoformat("2026-12-01T09:05+07:00")
REJECTIONS = {
    r.WrongForm("review"): "Tekan Kirim",
    r.MayBeQuestion("siapa <b>?"): "“siapa &lt;b&gt;?”: jawaban",
    r.TooShort(3, 1): "yang diketik 1",
    r.TooLong(5, 9): "yang diketik 9",
    r.TooFewWords(5, 2): "baru 2",
    r.CannotBeSkipped(): "wajib",
    r.NotADate("<b>"): "&lt;b&gt;",
    r.OutOfRange(date(1990, 1, 2), date(2016, 1, 1), date(2028, 1, 1)): "2 Januari 1990",
    r.NotAnOption("apa", ("Inisiatif",)): "Mungkin: Inisiatif?",
    r.WrongFileType("", ("pdf",)): "tidak dikenal",
    r.NotAnOption("apa", ("Riset & Inovasi",)): "Mungkin: Riset &amp; Inovasi?",
    r.NotAnHour("<s>"): "“&lt;s&gt;” bukan jam",
    r.NotAYear("<y>", 2026, 2028): "“&lt;y&gt;” bukan tahun dari 2026 sampai 2028",
    r.NotAnOffset("<q>", 365): "“&lt;q&gt;” bukan jumlah hari",
    r.NotMoney("<i>"): "“&lt;i&gt;” tidak terbaca",
    r.TooMuchMoney(12_500_000, 10_000_000): "Rp 12.500.000 melewati batas Rp 10.000.000",
    r.SeveralFit("<p>", ("A (INV-2026-0001)", "A (INV-2026-0002)")): "“&lt;p&gt;” dapat berarti: A",
    r.NotANumber("<u>"): "“&lt;u&gt;” bukan angka",
    r.OutOfScale(Decimal(120), None, Decimal(111)): "120 melewati skalanya: paling tinggi 111",
    r.OutOfScale(Decimal(10), Decimal("87.5"), None): "Skala 10 di bawah nilainya, 87,5",
    r.NotAPhone("0812"): "“0812” bukan nomor",
    r.NotALink("a" * 61): f"“{'a' * 59}…” bukan tautan",
    r.NotCoordinates("Rasau"): "“Rasau” bukan koordinat",
    r.OutsideIndonesia(-7.25, -112.5): "Titik -7.25, -112.5 di luar",
    r.ContactWithoutName("0812"): "Nama belum ada di “0812”",
    r.ContactWithoutPhone("Operator"): "belum ada di “Operator”",
    r.ContactWithManyPhones("1, 2"): "lebih dari satu nomor di “1, 2”",
    r.FileTooBig(31_457_280, 20_000_000): "31,5 MB terlalu besar; paling besar 20 MB",
    r.TooManyFiles(10): "Paling banyak 10 berkas",
    r.QuotaFull(
        "unit", 9_000_000, 1_995_000_000, 2_000_000_000
    ): "satu perangkat daerah 2.000 MB, sudah terpakai 1.995 MB; berkas ini 9 MB",
    r.DiskFull(): "penuh",
    r.HasMacros("docm"): "makro (.docm)",
    r.UnreadableDocument("docx"): "Berkas .docx ini",
    r.EmptyDocument(): "tidak berisi teks",
}
ERRORS = {
    e.Stranger(42): "42",
    e.NotAllowed(Role.OFFICER): "operator",
    e.NotFound(): "Data tidak ditemukan.",
    e.NothingOpen(): "/bantuan",
    e.AlreadySent("INV-2026-0001", 1): "INV-2026-0001",
    e.Discarded(
        "<b>", "Operator", AT
    ): "&lt;b&gt; sudah dihapus oleh Operator pada 1 Desember 2026",
    e.Incomplete(2): "2 isian",
    e.IsWithdrawn("INV-2026-0001"): "sudah ditarik",
    e.AlreadyDecided(): "Sudah diputuskan",
    e.Spent(): "undangan baru",
    e.Closed(): "Tidak ada kewajiban",
    e.NotOnRecord("name", "<b>", "Kepala"): "Nama yang diketik, “&lt;b&gt;”, tidak sama",
    e.YearTaken(2027): "Kewajiban inovasi 2027 sudah ada",
    e.StepExists("H-14"): "Langkah H-14 sudah ada",
    e.StepBeforeWindow("H-30", date(2026, 11, 22), date(2026, 12, 7), 15): "misalnya H-7",
    e.StepPast("H-30", AT): "H-30 jatuh pada 1 Desember 2026, 09.05 UTC+07:00",
    e.HoursReversed(time(10), time(9)): "Jam selesai 09.00 tidak sesudah jam mulai 10.00",
    e.PeriodReversed(date(2026, 12, 2), date(2026, 12, 1)): "Berakhir 1 Desember 2026, tidak",
    e.LastHours(): "satu jam kirim untuk semua unit",
    e.DayTaken(date(2026, 12, 31), 2027): "sudah menjadi tenggat inovasi 2027",
    e.DayNotPossible(
        date(2027, 1, 4), date(2026, 12, 2), date(2026, 12, 31)
    ): "4 Januari 2027 tidak dapat dipakai: pilih hari dari 2 Desember 2026 sampai 31 Desember",
}


@pytest.mark.parametrize(("error", "said"), REJECTIONS.items())
def test_rejections(error: r.Rejection, said: str) -> None:
    assert said in rejections.tell(error)


@pytest.mark.parametrize(("error", "said"), ERRORS.items())
def test_errors(error: e.DomainError, said: str) -> None:
    assert said in errors.tell(error, local=lambda moment: moment)


def kinds(of: type[Question]) -> set[str]:
    own = {of.kind} if hasattr(of, "kind") else set()
    return own.union(*(kinds(kind) for kind in of.__subclasses__()))


def test_every_kind_of_question_says_what_it_expects() -> None:
    assert "files" in kinds(Question)
    assert kinds(Question) | {"review"} == rejections.EXPECTED.keys()


def test_an_old_word_file_is_told_the_way_out() -> None:
    assert "Simpan Sebagai" in rejections.tell(r.UnreadableDocument("doc"))


@pytest.mark.parametrize(
    "error", [error for error in REJECTIONS if isinstance(getattr(error, "given", None), str)]
)
def test_what_was_typed_is_cut_and_escaped(error: r.Rejection) -> None:
    said = rejections.tell(type(error)(**{**vars(error), "given": "<" * 500}))
    assert "<" not in said
    assert said.count("&lt;") == rejections.SHOWN - 1
    assert "…" in said


def test_no_class_of_either_tree_is_left_out() -> None:
    assert {type(x) for x in REJECTIONS} == set(r.Rejection.__subclasses__())
    assert {type(x) for x in ERRORS} == set(e.DomainError.__subclasses__())


def test_addresses_fit_and_read_back() -> None:
    address = Address("pick", 12, 5, "stage", "0a1b2c3d")
    assert Address.read(str(address)) == address
    with pytest.raises(ValueError, match="64 bytes"):
        str(Address("pick", key="k" * 60))
    for forged in ("", "pick", "pick:x:1::", "pick:-1:1::", "pick:१:1::"):
        with pytest.raises(UnreadableAddress):
            Address.read(forged)


def test_a_copy_says_so() -> None:
    assert (
        notices.MAYBE_COPY
        in notices.with_reference(Screen("x"), "#R-2026-0001", maybe_copy=True).text
    )

"""Archives: no part is larger than it may be, nothing is left out, names are safe and apart."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.package import archive, parts
from texts.package.files import Entry, safe

FORBIDDEN = set('<>:"/\\|?*')


@settings(max_examples=60)
@given(st.lists(st.integers(0, 900), max_size=30), st.integers(1_200, 3_000))
def test_parts_hold_all_and_keep_to_the_limit(sizes: list[int], most: int) -> None:
    entries = [Entry(f"a/{n}.pdf", size, sha256=str(n)) for n, size in enumerate(sizes)]
    found = list(parts(entries, most))
    assert [entry for part in found for entry in part] == entries
    for part in found:
        data, lost = archive(part, lambda digest: b"x" * sizes[int(digest)])
        assert not lost
        assert len(data) <= most


@settings(max_examples=60)
@given(st.text(max_size=120), st.sampled_from(["", "pdf", "jpg"]))
def test_names_are_safe_and_keep_their_extension(name: str, extension: str) -> None:
    made = safe(name, extension)
    assert made.strip()
    assert not FORBIDDEN & set(made)
    assert made.endswith(f".{extension}" if extension else made)
    assert len(made) <= 70


def test_files_of_one_name_stand_beside_each_other() -> None:
    same = [Entry("a/SK.pdf", 1, sha256="1"), Entry("a/sk.pdf", 1, sha256="2")]
    data, _ = archive(same, str.encode)
    assert ZipFile(BytesIO(data)).namelist() == ["a/SK.pdf", "a/sk (2).pdf"]

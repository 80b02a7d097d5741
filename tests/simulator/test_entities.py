"""The entity parser: examples as Telegram gives them, and properties that hold for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import format_text
from simulator.entities.utf16 import utf16_length
from simulator.errors import ApiError
from simulator.types import Json

MARKS = ["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"]
KINDS = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "code": "code"}
words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30)


def cut(text: str, entity: Json) -> str:
    raw = text.encode("utf-16-le")
    begin = entity["offset"] * 2
    return raw[begin : begin + entity["length"] * 2].decode("utf-16-le")


def found(html: str) -> list[tuple[str, str]]:
    text, entities = format_text(html, "HTML")
    return [(entity["type"], cut(text, entity)) for entity in entities]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a</b>", [("bold", "a")]),
        ("<STRONG>a</STRONG >", None),
        ("😀<b>😀</b>", [("bold", "😀")]),
        ("<b>a<i>b</i></b>", [("bold", "ab"), ("italic", "b")]),
        ("<b>a</b> <i></i>", [("bold", "a")]),
        ("<code>a</code>", [("code", "a")]),
        ('<pre><code class="language-sql">x</code></pre>', [("pre", "x")]),
        ("<pre><code>x</code></pre>", [("pre", "x")]),
        ("<code>/daftar</code>", [("code", "/daftar")]),
        ("<b>/daftar</b>", [("bot_command", "/daftar"), ("bold", "/daftar")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ('<span class="tg-spoiler">a</span>', [("spoiler", "a")]),
        ('<a href="https://kuburayakab.go.id">a</a>', [("text_link", "a")]),
        ('<a href="tg://user?id=7">a</a>', [("text_mention", "a")]),
        ("<a href='bukan alamat'>a</a>", []),
        ("<b>  a </b>", [("bold", "  a")]),
        ("<a href=kuburaya.go.id>a</a>", [("text_link", "a")]),
        ('<a href = "https://a.id/?x=1&amp;y=2" >a</a>', [("text_link", "a")]),
        ('<tg-emoji emoji-id="5">a</tg-emoji>', [("custom_emoji", "a")]),
        ("<a>kuburaya.go.id</a>", [("text_link", "kuburaya.go.id")]),
        ("&lt;b&gt;", []),
    ],
)
def test_html(html: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        with pytest.raises(ApiError, match="Unmatched end tag"):
            found(html)
    else:
        assert found(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/belum@inovasi_bot 2026", [("bot_command", "/belum@inovasi_bot")]),
        ("dan/atau", []),
        ("9/10", []),
        ("lihat kuburayakab.go.id.", [("url", "kuburayakab.go.id")]),
        ("https://a.id/x?y=1)", [("url", "https://a.id/x?y=1")]),
        ("tulis ke opd@kuburayakab.go.id", [("email", "opd@kuburayakab.go.id")]),
        ("@inovasi_bot", [("mention", "@inovasi_bot")]),
        ("#inovasi #2026", [("hashtag", "#inovasi")]),
        ("#R-2026-03-0123", []),
        ("SK.pdf", []),
    ],
)
def test_what_is_found_in_plain_text(text: str, expected: list[tuple[str, str]]) -> None:
    kept, entities = format_text(text)
    if text.startswith("#R-"):
        expected = [("hashtag", "#R")]
    assert [(entity["type"], cut(kept, entity)) for entity in entities] == expected


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#65;&#x42;&#67", "ABC"),
        ("&nbsp; &copy;", "&nbsp; &copy;"),
        ("&#0;&#xD800;", "&#0;&#xD800;"),
        ("a & b &", "a & b &"),
        ("  a\r\nb  ", "a\nb"),
    ],
)
def test_characters(html: str, text: str) -> None:
    assert format_text(html, "HTML").text == text


def test_a_language_is_kept() -> None:
    html = '<pre><code class="language-python">x = 1</code></pre>'
    assert format_text(html, "HTML").entities == [
        {"type": "pre", "offset": 0, "length": 5, "language": "python"}
    ]
    alone = format_text('<code class="language-python">x</code>', "HTML").entities
    assert alone == [{"type": "code", "offset": 0, "length": 1}]


def test_markdown_is_not_written() -> None:
    with pytest.raises(ApiError, match="parse mode MarkdownV2"):
        format_text("*a*", "MarkdownV2")


def marked(left: str, right: str) -> str:
    tag = MARKS[(len(left) + len(right)) % len(MARKS)]
    return f"{left}<{tag}>{right}</{tag}>"


@given(words)
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert format_text(escaped(text), "HTML").text == format_text(text).text


@given(words, st.sampled_from(sorted(KINDS)))
def test_a_mark_holds_exactly_its_words(text: str, tag: str) -> None:
    kept, entities = format_text(f"<{tag}>{escaped(text)}</{tag}>", "HTML")
    marks = [cut(kept, entity) for entity in entities if entity["type"] == KINDS[tag]]
    assert marks == ([kept] if kept else [])


@given(
    st.recursive(words.map(escaped), lambda inner: st.builds(marked, inner, inner), max_leaves=8)
)
def test_entities_stay_inside_of_the_text_and_in_order(html: str) -> None:
    text, entities = format_text(html, "HTML")
    length = utf16_length(text)
    for entity in entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= length
    assert [e["offset"] for e in entities] == sorted(e["offset"] for e in entities)


plain = st.text("abc é😀", max_size=8)
kernel = st.text("xyz😀", min_size=1, max_size=8)


def span(kind: str, begin: str, words: str) -> Json:
    return {"type": kind, "offset": utf16_length(begin), "length": utf16_length(words)}


@given(kernel, plain, kernel, plain, kernel)
def test_nested_marks_are_counted_in_utf_16(
    before: str, left: str, inner: str, right: str, after: str
) -> None:
    outer = f"{left}{inner}{right}"
    text, entities = format_text(f"{before}<b>{left}<i>{inner}</i>{right}</b>{after}", "HTML")
    assert text == f"{before}{outer}{after}"
    expected = [span("bold", before, outer), span("italic", before + left, inner)]
    assert entities == expected


@given(kernel, st.integers(min_value=0, max_value=9))
def test_an_error_names_the_byte(before: str, depth: int) -> None:
    html = "<b>" * depth + before
    with pytest.raises(ApiError) as refused:
        format_text(f"{html}<zzz>", "HTML")
    assert str(refused.value).endswith(f'"zzz" at byte offset {len(html.encode())}')


@given(st.text(alphabet='<>/&;b ip"=ahref#x1é😀\0', max_size=40))
def test_any_input_is_parsed_or_refused(html: str) -> None:
    try:
        text, entities = format_text(html, "HTML")
    except ApiError as error:
        text, entities = error.description, []
    refused = text.startswith("Bad Request: can't parse entities: ")
    assert refused or all(cut(text, entity) for entity in entities)


@given(words, words)
def test_parsing_what_was_parsed_changes_nothing(text: str, more: Any) -> None:
    once = format_text(f"{text} {more}").text
    assert format_text(once).text == once

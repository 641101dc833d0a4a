"""Markdown that keeps content as words, read back by a parser."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

import hostile
from documents import HANDOUTS, SHEETS
from warning_signs.formats.markdown import as_markdown, escaped

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def kinds(markdown: str) -> list[str]:
    found = []
    for token in READER.parse(markdown):
        found.append(token.type)
        found.extend(each.type for each in token.children or [] if each.type != "text_special")
    return [kind for kind in found if kind != "text"]


@pytest.mark.parametrize("words", hostile.WORDS)
def test_content_stays_words_in_markdown(words: str) -> None:
    """Escaped content is one paragraph that reads as it was written, on one line."""
    paragraph, inline, end = READER.parse(escaped(words))

    assert ("paragraph_open", "paragraph_close") == (paragraph.type, end.type)
    assert {"text"} == {each.type for each in inline.children or []}
    assert " ".join(words.split()) == "".join(each.content for each in inline.children or [])


@pytest.mark.parametrize(
    "address", ["https://evil.example", "HTTP://evil.example", "www.evil.example"]
)
def test_an_address_among_words_is_broken_up(address: str) -> None:
    """Readers that turn bare addresses into links find none in content."""
    assert address not in escaped(f"see {address}")
    assert f"<p>see {address}</p>\n" == READER.render(escaped(f"see {address}"))


@pytest.mark.parametrize("words", hostile.WORDS)
def test_content_changes_no_structure(words: str) -> None:
    """Wherever hostile content stands, the structure of the page is that of plain words."""
    assert kinds(as_markdown(hostile.sheet("plain"))) == kinds(as_markdown(hostile.sheet(words)))


def test_no_address_but_of_phone_text_and_web_becomes_a_link() -> None:
    """A script in the place of an address is shown as words."""
    links = [
        child.attrs["href"]
        for token in READER.parse(as_markdown(hostile.sheet("plain")))
        for child in token.children or []
        if child.type == "link_open"
    ]

    assert {"tel:08001", "https://a.example/%22%3E%3Cscript%3E%29x%28"} == {
        str(link).replace('"', "%22") for link in links
    }


@pytest.mark.parametrize("name", SHEETS)
def test_a_document_has_one_title(name: str) -> None:
    """Markdown has one title, and its sections below it."""
    levels = [
        token.tag
        for token in READER.parse(as_markdown(SHEETS[name]))
        if token.type == "heading_open"
    ]

    assert "h1" == levels[0]
    assert {"h2"} == set(levels[1:])


def test_a_number_is_a_link_that_dials_it() -> None:
    """Phones open Markdown too."""
    assert "[999](tel:999)" in as_markdown(HANDOUTS["parent-emergency_one"])

"""Content that tries to be more than words."""

from __future__ import annotations

from dataclasses import replace

from warning_signs.core.catalogue import Contact
from warning_signs.core.types import Standing
from warning_signs.pages.blocks import Bar, ContactBlock, ContactLine, Item, Paragraph, Section
from warning_signs.pages.print_blocks import (
    BlankTable,
    PrintDocument,
    PrintSection,
    Task,
    WriteIn,
)

WORDS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; & &copy;",
    "[here](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example and www.evil.example",
    "# a heading",
    "- a list",
    "+ a list",
    "* a list",
    "1. a list",
    "12) a list",
    "> a quotation",
    "--- ",
    "=== ",
    "~~~ code",
    "``` code ```",
    "**bold** _slanted_ ~~gone~~ `code`",
    "a | b | c",
    "two\n\n# lines",
    "a\\*b\\",
    "</style></title></section>",
)
CONTACT = Contact(
    id="hostile",
    name="<b>Name</b> [x](y)",
    for_whom="<i>all</i> *all*",
    hours="<u>any</u>",
    areas=("uk",),
    standing=Standing.OK,
    compiled="2026-11-23",
    phone="0800 1",
    phone_words='"><script>',
    web='javascript:alert("1")',
)
ENDS_EARLY = Contact(
    id="early",
    name="Early",
    for_whom="All",
    hours="Any",
    areas=("uk",),
    standing=Standing.OK,
    compiled="2026-11-23",
    web='https://a.example/"><script>)x(',
)


def sheet(words: str) -> PrintDocument:
    """Put words in every place that takes any."""
    contact = replace(
        CONTACT, name=words, for_whom=words, hours=words, cost=words, note=words, relay=words
    )
    return PrintDocument(
        words,
        (
            Section(
                words, (Paragraph(words), Paragraph(words, strong=True), Item(words, (words,)))
            ),
            PrintSection(
                words,
                (
                    Task(words, (CONTACT, contact)),
                    ContactLine(ENDS_EARLY),
                    ContactBlock(CONTACT),
                    ContactBlock(contact),
                    ContactLine(contact),
                    Bar(words, words, 1, 2),
                    WriteIn(words),
                    BlankTable((words, words), 1),
                ),
            ),
        ),
        lead=words,
        foot=(words,),
    )

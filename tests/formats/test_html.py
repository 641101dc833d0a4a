"""What every web page is made of, and what no content can make of it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import hostile
from documents import CATALOGUE, HANDOUTS, ROLES, SHEETS, WORKSHEETS
from warning_signs.content.checks.house_style import remarks
from warning_signs.formats.html import as_html

VOID = {"meta", "rect", "br"}
LINKS = ("tel:", "sms:", "https://", "http://", "#")


class Walker(HTMLParser):
    """Notes the tags, attributes, ids, headings and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_is_whole_and_leads_nowhere_by_itself(name: str) -> None:
    """Each page has a language, a title, landmarks, ordered headings, and loads nothing."""
    page = Walker(as_html(SHEETS[name]))
    ids = page.values("id")
    headings = [int(tag[1]) for tag in page.tags if tag in {"h1", "h2", "h3"}]

    assert [] == page.open
    assert ["en-GB"] == page.values("lang")
    assert 1 == page.tags.count("title") == page.tags.count("main") == page.tags.count("footer")
    assert [] == [tag for tag in page.tags if tag in {"script", "link", "img", "iframe", "form"}]
    assert [] == page.values("src")
    assert [] == [link for link in page.values("href") if not link.startswith(LINKS)]
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert 1 == headings.count(1) == headings[0]
    assert set(headings[1:]) == {2}


@pytest.mark.parametrize("words", hostile.WORDS)
def test_content_stays_words_in_html(words: str) -> None:
    """Whatever content holds, the tags stay the same, and it is read as it was written."""
    plain, page = (Walker(as_html(hostile.sheet(each))) for each in ("plain", words))

    assert plain.tags == page.tags
    assert [name for _, name, _ in plain.attributes] == [name for _, name, _ in page.attributes]
    assert plain.values("href") == page.values("href")
    assert [] == [link for link in page.values("href") if not link.startswith(LINKS)]
    assert not {"b", "i", "u", "script"} & set(page.tags)
    assert words in "".join(page.words)


@pytest.mark.parametrize("name", [*HANDOUTS, *(f"worksheet-{role}" for role in ROLES)])
def test_what_is_written_on_by_hand_says_to_name_no_child(name: str) -> None:
    """Beside the room to write stands that a child's name does not belong there."""
    page = as_html(SHEETS[name])

    assert CATALOGUE.paper.no_name in "".join(Walker(page).words)


@pytest.mark.parametrize("role", ROLES)
def test_a_worksheet_asks_every_question_of_the_signs(role: str) -> None:
    """The sheet of a role has each of its questions, what cannot wait first."""
    words = "".join(Walker(as_html(WORKSHEETS[role])).words)
    signs = [sign.questions[role] for sign in CATALOGUE.signs.values() if role in sign.questions]
    danger = CATALOGUE.circumstances["danger_now"].questions[role]

    assert [] == [question for question in signs if question not in words]
    assert words.index(danger) < min(words.index(question) for question in signs)
    assert words.index("Ring 999 now") < words.index(danger)


@pytest.mark.parametrize("role", ROLES)
def test_an_emergency_begins_with_the_number_to_ring(role: str) -> None:
    """The first number of a handout that says act now is 999."""
    links = Walker(as_html(HANDOUTS[f"{role}-emergency_one"])).values("href")

    assert "tel:999" == next(link for link in links if link.startswith("tel:"))


def test_staff_are_handed_a_card_with_one_large_number() -> None:
    """A card has 101 on it, or 999 where a child may be in danger now."""
    calm, urgent = (HANDOUTS[f"community-{case}"] for case in ("refer_few", "emergency_one"))

    assert all(
        "You need not be sure" in {part.title for part in one.parts} for one in (calm, urgent)
    )
    assert {"tel:101", "tel:999"} <= set(Walker(as_html(calm)).values("href"))
    assert "tel:999" in Walker(as_html(urgent)).values("href")


@pytest.mark.parametrize("name", [*HANDOUTS, "worksheets"])
def test_the_words_of_a_handout_hold_to_the_house_style(name: str) -> None:
    """Nothing on paper blames, reassures, promises or endangers."""
    published = tuple(sign.label for sign in CATALOGUE.signs.values())

    words = "\n".join(Walker(as_html(SHEETS[name])).words)
    assert () == remarks(" ".join(words.split()), published)

"""The walk as a state machine, and the walk over a user interface that answers from a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

import pytest

from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.walk.flow import walk
from warning_signs.walk.questions import Interview, Kind, begin
from warning_signs.walk.ui import Action, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warning_signs.pages.blocks import Section
    from warning_signs.pages.result import Part
    from warning_signs.walk.ui import Head, Prompt, ReviewRow

CATALOGUE = load_catalogue()
ROLES = tuple(CATALOGUE.roles)
FIRST_THINGS = [
    "danger_now",
    "suicide_now",
    "recent_assault",
    "missing_now",
    "threatened",
    "blackmailed",
]
FIRST_SEEN = ["danger_now", "missing_now", "suicide_now", "recent_assault", "threatened"]
ALREADY = CATALOGUE.words.already_report
ACT_NOW = CATALOGUE.levels["emergency"].label


def asked(interview: Interview) -> list[str]:
    """Return the ids of all that is asked, in order."""
    return [question.id for question in interview.questions]


def next_question(interview: Interview) -> str:
    return interview.question.id if interview.question else "review"


def answer_all(interview: Interview, said: Mapping[str, str] | None = None) -> Interview:
    """Answer until the review; what the mapping leaves out is not known."""
    while (question := interview.question) is not None:
        interview = interview.answer((said or {}).get(question.id, question.options[-1].value))
    return interview


def change_answer(interview: Interview, question: str, value: str) -> Interview:
    """Change one answer at the review."""
    return interview.change(asked(interview).index(question) + 1).answer(value)


# --- the order of the questions ---------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_questions_come_in_the_order_of_the_contract(role: str) -> None:
    """Role and area, what cannot wait, the child, the signs as published, then the rest."""
    interview = begin(CATALOGUE).answer(role)
    kinds = {question.id: question.kind for question in interview.questions}
    names = asked(interview)
    first = ["role", "area", *(FIRST_SEEN if role == "community" else FIRST_THINGS), "age"]
    begin_needs = len(first)
    needs = names[begin_needs : names.index(next(n for n in names if kinds[n] is Kind.SIGN))]
    signs = [name for name in names if kinds[name] is Kind.SIGN]
    rest = names[begin_needs + len(needs) + len(signs) :]

    assert first == names[:begin_needs]
    assert [each for each in ("additional_needs", "in_care") if each in names] == needs
    assert signs == names[begin_needs + len(needs) : begin_needs + len(needs) + len(signs)]
    assert {each.id for each in CATALOGUE.signs.values() if role in each.questions} == set(signs)
    assert {Kind.CIRCUMSTANCE} == {kinds[name] for name in rest}
    assert set(CATALOGUE.circumstances) >= set(rest)


@pytest.mark.parametrize("role", ROLES)
def test_every_question_that_a_role_has_is_asked_once(role: str) -> None:
    """The walk leaves out nothing that the content asks of this role."""
    tables = (CATALOGUE.signs.values(), CATALOGUE.circumstances.values())
    theirs = {each.id for table in tables for each in table if role in each.questions}
    names = asked(begin(CATALOGUE, role, "essex"))

    assert {*theirs, "age"} == set(names)
    assert len(set(names)) == len(names)


def test_the_number_of_a_sign_counts_those_that_are_asked() -> None:
    """Signs are numbered from one without a gap, and nothing else is."""
    numbers = [each.number for each in begin(CATALOGUE, "community").questions]
    signs = [each for each in numbers if each]

    assert list(range(1, len(signs) + 1)) == signs


def test_what_was_said_before_the_walk_is_not_asked() -> None:
    """A role and an area that are known stand in the answers without a question."""
    interview = begin(CATALOGUE, "teacher", "essex")

    assert not {"role", "area"} & set(asked(interview))
    assert FIRST_THINGS[0] == next_question(interview)
    assert Answers(role="teacher", area="essex") == interview.answers()


def test_each_of_role_and_area_can_be_known_alone() -> None:
    """Only what is known is left out."""
    assert "area" == next_question(begin(CATALOGUE, "teacher"))
    assert ["role"] == asked(begin(CATALOGUE, area="essex"))
    assert "danger_now" == next_question(begin(CATALOGUE, area="essex").answer("parent"))


# --- answers ----------------------------------------------------------------------------------


def test_what_was_not_asked_yet_is_left_out_and_so_unknown() -> None:
    """In the middle of a walk the answers hold what was said and nothing else."""
    interview = begin(CATALOGUE, "parent", "essex").answer("no").answer("yes")
    said = {"danger_now": Answer.NO, "suicide_now": Answer.YES}

    assert Answers(role="parent", area="essex", circumstances=said) == interview.answers()


def test_a_child_who_lives_elsewhere_has_no_area() -> None:
    """Not to say where the child lives is an answer, and gives no area."""
    interview = begin(CATALOGUE, "parent").answer("unstated")

    assert "danger_now" == next_question(interview)
    assert "" == interview.answers().area


def test_answering_never_changes_an_earlier_state() -> None:
    """A state that was left is as it was."""
    before = begin(CATALOGUE, "parent", "essex")
    before.answer("yes")

    assert {} == before.given
    assert "danger_now" == next_question(before)


# --- back -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_back_leads_through_every_question_and_keeps_every_answer(role: str) -> None:
    """From the review back to the start, one question at a time, nothing is forgotten."""
    done = answer_all(begin(CATALOGUE), {"role": role})
    walked, interview = [], done
    while interview.at:
        interview = interview.back()
        walked.append(next_question(interview))

    assert asked(done)[::-1] == walked
    assert done.given == interview.given
    assert done == reduce(lambda state, _: state.keep(), walked, interview)


def test_back_at_the_first_question_stays_there() -> None:
    """There is nothing before it, and nothing is lost."""
    interview = begin(CATALOGUE).answer("parent").back().back()

    assert "role" == next_question(interview)
    assert "parent" == interview.role


def test_going_on_without_an_answer_needs_one_given_before() -> None:
    """A question nobody answered cannot be passed over by keeping its answer."""
    interview = begin(CATALOGUE, "parent", "essex")

    assert interview == interview.keep()


# --- the review -------------------------------------------------------------------------------


def test_a_changed_answer_leads_back_to_the_review() -> None:
    """One answer is changed, and only that one."""
    review = answer_all(begin(CATALOGUE, "parent", "essex"))
    changed = change_answer(review, "gifts", "yes")

    assert "review" == next_question(changed)
    assert {**review.given, "gifts": "yes"} == changed.given


def test_a_change_can_be_given_up() -> None:
    """Back from a change leads to the review, with every answer as it was."""
    review = answer_all(begin(CATALOGUE, "parent", "essex"))

    assert review == review.change(1).back()
    assert review == review.change(12).keep()


def test_a_role_changed_at_the_review_brings_its_own_questions_and_those_alone() -> None:
    """What is new is asked, one after the other, and then the review comes again."""
    review = answer_all(begin(CATALOGUE, area="essex"), {"role": "community", "gifts": "yes"})
    interview = change_answer(review, "role", "parent")
    new = [name for name in asked(interview) if name not in asked(review)]
    walked = []
    while (question := interview.question) is not None:
        walked.append(question.id)
        interview = interview.answer("unknown")

    assert new
    assert new == walked
    assert Answer.YES == interview.answers().signs["gifts"]


def test_back_is_not_blocked_at_a_question_that_a_changed_role_brought() -> None:
    """Before a new question lie the answered ones, and the way on comes back to it."""
    review = answer_all(begin(CATALOGUE, area="essex"), {"role": "community"})
    first_new = change_answer(review, "role", "parent")
    before = first_new.back()

    assert "blackmailed" == next_question(first_new)
    assert "threatened" == next_question(before)
    assert "blackmailed" == next_question(before.keep())


def test_a_role_changed_at_the_review_drops_what_is_no_longer_asked() -> None:
    """An answer to a question that this role does not have counts no more."""
    review = answer_all(begin(CATALOGUE, area="essex"), {"role": "parent", "self_harm": "yes"})
    changed = change_answer(review, "role", "community")

    assert "review" == next_question(changed)
    assert Answer.YES == review.answers().signs["self_harm"]
    assert "self_harm" not in changed.answers().signs
    assert {each.id for each in changed.questions if each.kind is Kind.SIGN} == set(
        changed.answers().signs
    )


# --- the walk over a script -------------------------------------------------------------------


@dataclass(slots=True)
class Script:
    """
    A user interface that answers by question, and notes what it was shown.

    Attributes:
        said: The answers; what it leaves out is not known.
        reviews: What is chosen at the review, each time it is shown.
        cards: What is chosen at an emergency card, each time.
        remembered: Answers that come to mind at the review, each time.
    """

    said: Mapping[str, str]
    reviews: Iterable[int | Action] = (Action.ON,)
    cards: Iterable[Action] = ()
    remembered: Iterable[Mapping[str, str]] = ()
    clears: bool = False
    remains: str = ""
    titles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    results: int = 0

    def __post_init__(self) -> None:
        self.reviews, self.cards = iter(self.reviews), iter(self.cards)
        self.remembered = iter(self.remembered)

    def page(
        self,
        sections: tuple[Section, ...],
        prompt: str,
        back: str = "",
        head: Head | None = None,
        kind: PageKind = PageKind.READ,
    ) -> Action:
        del prompt, back, head, kind
        self.titles.append(sections[0].title)
        return next(iter(self.cards), Action.ON) if sections[0].title == ACT_NOW else Action.ON

    def ask(self, prompt: Prompt) -> str | Action:
        name = prompt.question.id
        self.asked.append(name)
        self.notices += [(name, notice) for notice in prompt.notices]
        if prompt.given == self.said.get(name):
            return Action.ON
        return self.said.get(name, prompt.question.options[-1].value)

    def review(self, rows: tuple[ReviewRow, ...], head: Head, start: int = 1) -> int | Action:
        assert head.words
        assert 1 <= start <= len(rows)
        assert all(row.section and row.label and row.answer for row in rows)
        self.said = {**self.said, **next(iter(self.remembered), {})}
        return next(iter(self.reviews))

    def result(self, parts: tuple[Part, ...], back: str, head: Head | None = None) -> Action:
        del back, head
        self.titles.append(parts[0].sections[0].title)
        self.results += 1
        return Action.ON


SAID: tuple[Mapping[str, str], ...] = (
    {},
    {"gifts": "yes"},
    {"gifts": "maybe", "missing": "earlier", "age": "under_13"},
    {"self_harm": "yes", "worried": "yes", "area": "wales"},
    {"missing_now": "yes", "disclosed": "maybe", "age": "16_to_17", "area": "southend"},
)


@pytest.mark.slow
@pytest.mark.parametrize("said", SAID, ids=str)
@pytest.mark.parametrize("role", ROLES)
def test_a_walk_ends_in_the_outcome_of_its_answers(role: str, said: Mapping[str, str]) -> None:
    """Walked or scored in one call, the same answers give the same result."""
    catalogue = CATALOGUE
    interface = Script({"role": role, **said})
    outcome = walk(catalogue, interface).outcome

    def heard(table: Mapping[str, object]) -> dict[str, Answer]:
        names = [name for name in interface.asked if name in table]
        return {name: Answer(said.get(name, "unknown")) for name in names}

    answers = Answers(
        role=role,
        area=said.get("area", ""),
        age=said.get("age", "unknown"),
        signs=heard(catalogue.signs),
        circumstances=heard(catalogue.circumstances),
    )
    assert screen(catalogue, answers) == outcome
    assert outcome.level.label == interface.titles[-1]


def test_the_emergency_card_comes_at_once_and_only_for_a_new_reason() -> None:
    """The card follows the answer that calls for it; the first page and the result aside."""
    interface = Script({"danger_now": "yes", "missing_now": "no"})
    walk(CATALOGUE, interface, "parent", "essex")

    assert ["Warning signs", ACT_NOW, ACT_NOW] == interface.titles


def test_back_from_the_emergency_card_leads_to_its_question_with_the_answer_kept() -> None:
    """The card can be left by the way one came, and is not shown again for the same answer."""
    interface = Script({"danger_now": "yes"}, cards=(Action.BACK,))
    outcome = walk(CATALOGUE, interface, "parent", "essex").outcome

    assert ["danger_now", "danger_now", "suicide_now"] == interface.asked[:3]
    assert 2 == interface.titles.count(ACT_NOW)
    assert Answer.YES == outcome.answers.circumstances["danger_now"]


def test_that_there_is_reason_to_report_is_said_once() -> None:
    """The notice comes with the question after the answer that reached it, and never again."""
    interface = Script({"disclosed": "yes", "adult_contact": "yes", "other_children": "yes"})
    walk(CATALOGUE, interface, "teacher", "essex")

    assert [("adult_contact", ALREADY)] == interface.notices


def test_reason_to_report_is_not_said_again_when_it_went_and_came_back() -> None:
    """Answers changed to and fro at the review do not bring the notice back."""
    names = asked(begin(CATALOGUE, area="essex"))
    full = asked(begin(CATALOGUE, area="essex").answer("community"))
    disclosed = full.index("disclosed") + 1
    interface = Script(
        {"role": "community", "disclosed": "yes"},
        reviews=(disclosed, disclosed, names.index("role") + 1, Action.ON),
        remembered=({"disclosed": "no"}, {"disclosed": "yes"}, {"role": "parent"}),
    )
    walk(CATALOGUE, interface, area="essex")

    assert [("adult_contact", ALREADY)] == interface.notices


def test_an_answer_changed_at_the_review_is_the_one_that_counts() -> None:
    """The result follows the last word, not the first."""
    gifts = asked(begin(CATALOGUE, "parent", "essex")).index("gifts") + 1
    interface = Script({}, reviews=(gifts, Action.ON), remembered=({"gifts": "yes"},))
    outcome = walk(CATALOGUE, interface, "parent", "essex").outcome

    assert Answer.YES == outcome.answers.signs["gifts"]
    assert 1 == interface.results

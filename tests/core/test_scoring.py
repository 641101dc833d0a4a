"""Scoring, held against the instrument worked out by hand, on answers of every kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from warning_signs import Answer, Answers, Catalogue, Outcome, screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

pytestmark = pytest.mark.slow

# The same examples on every machine, however slow, so that a change passes or fails for all.
STEADY = settings(max_examples=150, derandomize=True, deadline=None)

EMERGENCIES = (
    "danger_now",
    "recent_assault",
    "suicide_now",
    "missing_now",
    "threatened",
    "blackmailed",
)
TOWARDS_PRESENCE = {"no": 0, "explained": 0, "unknown": 0, "maybe": 1, "earlier": 2, "yes": 3}


# --- answers of every kind --------------------------------------------------------------------


@st.composite
def sign_answers(draw: st.DrawFn) -> dict[str, Answer]:
    """Draw signs that were mostly denied, mostly not known, mostly left out, or anything."""
    most = draw(st.sampled_from(["no", "unknown", "left out"]))
    few_or_many = draw(st.sampled_from([1, 3, len(oracle.SIGNS)]))
    signs = draw(st.sets(st.sampled_from(oracle.SIGNS), max_size=few_or_many))
    told = {sign: draw(st.sampled_from(oracle.answers_to(sign))) for sign in sorted(signs)}
    base = {} if most == "left out" else dict.fromkeys(oracle.SIGNS, most)
    return {sign: Answer(answer) for sign, answer in (base | told).items()}


@st.composite
def circumstance_answers(draw: st.DrawFn) -> dict[str, Answer]:
    """Draw circumstances, leaving out emergencies half of the time: they drown all others."""
    calm = [one for one in oracle.CIRCUMSTANCES if one not in EMERGENCIES]
    told = draw(
        st.dictionaries(
            st.sampled_from(draw(st.sampled_from([calm, list(oracle.CIRCUMSTANCES)]))),
            st.sampled_from(oracle.CIRCUMSTANCE_ANSWERS),
            max_size=draw(st.sampled_from([0, 2, len(oracle.CIRCUMSTANCES)])),
        )
    )
    return {one: Answer(answer) for one, answer in told.items()}


@st.composite
def all_answers(draw: st.DrawFn, roles: tuple[str, ...] = oracle.ROLES) -> Answers:
    """Draw what one person might say, unasked and unanswered questions included."""
    return Answers(
        role=draw(st.sampled_from(roles)),
        area=draw(st.sampled_from(("", *oracle.AREAS))),
        age=draw(st.sampled_from(oracle.AGES)),
        signs=draw(sign_answers()),
        circumstances=draw(circumstance_answers()),
    )


@st.composite
def answers_and_one_more_present(draw: st.DrawFn) -> tuple[Answers, Answers]:
    """Draw answers, and the same again with one of them moved towards presence."""
    before = draw(all_answers())
    moves = [
        *(
            replace(before, signs={**before.signs, sign: answer})
            for sign in oracle.SIGNS
            for _, answer in nearer(before.signs, (sign,), oracle.answers_to(sign))
        ),
        *(
            replace(before, circumstances={**before.circumstances, one: answer})
            for one, answer in nearer(
                before.circumstances, oracle.CIRCUMSTANCES, oracle.CIRCUMSTANCE_ANSWERS
            )
        ),
    ]
    return before, draw(st.sampled_from(moves or [before]))


def nearer(
    told: Mapping[str, Answer], ids: tuple[str, ...], choices: tuple[str, ...]
) -> Iterator[tuple[str, Answer]]:
    for one in ids:
        now = told.get(one, Answer.UNKNOWN)
        for choice in choices:
            if TOWARDS_PRESENCE[choice] > TOWARDS_PRESENCE[now]:
                yield one, Answer(choice)


def single_answers() -> Iterator[Answers]:
    """Return each answer that may say something, alone, for every role, age and silence."""
    speaking = [answer for answer in Answer if answer not in (Answer.NO, Answer.UNKNOWN)]
    for role in oracle.ROLES:
        for age in oracle.AGES:
            for silence in (Answer.NO, Answer.UNKNOWN):
                silent = Answers(role=role, age=age, signs=dict.fromkeys(oracle.SIGNS, silence))
                for answer in speaking:
                    for sign in oracle.SIGNS:
                        if answer not in oracle.answers_to(sign):
                            continue
                        yield replace(silent, signs={**silent.signs, sign: answer})
                    for one in oracle.CIRCUMSTANCES:
                        if answer in oracle.CIRCUMSTANCE_ANSWERS:
                            yield replace(silent, circumstances={one: answer})


def two_circumstances() -> Iterator[Answers]:
    """Return every two circumstances together, for every role, with all signs denied."""
    speaking = (Answer.YES, Answer.MAYBE)
    denied = dict.fromkeys(oracle.SIGNS, Answer.NO)
    for role in oracle.ROLES:
        for pair in combinations(oracle.CIRCUMSTANCES, 2):
            for said in product(speaking, repeat=2):
                yield Answers(
                    role=role, signs=denied, circumstances=dict(zip(pair, said, strict=True))
                )


# --- what comes out ---------------------------------------------------------------------------


def expected(answers: Answers) -> oracle.Expected:
    return oracle.work_out(
        answers.role,
        answers.age,
        {sign: str(answer) for sign, answer in answers.signs.items()},
        {one: str(answer) for one, answer in answers.circumstances.items()},
    )


def in_words_of_the_oracle(outcome: Outcome) -> oracle.Expected:
    return oracle.Expected(
        level=outcome.level.id,
        reasons={reason.rule: reason.level.id for reason in outcome.reasons},
        points=outcome.score.points,
        possible=outcome.score.possible,
        maximum=outcome.score.maximum,
        unknown=list(outcome.unknown),
        counted=[result.sign.id for result in outcome.signs],
    )


def all_told(outcome: Outcome) -> tuple[object, ...]:
    """Return all that is told of an outcome, and not the answers it came from."""
    return (
        outcome.level,
        outcome.reasons,
        outcome.score,
        outcome.signs,
        outcome.unknown,
        outcome.guidance,
    )


# --- the content is the instrument ------------------------------------------------------------


def test_signs_are_asked_of_the_roles_that_can_see_them(catalogue: Catalogue) -> None:
    """The fifteen signs stand in published order, and each role is asked its own."""
    asked = {
        role: tuple(sign.id for sign in catalogue.signs.values() if role in sign.questions)
        for role in catalogue.roles
    }

    assert (oracle.SIGNS, oracle.SIGNS_ASKED) == (tuple(catalogue.signs), asked)


def test_circumstances_are_asked_of_the_roles_that_can_know(catalogue: Catalogue) -> None:
    """Nobody outside is asked of care, needs or images; all others are asked everything."""
    asked = {
        role: {one.id for one in catalogue.circumstances.values() if role in one.questions}
        for role in catalogue.roles
    }

    assert {role: set(ids) for role, ids in oracle.CIRCUMSTANCES_ASKED.items()} == asked


def test_rules_are_those_of_the_instrument(catalogue: Catalogue) -> None:
    """No rule is lacking, none is added unheard, and each gives the level it should."""
    rules = {rule.id: rule.level for rule in catalogue.rules.values()}

    assert rules == oracle.LEVEL_OF_RULE


def test_levels_rise_in_the_order_of_the_instrument(catalogue: Catalogue) -> None:
    """Four levels, from staying alert to acting now, ranked from nought."""
    ranks = {level.id: level.rank for level in catalogue.levels.values()}

    assert {level: rank for rank, level in enumerate(oracle.LEVELS)} == ranks


def test_choices_are_those_of_the_instrument(catalogue: Catalogue) -> None:
    """
    Roles, areas and ages are the ones that the expectations know of.

    An area that lies in no other gathers what serves everyone, and is not offered as a choice.
    """
    areas = {area.id for area in catalogue.areas.values() if area.within}

    assert (set(oracle.ROLES), set(oracle.AREAS), set(oracle.AGES)) == (
        set(catalogue.roles),
        areas,
        set(catalogue.ages),
    )


# --- screening does what the instrument says --------------------------------------------------


@STEADY
@given(answers=all_answers())
def test_outcome_is_what_the_instrument_says(catalogue: Catalogue, answers: Answers) -> None:
    """Level, reasons, all three scores, what is unknown and what counts, for any answers."""
    assert expected(answers) == in_words_of_the_oracle(screen(catalogue, answers))


def test_every_single_answer_gives_what_the_instrument_says(catalogue: Catalogue) -> None:
    """Each answer alone, for each role and age, with all the rest denied or not known."""
    wrong = [
        answers
        for answers in single_answers()
        if expected(answers) != in_words_of_the_oracle(screen(catalogue, answers))
    ]

    assert [] == wrong


def test_every_two_circumstances_give_what_the_instrument_says(catalogue: Catalogue) -> None:
    """What one circumstance makes of another, without any sign to help."""
    wrong = [
        answers
        for answers in two_circumstances()
        if expected(answers) != in_words_of_the_oracle(screen(catalogue, answers))
    ]

    assert [] == wrong


@STEADY
@given(answers=all_answers())
def test_each_sign_adds_what_its_strength_gives(catalogue: Catalogue, answers: Answers) -> None:
    """A sign is told with its answer and points; those that overlap may be told with less."""
    signs = screen(catalogue, answers).signs
    apart = [result for result in signs if result.sign.id not in oracle.FEELINGS]

    assert [
        (one.sign.id, one.answer, oracle.points_of(one.sign.id, one.answer)) for one in apart
    ] == [(one.sign.id, answers.signs.get(one.sign.id, "unknown"), one.points) for one in apart]


@pytest.mark.parametrize("sign", oracle.SIGNS)
@pytest.mark.parametrize("role", oracle.ROLES)
def test_an_earlier_sign_keeps_half_its_weight(catalogue: Catalogue, role: str, sign: str) -> None:
    """Longer ago is an answer to every sign, asked or not, and never counts for nothing."""
    now = screen(catalogue, Answers(role=role, signs={sign: Answer.YES}))
    earlier = screen(catalogue, Answers(role=role, signs={sign: Answer.EARLIER}))

    assert now.score.points == 2 * earlier.score.points > 0


# --- what must always hold --------------------------------------------------------------------


@STEADY
@given(pair=answers_and_one_more_present())
def test_an_answer_towards_presence_never_lowers_the_level(
    catalogue: Catalogue, pair: tuple[Answers, Answers]
) -> None:
    """One more thing seen, or seen more surely, never leads to less being done."""
    before, after = (screen(catalogue, answers) for answers in pair)

    assert before.level.rank <= after.level.rank
    assert before.score.points <= after.score.points


@STEADY
@given(answers=all_answers())
def test_points_lie_between_nought_and_what_is_possible(
    catalogue: Catalogue, answers: Answers
) -> None:
    """What is unknown can add to the points and never take from them."""
    score = screen(catalogue, answers).score

    assert 0 <= score.points <= score.possible <= score.maximum


@STEADY
@given(answers=all_answers(), order=st.randoms(use_true_random=False))
def test_order_of_answers_never_matters(
    catalogue: Catalogue, answers: Answers, order: Random
) -> None:
    """The same answers in another order give the same outcome, guidance included."""
    signs, circumstances = list(answers.signs.items()), list(answers.circumstances.items())
    order.shuffle(signs)
    order.shuffle(circumstances)
    shuffled = replace(answers, signs=dict(signs), circumstances=dict(circumstances))

    assert all_told(screen(catalogue, answers)) == all_told(screen(catalogue, shuffled))


@STEADY
@given(answers=all_answers())
def test_what_is_left_out_is_unknown(catalogue: Catalogue, answers: Answers) -> None:
    """Saying "I don't know" and saying nothing are the same, and neither is a no."""
    signs = dict.fromkeys(oracle.SIGNS, Answer.UNKNOWN) | dict(answers.signs)
    circumstances = dict.fromkeys(oracle.CIRCUMSTANCES, Answer.UNKNOWN) | dict(
        answers.circumstances
    )
    spelt_out = replace(answers, signs=signs, circumstances=circumstances)

    assert all_told(screen(catalogue, answers)) == all_told(screen(catalogue, spelt_out))


@STEADY
@given(answers=all_answers(roles=("community",)))
def test_nobody_lacks_an_answer_to_what_they_were_not_asked(
    catalogue: Catalogue, answers: Answers
) -> None:
    """A member of the community is never told that they do not know what they cannot see."""
    outcome = screen(catalogue, answers)
    little_known = "too_little_known" in {reason.rule for reason in outcome.reasons}

    assert set(outcome.unknown) <= set(oracle.SIGNS_ASKED["community"])
    assert (len(outcome.unknown) >= 4) == little_known


@STEADY
@given(answers=all_answers())
def test_reasons_stand_highest_level_first(catalogue: Catalogue, answers: Answers) -> None:
    """Who reads one reason only reads the gravest, and no reason is given twice."""
    reasons = screen(catalogue, answers).reasons
    ranks = [reason.level.rank for reason in reasons]
    rules = [reason.rule for reason in reasons]

    assert sorted(ranks, reverse=True) == ranks
    assert len(set(rules)) == len(rules)


@STEADY
@given(answers=all_answers())
def test_level_is_the_highest_of_points_and_rules(catalogue: Catalogue, answers: Answers) -> None:
    """Nothing lowers what a rule or the points give, and nothing else raises it."""
    outcome = screen(catalogue, answers)
    by_points = oracle.level_of_points(outcome.score.points)
    by_rules = oracle.highest(
        catalogue.rules[reason.rule].level
        for reason in outcome.reasons
        if reason.rule in catalogue.rules
    )

    assert oracle.highest([by_points, by_rules]) == outcome.level.id


@STEADY
@given(answers=all_answers())
def test_points_are_a_reason_only_where_no_rule_says_as_much(
    catalogue: Catalogue, answers: Answers
) -> None:
    """The score is named where it alone gives the level, and nowhere else."""
    outcome = screen(catalogue, answers)
    by_rules = oracle.highest(
        reason.level.id for reason in outcome.reasons if reason.rule != "points"
    )
    named = "points" in {reason.rule for reason in outcome.reasons}

    assert (by_rules != outcome.level.id) == named


@STEADY
@given(answers=all_answers(), area=st.sampled_from(("", *oracle.AREAS)))
def test_area_never_changes_the_level(catalogue: Catalogue, answers: Answers, area: str) -> None:
    """Where a child lives decides whom to call, and never whether to."""
    here = screen(catalogue, answers)
    there = screen(catalogue, replace(answers, area=area))

    assert (here.level, here.reasons, here.score) == (there.level, there.reasons, there.score)


@STEADY
@given(answers=all_answers())
def test_screening_twice_gives_the_same(catalogue: Catalogue, answers: Answers) -> None:
    """Nothing is carried over from one screening to the next."""
    assert screen(catalogue, answers) == screen(catalogue, answers)


@STEADY
@given(answers=all_answers())
def test_everybody_is_given_a_step_and_a_contact(catalogue: Catalogue, answers: Answers) -> None:
    """The lowest level included, there is something to do and someone to call."""
    guidance = screen(catalogue, answers).guidance

    assert guidance.steps
    assert guidance.contacts

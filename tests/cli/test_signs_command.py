"""Rules, sources and the flow, as they are shown from the data."""

from __future__ import annotations

import json
import re

import pytest

from running import warning_signs
from warning_signs import load_catalogue, screen
from warning_signs.core.conditions import AllOf, Among, Answered, AnyOf, leaves
from warning_signs.core.types import Basis
from warning_signs.pages.blocks import Item
from warning_signs.pages.flowchart import mermaid
from warning_signs.pages.rules import Describer, rule_sections
from warning_signs.pages.sources import counts, source_rows, statements
from warning_signs.training.loader import load_training
from warning_signs.training.scenarios import answers_after

pytestmark = pytest.mark.slow

CATALOGUE = load_catalogue()


def described(rule: str) -> str:
    return Describer(CATALOGUE).describe(CATALOGUE.rules[rule].when)


def test_conditions_are_told_in_words() -> None:
    """Answers, counts, groups, patterns and circumstances each have their words."""
    assert {
        "suicide_now": "suicide_now: yes or maybe",
        "three_signs": "(at least 3 of any sign: yes, earlier or maybe; and at least 2 of any "
        "strong sign or any moderate sign: yes or earlier) or (at least 3 of any sign: yes or "
        "earlier; and worried: yes)",
        "strong_sign": "any strong sign: yes, earlier or maybe",
        "under_13_strong": "age under_13; and (any strong sign: yes, earlier or maybe or "
        "(someone in contact with the child, or a sexual image of the child))",
        "threatened_maybe": "threatened: maybe",
    } == {
        rule: described(rule)
        for rule in (
            "suicide_now",
            "three_signs",
            "strong_sign",
            "under_13_strong",
            "threatened_maybe",
        )
    }


def test_condition_without_parts_is_told() -> None:
    """What always or never holds says so."""
    words = Describer(CATALOGUE)

    assert ("always", "never") == (words.describe(AllOf(())), words.describe(AnyOf(())))


def test_every_rule_and_threshold_is_shown() -> None:
    """The page of rules names every rule with its words, and every threshold."""
    items = [
        block.text
        for section in rule_sections(CATALOGUE)
        for block in section.blocks
        if isinstance(block, Item)
    ]
    thresholds = [
        f"{level.label} ({level.id}): from {level.points} points"
        for level in CATALOGUE.levels.values()
        if level.points is not None
    ]
    rules = [f"{rule}: {described(rule)}" for rule in CATALOGUE.rules]

    assert set() == {*thresholds, *rules} - set(items)


def test_graph_leads_from_every_question_to_a_level() -> None:
    """Each rule hangs from every question it looks at and leads to its level."""
    drawn = set(re.findall(r"^  (\w+) --> (\w+)$", mermaid(CATALOGUE), re.MULTILINE))
    wanted = {(f"rule_{rule.id}", f"level_{rule.level}") for rule in CATALOGUE.rules.values()}
    for rule in CATALOGUE.rules.values():
        for leaf in leaves(rule.when):
            if isinstance(leaf, Answered):
                wanted |= {(f"ask_{name}", f"rule_{rule.id}") for name in leaf.ids}
            elif isinstance(leaf, Among) and leaf.what == "age":
                wanted.add(("ask_age", f"rule_{rule.id}"))
    wanted |= {(f"ask_{sign}", "points") for sign in CATALOGUE.signs}

    assert wanted == drawn


def test_every_node_of_the_graph_is_drawn_once() -> None:
    """Arrows lead only between what is drawn."""
    text = mermaid(CATALOGUE)
    nodes = re.findall(r"^ +(\w+)(?:\(\[|\[|\{\{)", text, re.MULTILINE)
    ends = {
        end for pair in re.findall(r"^  (\w+) --.*> (\w+)$", text, re.MULTILINE) for end in pair
    }

    assert (len(nodes), set()) == (len(set(nodes)), ends - set(nodes))


def test_every_citation_stands_under_its_source() -> None:
    """Whatever cites a source is listed there once."""
    listed = {
        (row["id"], each["kind"], each["id"])
        for row in source_rows(CATALOGUE)
        for each in row["relied_on_by"]
    }
    cited = {
        (citation.source, each.kind, each.id)
        for each in statements(CATALOGUE)
        for citation in each.cite
    }

    assert cited == listed


def test_counts_add_up_to_what_there_is() -> None:
    """Each rule and step is counted once, as published or as judgement."""
    found = counts(CATALOGUE)

    assert {
        "rules": len(CATALOGUE.rules),
        "steps": len(CATALOGUE.steps),
        "weights": len(CATALOGUE.signs),
    } == {kind: sum(found[kind].values()) for kind in ("rules", "steps", "weights")}
    assert found["rules"][Basis.PUBLISHED] == sum(
        rule.basis is Basis.PUBLISHED for rule in CATALOGUE.rules.values()
    )


def test_rules_and_sources_are_given_as_json() -> None:
    """Scripts get a row for each rule and each source."""
    rules = json.loads(warning_signs("signs", "--rules", "--format", "json").stdout)
    sources = json.loads(warning_signs("signs", "--sources", "--format", "json").stdout)

    assert (list(CATALOGUE.rules), list(CATALOGUE.sources)) == (
        [row["id"] for row in rules["rules"]],
        [row["id"] for row in sources["sources"]],
    )


def test_one_thing_is_shown_at_a_time() -> None:
    """Two things at once, or a drawing as JSON, is a mistake in use."""
    codes = [
        warning_signs("signs", *options).returncode
        for options in (
            ("--rules", "--graph"),
            ("gifts", "--rules"),
            ("--graph", "--format", "json"),
        )
    ]

    assert [2, 2, 2] == codes


def test_a_step_says_who_is_shown_it_and_which_stories_show_it() -> None:
    """The sentence comes from the condition, and each story named has the step in its result."""
    step = CATALOGUE.steps["disclosed_listen"]
    done = warning_signs("signs", "--step", step.id, "--format", "json")
    (row,) = json.loads(done.stdout)["steps"]
    stories = load_training(CATALOGUE).scenarios
    shown = {
        story.id
        for story in stories.values()
        if step.id
        in {
            each.step.id
            for each in screen(
                CATALOGUE, answers_after(CATALOGUE, story, len(story.story))
            ).guidance.steps
        }
    }

    assert Describer(CATALOGUE).describe(step.when) == row["shown"]
    assert shown == set(row["stories"]) != set()
    assert row["shown"] in " ".join(warning_signs("signs", "--step", step.id).stdout.split())

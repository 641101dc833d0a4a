"""
The instrument worked out a second time, slowly, as one would with a pencil.

It carries its own copy of every sign, number and rule, so that a slip in the content or in the
code shows as a difference. It imports nothing of the project and reads no file of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEVELS = ("watch", "advice", "refer", "emergency")
ROLES = ("parent", "teacher", "professional", "community")
GUESSES_AGE = ("community",)
AGES = ("under_13", "13_to_15", "16_to_17", "18_plus", "unknown")
AREAS = (
    "essex",
    "southend",
    "thurrock",
    "england",
    "wales",
    "scotland",
    "northern_ireland",
)

SIGNS = (
    "missing",
    "injuries",
    "drugs_or_alcohol",
    "offending",
    "sexual_health",
    "school_absence",
    "appearance",
    "online_sexual_bullying",
    "online_vulnerability",
    "family_distance",
    "gifts",
    "recruiting_others",
    "mental_health",
    "self_harm",
    "suicide",
)
SIGN_ANSWERS = ("yes", "earlier", "maybe", "no", "explained", "unknown")
EXPLAINED = ("injuries", "drugs_or_alcohol", "school_absence", "appearance", "gifts")

CIRCUMSTANCES = (
    "danger_now",
    "recent_assault",
    "suicide_now",
    "missing_now",
    "threatened",
    "blackmailed",
    "disclosed",
    "adult_contact",
    "sexual_image",
    "other_children",
    "person_or_place",
    "insider_home",
    "insider_work",
    "additional_needs",
    "in_care",
    "worried",
)
CIRCUMSTANCE_ANSWERS = ("yes", "maybe", "no", "unknown")

SIGNS_ASKED = {
    "parent": SIGNS,
    "teacher": SIGNS,
    "professional": SIGNS,
    "community": (
        "missing",
        "injuries",
        "drugs_or_alcohol",
        "appearance",
        "gifts",
        "recruiting_others",
    ),
}
CIRCUMSTANCES_ASKED = {
    "parent": CIRCUMSTANCES,
    "teacher": CIRCUMSTANCES,
    "professional": CIRCUMSTANCES,
    "community": (
        "danger_now",
        "recent_assault",
        "suicide_now",
        "missing_now",
        "threatened",
        "disclosed",
        "adult_contact",
        "other_children",
        "person_or_place",
        "insider_home",
        "insider_work",
        "worried",
    ),
}

STRONG = (
    "missing",
    "injuries",
    "sexual_health",
    "online_sexual_bullying",
    "gifts",
    "recruiting_others",
)
MODERATE = (
    "drugs_or_alcohol",
    "offending",
    "school_absence",
    "online_vulnerability",
    "self_harm",
    "suicide",
)
GENERAL = ("appearance", "family_distance", "mental_health")
FEELINGS = ("mental_health", "self_harm", "suicide")

LEVEL_OF_RULE = {
    "danger_now": "emergency",
    "recent_assault": "emergency",
    "missing_now": "emergency",
    "suicide_now": "emergency",
    "threatened": "emergency",
    "blackmailed": "emergency",
    "threatened_maybe": "refer",
    "blackmailed_maybe": "refer",
    "disclosed": "refer",
    "adult_contact": "refer",
    "sexual_image": "refer",
    "contact_and_sign": "refer",
    "others_involved": "refer",
    "other_children": "refer",
    "insider": "refer",
    "place_and_sign": "refer",
    "community_report": "refer",
    "under_13_strong": "refer",
    "under_13_moderate": "refer",
    "lower_bar": "refer",
    "sexual_health_under_16": "refer",
    "three_signs": "refer",
    "two_strong": "refer",
    "strong_and_worried": "refer",
    "strong_sign": "advice",
    "adult_contact_maybe": "advice",
    "sexual_image_maybe": "advice",
    "insider_maybe": "advice",
    "other_children_named": "advice",
    "person_or_place": "advice",
    "worried": "advice",
    "too_little_known": "advice",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """
    What the instrument says of one set of answers.

    Attributes:
        unknown: In published order.
        counted: The signs that count for the score, in published order.
        reasons: The level by each rule that holds, and by ``points`` where those decide.
    """

    level: str
    reasons: dict[str, str]
    points: int
    possible: int
    maximum: int
    unknown: list[str]
    counted: list[str]


def work_out(
    role: str,
    age: str,
    signs: Mapping[str, str],
    circumstances: Mapping[str, str],
) -> Expected:
    """
    Work out the outcome of one set of answers.

    Raises:
        ValueError: A word that is not in the instrument was used.
    """
    refuse_strangers([role], ROLES)
    refuse_strangers([age], AGES)
    refuse_strangers(signs, SIGNS)
    refuse_strangers(signs.values(), SIGN_ANSWERS)
    refuse_strangers([one for one in signs if signs[one] == "explained"], EXPLAINED)
    refuse_strangers(circumstances, CIRCUMSTANCES)
    refuse_strangers(circumstances.values(), CIRCUMSTANCE_ANSWERS)

    sign = {one: signs.get(one, "unknown") for one in SIGNS}
    circumstance = {one: circumstances.get(one, "unknown") for one in CIRCUMSTANCES}
    known_age = "unknown" if role in GUESSES_AGE else age

    unknown = [one for one in SIGNS_ASKED[role] if sign[one] == "unknown"]
    counted = [one for one in SIGNS if one in SIGNS_ASKED[role] or sign[one] != "unknown"]

    points = add_up({one: sign[one] for one in counted})
    possible = add_up({one: "yes" if sign[one] == "unknown" else sign[one] for one in counted})
    maximum = add_up(dict.fromkeys(counted, "yes"))

    reasons = {
        rule: LEVEL_OF_RULE[rule]
        for rule, holds in rules(role, known_age, sign, circumstance, len(unknown)).items()
        if holds
    }
    by_rules = highest(reasons.values())
    by_points = level_of_points(points)
    if LEVELS.index(by_points) > LEVELS.index(by_rules):
        reasons["points"] = by_points

    return Expected(
        level=highest([by_rules, by_points]),
        reasons=reasons,
        points=points,
        possible=possible,
        maximum=maximum,
        unknown=unknown,
        counted=counted,
    )


def answers_to(sign: str) -> tuple[str, ...]:
    """Return the answers that a sign takes; few have an ordinary reason that can be confirmed."""
    if sign in EXPLAINED:
        return SIGN_ANSWERS
    return tuple(answer for answer in SIGN_ANSWERS if answer != "explained")


def refuse_strangers(words: Iterable[str], known: Iterable[str]) -> None:
    """Refuse words that are not known, so that a slip of the pen is not taken for an answer."""
    strangers = sorted(set(words) - set(known))
    if strangers:
        raise ValueError(f"not in the instrument: {', '.join(strangers)}")


def highest(levels: Iterable[str]) -> str:
    """Return the highest of these levels, or the lowest there is where there are none."""
    return max(levels, key=LEVELS.index, default="watch")


def points_of(sign: str, answer: str) -> int:
    """Return the points of one answer to one sign."""
    if answer in ("no", "explained", "unknown"):
        return 0
    if sign in STRONG:
        return {"yes": 8, "earlier": 4, "maybe": 4}[answer]
    if sign in MODERATE:
        return {"yes": 4, "earlier": 2, "maybe": 2}[answer]
    return {"yes": 2, "earlier": 1, "maybe": 1}[answer]


def add_up(answers: Mapping[str, str]) -> int:
    """Add up the points; the three signs of feeling low overlap and give six at most."""
    total = 0
    feelings = 0
    for sign, answer in answers.items():
        if sign in FEELINGS:
            feelings += points_of(sign, answer)
        else:
            total += points_of(sign, answer)
    return total + min(feelings, 6)


def level_of_points(points: int) -> str:
    """Return the level that points alone reach; they never reach an emergency."""
    if points >= 12:
        return "refer"
    if points >= 1:
        return "advice"
    return "watch"


def rules(
    role: str,
    age: str,
    sign: Mapping[str, str],
    circumstance: Mapping[str, str],
    signs_unknown: int,
) -> dict[str, bool]:
    """Go through every rule of the instrument, from the first to the last."""

    def present(one: str) -> bool:
        return sign[one] in ("yes", "earlier")

    def possible(one: str) -> bool:
        return sign[one] in ("yes", "earlier", "maybe")

    def yes(one: str) -> bool:
        return circumstance[one] == "yes"

    def maybe(one: str) -> bool:
        return circumstance[one] == "maybe"

    def yes_or_maybe(one: str) -> bool:
        return yes(one) or maybe(one)

    present_signs = [one for one in SIGNS if present(one)]
    possible_signs = [one for one in SIGNS if possible(one)]
    strong_present = [one for one in present_signs if one in STRONG]
    strong_possible = [one for one in possible_signs if one in STRONG]
    moderate_present = [one for one in present_signs if one in MODERATE]
    moderate_possible = [one for one in possible_signs if one in MODERATE]

    # Two signs of which one is strong or moderate; two of these make a pair as well.
    pair = len(possible_signs) >= 2 and bool(strong_possible or moderate_possible)
    telling_pair = bool(strong_possible) or pair
    # Whatever sign is present, it or its partner in the pair is strong or moderate.
    pair_with_one_present = pair and bool(present_signs)

    contact_or_image = yes_or_maybe("adult_contact") or yes_or_maybe("sexual_image")
    place = yes_or_maybe("person_or_place")
    young_or_in_care = age == "under_13" or yes_or_maybe("in_care")
    needs = yes_or_maybe("additional_needs")

    return {
        "danger_now": yes_or_maybe("danger_now"),
        "recent_assault": yes_or_maybe("recent_assault"),
        "missing_now": yes_or_maybe("missing_now"),
        "suicide_now": yes_or_maybe("suicide_now"),
        "threatened": yes("threatened"),
        "blackmailed": yes("blackmailed"),
        "threatened_maybe": maybe("threatened"),
        "blackmailed_maybe": maybe("blackmailed"),
        "disclosed": yes_or_maybe("disclosed"),
        "adult_contact": yes("adult_contact"),
        "sexual_image": yes("sexual_image"),
        "contact_and_sign": contact_or_image and (telling_pair or bool(moderate_present)),
        "others_involved": possible("recruiting_others"),
        "other_children": yes_or_maybe("other_children")
        and (bool(possible_signs) or contact_or_image or place),
        "insider": yes("insider_home") or yes("insider_work"),
        "place_and_sign": yes("person_or_place") and (bool(possible_signs) or contact_or_image),
        "community_report": role == "community"
        and (
            bool(present_signs)
            or bool(strong_possible)
            or bool(moderate_possible)
            or contact_or_image
            or place
            or yes_or_maybe("other_children")
            or yes("worried")
        ),
        "under_13_strong": age == "under_13" and (bool(strong_possible) or contact_or_image),
        "under_13_moderate": age == "under_13"
        and (present("drugs_or_alcohol") or present("online_vulnerability")),
        "lower_bar": (young_or_in_care and telling_pair)
        or (needs and (bool(strong_possible) or pair_with_one_present))
        or ((young_or_in_care or needs) and contact_or_image),
        "sexual_health_under_16": (age == "under_13" and possible("sexual_health"))
        or (age in ("13_to_15", "unknown") and present("sexual_health")),
        "three_signs": (
            len(possible_signs) >= 3 and len(strong_present) + len(moderate_present) >= 2
        )
        or (len(present_signs) >= 3 and yes("worried")),
        "two_strong": len(strong_possible) >= 2,
        "strong_and_worried": bool(strong_present) and yes("worried"),
        "strong_sign": bool(strong_possible),
        "adult_contact_maybe": maybe("adult_contact"),
        "sexual_image_maybe": maybe("sexual_image"),
        "insider_maybe": maybe("insider_home") or maybe("insider_work"),
        "other_children_named": yes_or_maybe("other_children"),
        "person_or_place": place,
        "worried": yes_or_maybe("worried"),
        "too_little_known": signs_unknown >= 4,
    }

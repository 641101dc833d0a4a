"""
Finding answers that make a condition hold, or telling that none of the small sets of answers does.

Conditions look for what is there and never for what is not, so a condition that can hold does so
for a smallest set of answers: one choice at each "any of", one choice of ids at each count. All
those are tried, each with every other sign answered no and left unknown, for every role and age,
until one passes. What is found is proven by the scoring itself.
"""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, TypeAlias

from warning_signs.core.answers import Answer, Answers
from warning_signs.core.asking import selectable_areas
from warning_signs.core.compiled import instrument_of
from warning_signs.core.conditions import AllOf, Among, Answered, AnyOf, Reached, leaves
from warning_signs.core.facts import area_with_parents
from warning_signs.core.scoring import score
from warning_signs.core.screening import setting_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.conditions import Condition
    from warning_signs.core.scoring import Scored

MOST_TRIES = 20_000
"""As many answers are tried where nothing else is said."""

RAISERS = 4
"""How many single answers are tried for each level that a condition asks for."""

Leaves: TypeAlias = tuple[Answered | Among | Reached, ...]
AnswersById: TypeAlias = "Mapping[str, Answer]"

_ANSWERS = {
    "possible": (Answer.MAYBE, Answer.YES, Answer.EARLIER),
    "present": (Answer.YES, Answer.EARLIER),
    "current": (Answer.MAYBE, Answer.YES),
    "maybe": (Answer.MAYBE,),
}


def scored_with(catalogue: Catalogue, answers: Answers) -> Scored:
    """Score answers with some content; in ids alone, for thousands are tried."""
    here = setting_of(instrument_of(catalogue), answers)
    return score(here, answers.signs, answers.circumstances)


class Search:
    """
    Tries answers against one catalogue.

    Args:
        catalogue: The content whose conditions are looked into.
        most: After so many the search gives up and claims nothing.
    """

    def __init__(self, catalogue: Catalogue, most: int = MOST_TRIES) -> None:
        """Find out once which single answers reach which level."""
        self.catalogue = catalogue
        self.most = most
        self.areas = ["", *selectable_areas(catalogue)]
        self.raisers = self._raisers()

    def is_unsatisfiable(
        self,
        condition: Condition,
        passes: Callable[[Answers], bool],
        also: Iterable[Condition] = (),
    ) -> bool:
        """
        Return whether no small set of answers passes.

        Args:
            condition: What the answers are built from.
            passes: What they must do; asked of each set in turn.
            also: Other conditions that decide whether they pass. Where none of all asks for an
                area, one area is as good as another.

        Returns:
            False as soon as one passes, and where there were too many to try.
        """
        tries = 0
        asks_area = any(
            isinstance(leaf, Among) and leaf.what == "area"
            for each in (condition, *also)
            for leaf in leaves(each)
        )
        areas = self.areas if asks_area else [""]
        for answers in islice(self.cases(condition, areas), self.most):
            tries += 1
            if passes(answers):
                return False
        return tries < self.most

    def cases(self, condition: Condition, areas: Iterable[str]) -> Iterator[Answers]:
        """Return small sets of answers that may make a condition hold, smallest first."""
        for way in self._ways(condition):
            settings = list(self._settings(way, areas))
            for raiser, said in product(self._raised(way), self._said(way)):
                for rest in (Answer.NO, Answer.UNKNOWN):
                    for role, age, area in settings:
                        yield self.answers(role, age, area, {**raiser, **said}, rest)

    def answers(self, role: str, age: str, area: str, said: AnswersById, rest: Answer) -> Answers:
        """Return answers with all signs and circumstances that were not spoken of alike."""
        signs, circumstances = self.catalogue.signs, self.catalogue.circumstances
        asked = (sign.id for sign in signs.values() if role in sign.questions)
        return Answers(
            role,
            area,
            age,
            dict.fromkeys(asked, rest) | {name: said[name] for name in said if name in signs},
            {name: said[name] for name in said if name in circumstances},
        )

    def _ways(self, condition: Condition) -> Iterator[Leaves]:
        """Return each choice of leaves that together make a condition hold."""
        match condition:
            case AllOf(()):
                yield ()
            case AllOf((first, *others)):
                for way in self._ways(first):
                    for rest in self._ways(AllOf(tuple(others))):
                        yield (*way, *rest)
            case AnyOf(parts):
                for part in parts:
                    yield from self._ways(part)
            case Among("rule", ids):
                for name in sorted(ids):
                    yield from self._ways(self.catalogue.rules[name].when)
            case Answered() | Among() | Reached():
                yield (condition,)

    def _settings(self, way: Leaves, areas: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Return each role, age and area that a way allows; where none is asked for, all."""

        def allowed(what: str, found: Iterable[str]) -> list[str]:
            asked = [leaf.ids for leaf in way if isinstance(leaf, Among) and leaf.what == what]
            around = {
                each: area_with_parents(self.catalogue.areas, each)
                if what == "area"
                else frozenset({each})
                for each in found
            }
            return [each for each in found if all(ids & around[each] for ids in asked)]

        yield from product(
            allowed("role", self.catalogue.roles),
            allowed("age", self.catalogue.ages),
            allowed("area", areas),
        )

    def _said(self, way: Leaves) -> Iterator[AnswersById]:
        """Return each smallest set of answers that makes every leaf of a way hold."""
        asked = [leaf for leaf in way if isinstance(leaf, Answered) and leaf.how != "unknown"]
        for choice in product(*(list(self._chosen(leaf)) for leaf in asked)):
            yield {name: answer for said in choice for name, answer in said.items()}

    def _chosen(self, leaf: Answered) -> Iterator[AnswersById]:
        for answer in _ANSWERS[leaf.how]:
            for names in combinations(sorted(leaf.ids), leaf.count):
                if answer is not Answer.EARLIER or set(names) <= set(self.catalogue.signs):
                    yield dict.fromkeys(names, answer)

    def _raised(self, way: Leaves) -> Iterator[AnswersById]:
        """Return nothing, then few answers that reach the levels or points a way asks for."""
        yield {}
        for leaf in way:
            if isinstance(leaf, Reached):
                for names in combinations(self.catalogue.signs, 2):
                    yield dict.fromkeys(names, Answer.YES)
            if isinstance(leaf, Among) and leaf.what == "level":
                for level in sorted(leaf.ids):
                    yield from self.raisers.get(level, ())

    def _raisers(self) -> dict[str, list[AnswersById]]:
        role, age = next(iter(self.catalogue.roles)), list(self.catalogue.ages)[-1]
        found: dict[str, list[AnswersById]] = {}
        for name in (*list(self.catalogue.circumstances)[::-1], *self.catalogue.signs):
            said = {name: Answer.YES}
            scored = scored_with(self.catalogue, self.answers(role, age, "", said, Answer.NO))
            kept = found.setdefault(list(self.catalogue.levels)[scored.rank], [])
            if len(kept) < RAISERS:
                kept.append(said)
        return found

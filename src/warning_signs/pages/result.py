"""What a result says, and in which order: the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.catalogue import LocalCatalogue
from warning_signs.core.types import When
from warning_signs.pages.blocks import Bar, Item, Paragraph, Section
from warning_signs.pages.citations import basis
from warning_signs.pages.contact_details import short
from warning_signs.pages.contacts import contact_sections, young_person_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Guidance, Outcome, Reason, StepAdvice
    from warning_signs.pages.blocks import Block


def result_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """
    Return a whole result, what helps to act before what helps to understand.

    Where the level says act now, whom to call comes first, and nobody has time to read why.
    """
    urgent = outcome.level == catalogue.highest_level
    contacts = contact_sections(catalogue, outcome.guidance.contacts)
    steps = step_sections(catalogue, outcome.guidance, with_why=not urgent)
    do = (*steps, *avoid_sections(catalogue, outcome.guidance))
    why = why_section(catalogue, outcome)
    body = (*contacts, *do, why) if urgent else (why, *do, *contacts)
    return (
        level_section(catalogue, outcome),
        *body,
        *sign_result_sections(catalogue, outcome),
        limits_section(catalogue),
        *_local_sections(catalogue),
        young_person_section(catalogue),
    )


def _local_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Say which overlay was used."""
    if not isinstance(catalogue, LocalCatalogue):
        return ()
    words = f"{catalogue.local.name}, looked over on {catalogue.local.dated}."
    return (Section(catalogue.titles.local, (Paragraph(words),)),)


def level_section(catalogue: Catalogue, outcome: Outcome) -> Section:
    """Return the level and what it means."""
    blocks = [Paragraph(outcome.level.meaning)]
    if outcome.level == catalogue.highest_level:
        blocks.insert(0, Paragraph(catalogue.words.act_now, strong=True))
    return Section(outcome.level.label, tuple(blocks))


def limits_section(catalogue: Catalogue) -> Section:
    """Return what a result is not, which stands with every one."""
    return Section(catalogue.titles.limits, (Paragraph(catalogue.words.limits),))


def time_titles(catalogue: Catalogue) -> dict[When, str]:
    """Return how soon a step is to be taken, in words, soonest first."""
    return {time: getattr(catalogue.titles, time) for time in When}


def step_sections(
    catalogue: Catalogue, guidance: Guidance, *, with_why: bool = True
) -> tuple[Section, ...]:
    """Return the steps, by how soon they are to be taken."""
    return tuple(
        Section(title, tuple(_step(each, with_why) for each in found))
        for time, title in time_titles(catalogue).items()
        if (found := [each for each in guidance.steps if each.step.time is time])
    )


def _step(advice: StepAdvice, with_why: bool) -> Item:
    names = ", ".join(short(contact) for contact in advice.contacts)
    why = (advice.step.why,) if with_why else ()
    return Item(advice.step.text, (*why, *((f"Contact: {names}",) if names else ())))


def avoid_sections(catalogue: Catalogue, guidance: Guidance) -> tuple[Section, ...]:
    """Return what not to do, where there is anything."""
    items = tuple(Item(each.text) for each in guidance.avoid)
    return (Section(catalogue.titles.avoid, items),) if items else ()


def why_section(catalogue: Catalogue, outcome: Outcome) -> Section:
    """Return every reason for the level."""
    reasons = tuple(_reason(catalogue, reason) for reason in outcome.reasons)
    return Section(catalogue.titles.why, reasons or (Paragraph(catalogue.words.nothing_recorded),))


def sign_result_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return what each sign added, and what is not known."""
    return (
        Section(catalogue.titles.sign_results, tuple(_sign_blocks(catalogue, outcome))),
        *_unknown_sections(catalogue, outcome),
    )


def _reason(catalogue: Catalogue, reason: Reason) -> Item:
    return Item(
        reason.because,
        (f"{reason.level.label}. {basis(catalogue, reason.basis, reason.cite)}",),
    )


def _sign_blocks(catalogue: Catalogue, outcome: Outcome) -> Iterable[Block]:
    score = outcome.score
    yield Paragraph(
        f"{score.points} points. If all you do not know were a yes, it would be {score.possible}. "
        f"The most it could be is {score.maximum}."
    )
    for each in outcome.signs:
        yield Bar(
            label=each.sign.label,
            words=catalogue.answers[each.answer].sign,
            value=each.points,
            most=catalogue.strengths[each.sign.weight.strength].yes,
        )
    seen = {each.sign.id for each in outcome.signs if each.points}
    for overlap in catalogue.overlaps.values():
        if len(seen & set(overlap.signs)) > 1:
            labels = ", ".join(catalogue.signs[name].label for name in overlap.signs)
            yield Paragraph(f"Together these count for at most {overlap.at_most} points: {labels}.")


def _unknown_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    items = tuple(Item(catalogue.signs[name].label) for name in outcome.unknown)
    return (Section(catalogue.titles.unknown, items),) if items else ()

"""What a result, a sign or the directory says, and in which order: the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.core.catalogue import LocalCatalogue
from warning_signs.core.types import Basis, When
from warning_signs.pages.blocks import Bar, ContactBlock, Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Catalogue, Citation, Contact, Sign
    from warning_signs.core.outcome import Guidance, Outcome, Reason, StepAdvice
    from warning_signs.pages.blocks import Block

TIMES = {
    When.NOW: "Now",
    When.TODAY: "Today",
    When.THIS_WEEK: "This week",
    When.ONGOING: "Keep doing",
}
"""How soon a step is to be taken, in words."""


def result_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """
    Return a whole result, what helps to act before what helps to understand.

    Where the level says act now, whom to call comes first, and nobody has time to read why.
    """
    urgent = outcome.level.rank == max(level.rank for level in catalogue.levels.values())
    contacts = contact_sections(outcome.guidance.contacts)
    steps = step_sections(outcome.guidance, with_why=not urgent)
    do = (*steps, *avoid_sections(outcome.guidance))
    why = why_section(catalogue, outcome)
    body = (*contacts, *do, why) if urgent else (why, *do, *contacts)
    return (
        level_section(catalogue, outcome),
        *body,
        *sign_result_sections(catalogue, outcome),
        Section("What this result is not", (Paragraph(catalogue.words.limits),)),
        *_local_sections(catalogue),
        young_person_section(catalogue),
    )


def _local_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Say which overlay was used."""
    if not isinstance(catalogue, LocalCatalogue):
        return ()
    words = f"{catalogue.local.name}, looked over on {catalogue.local.dated}."
    return (Section("With local contacts and steps from", (Paragraph(words),)),)


def level_section(catalogue: Catalogue, outcome: Outcome) -> Section:
    """Return the level and what it means."""
    highest = max(level.rank for level in catalogue.levels.values())
    blocks = [Paragraph(outcome.level.meaning)]
    if outcome.level.rank == highest:
        blocks.insert(0, Paragraph(catalogue.words.act_now, strong=True))
    return Section(outcome.level.label, tuple(blocks))


def step_sections(guidance: Guidance, *, with_why: bool = True) -> tuple[Section, ...]:
    """Return the steps, by how soon they are to be taken."""
    return tuple(
        Section(title, tuple(_step(each, with_why) for each in found))
        for time, title in TIMES.items()
        if (found := [each for each in guidance.steps if each.step.time is time])
    )


def _step(advice: StepAdvice, with_why: bool) -> Item:
    names = ", ".join(short(contact) for contact in advice.contacts)
    why = (advice.step.why,) if with_why else ()
    return Item(advice.step.text, (*why, *((f"Contact: {names}",) if names else ())))


def short(contact: Contact) -> str:
    """Return a contact's name with the one number or address that reaches it."""
    web = contact.web.removeprefix("https://").removeprefix("www.").rstrip("/")
    way = contact.phone or (f"text {contact.text}" if contact.text else web)
    return f"{contact.name} ({way})" if way and way not in contact.name else contact.name


def avoid_sections(guidance: Guidance) -> tuple[Section, ...]:
    """Return what not to do, where there is anything."""
    items = tuple(Item(each.text) for each in guidance.avoid)
    return (Section("What not to do", items),) if items else ()


def contact_sections(contacts: Iterable[Contact]) -> tuple[Section, ...]:
    """Return contacts in two groups, so that it is plain who answers at night."""
    contacts = tuple(contacts)
    groups = {
        "Contacts that answer at any hour": [each for each in contacts if each.any_hour],
        "Contacts with hours of their own": [each for each in contacts if not each.any_hour],
    }
    return tuple(
        Section(title, tuple(ContactBlock(each) for each in group))
        for title, group in groups.items()
        if group
    )


def why_section(catalogue: Catalogue, outcome: Outcome) -> Section:
    """Return every reason for the level."""
    reasons = tuple(_reason(catalogue, reason) for reason in outcome.reasons)
    return Section("Why", reasons or (Paragraph(catalogue.words.nothing_recorded),))


def sign_result_sections(catalogue: Catalogue, outcome: Outcome) -> tuple[Section, ...]:
    """Return what each sign added, and what is not known."""
    return (
        Section("The signs", tuple(_sign_blocks(catalogue, outcome))),
        *_unknown_sections(catalogue, outcome),
    )


def _reason(catalogue: Catalogue, reason: Reason) -> Item:
    return Item(
        reason.because,
        (f"{reason.level.label}. {basis(catalogue, reason.basis, reason.cite)}",),
    )


def basis(catalogue: Catalogue, kind: Basis, cite: Iterable[Citation]) -> str:
    """Say on what a statement rests."""
    sources = "; ".join(cited(catalogue, each) for each in cite)
    return f"Published: {sources}" if kind is Basis.PUBLISHED else f"Our judgement, from: {sources}"


def cited(catalogue: Catalogue, citation: Citation) -> str:
    """Return a citation as a reader finds it."""
    source = catalogue.sources[citation.source]
    place = f", {citation.at}" if citation.at else ""
    return f"{source.publisher}, {source.title}{place}"


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
    return (Section("What you do not know", items),) if items else ()


def young_person_section(catalogue: Catalogue) -> Section:
    """Return the words for a young person who is at the keyboard."""
    words = catalogue.words
    contacts = (catalogue.contacts[name] for name in words.young_person_contacts)
    numbers = tuple(Item(f"{contact.name}: {contact.phone}") for contact in contacts)
    return Section("If you are under 18", (Paragraph(words.young_person), *numbers))


def sign_sections(catalogue: Catalogue, sign: Sign) -> tuple[Section, ...]:
    """Return everything about one sign, with sources."""
    strength = catalogue.strengths[sign.weight.strength]
    questions = tuple(
        Item(question, (catalogue.roles[role].label,)) for role, question in sign.questions.items()
    )
    weight = (
        Item(f"{strength.label}: {strength.meaning}", (sign.weight.why,)),
        Item(basis(catalogue, sign.weight.basis, sign.weight.cite)),
        Item(
            f"{strength.yes} points for {Answer.YES}, {strength.earlier} for {Answer.EARLIER}, "
            f"{strength.maybe} for {Answer.MAYBE}"
        ),
    )
    return (
        Section(sign.label, (Paragraph(sign.plain),)),
        Section("What is asked", questions),
        Section("What it may look like", tuple(Item(line) for line in sign.look_for)),
        Section("What else it could be", tuple(Item(line) for line in sign.could_also_be)),
        Section("How much it weighs, and why", weight),
        Section("Sources", tuple(Item(cited(catalogue, each)) for each in sign.cite)),
    )


def sign_list_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the fifteen signs in published order."""
    return (
        Section(
            "The fifteen signs",
            tuple(
                Item(f"{sign.label} ({sign.id})", (sign.plain,))
                for sign in catalogue.signs.values()
            ),
        ),
    )

"""The fifteen signs: what each may look like, what else it could be, how much it weighs and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.answers import Answer
from warning_signs.pages.blocks import Item, Paragraph, Section
from warning_signs.pages.citations import basis, cited

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue, Sign


def sign_sections(catalogue: Catalogue, sign: Sign) -> tuple[Section, ...]:
    """Return everything about one sign, with sources."""
    titles, strength = catalogue.titles, catalogue.strengths[sign.weight.strength]
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
        Section(titles.what_is_asked, questions),
        Section(titles.look_for, tuple(Item(line) for line in sign.look_for)),
        Section(titles.could_also_be, tuple(Item(line) for line in sign.could_also_be)),
        Section(titles.weight, weight),
        Section(titles.sources, tuple(Item(cited(catalogue, each)) for each in sign.cite)),
    )


def sign_list_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the fifteen signs in published order, each with its number and strength."""
    return (
        Section(
            catalogue.titles.sign_list,
            tuple(
                Item(_line(catalogue, number, sign), (sign.plain,))
                for number, sign in enumerate(catalogue.signs.values(), 1)
            ),
        ),
    )


def _line(catalogue: Catalogue, number: int, sign: Sign) -> str:
    strength = catalogue.strengths[sign.weight.strength]
    return f"{number}: {sign.label} ({sign.id}), {strength.label}"

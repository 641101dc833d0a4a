"""The questions of a role on one sheet of paper, to be filled in by hand and scored later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.asking import AGE, askable, choices, in_order
from warning_signs.core.records import replace
from warning_signs.pages.blocks import Paragraph
from warning_signs.pages.print_blocks import AnswerGrid, BlankTable, PrintSection
from warning_signs.pages.print_document import print_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue, Choice, Role
    from warning_signs.pages.print_blocks import PrintDocument


def worksheet(catalogue: Catalogue, roles: Iterable[Role]) -> PrintDocument:
    """
    Make blank worksheets, one sheet of paper for each role.

    Args:
        catalogue: The content.
        roles: Who is to fill them in.
    """
    parts = tuple(_part(catalogue, role, n > 0) for n, role in enumerate(roles))
    paper = catalogue.paper
    sheet = print_document(catalogue, paper.worksheet, parts, f"{paper.any_worry} {paper.keep_it}")
    return replace(sheet, dense=True)


def _part(catalogue: Catalogue, role: Role, own_page: bool) -> PrintSection:
    return PrintSection(
        role.label,
        (
            *_tables(catalogue, role),
            Paragraph(catalogue.paper.score_it),
            BlankTable(catalogue.paper.told_columns, 2),
            Paragraph(catalogue.paper.no_name, strong=True),
        ),
        own_page=own_page,
    )


def _tables(catalogue: Catalogue, role: Role) -> Iterator[AnswerGrid | Paragraph]:
    """Return everything that the walk asks, in tables by the answers that are taken."""
    paper = catalogue.paper
    first, *_ = pages = tuple(catalogue.walk.values())
    cannot_wait = _asked(catalogue, role, in_order(first, role.id))
    asked = tuple(name for page in pages for name in page.ask)
    signs = _asked(catalogue, role, (name for name in asked if name in catalogue.signs))
    others = _asked(catalogue, role, pages[-1].ask)
    short = tuple(each for each in catalogue.answers.values() if each.circumstance)
    if cannot_wait:
        yield AnswerGrid(f"{first.title}. {paper.emergency_answers}", short, cannot_wait)
    for page in pages:
        if AGE in page.ask:
            ages = (each.label for each in catalogue.ages.values())
            yield _boxes(catalogue.words.ask_age[role.id], ages)
            for question, taken in _asked(catalogue, role, page.ask):
                yield _boxes(question, (each.key.upper() for each in taken))
    if signs:
        yield AnswerGrid(_legend(catalogue), tuple(catalogue.answers.values()), signs)
    if others:
        yield AnswerGrid(f"{pages[-1].title}. {paper.other_answers}", short, others)


def _asked(
    catalogue: Catalogue, role: Role, names: Iterable[str]
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    every = askable(catalogue)
    return tuple(
        (every[name].questions[role.id], choices(catalogue, every[name]))
        for name in names
        if name in every and role.id in every[name].questions
    )


def _boxes(question: str, answers: Iterable[str]) -> Paragraph:
    """Ask in one line, with a box for each answer."""
    return Paragraph(" ".join((question, *(f"☐ {each}" for each in answers))))


def _legend(catalogue: Catalogue) -> str:
    """Say what the boxes stand for."""
    keys = (f"{each.key.upper()}: {each.sign}" for each in catalogue.answers.values())
    return f"{catalogue.paper.sign_answers}. {'. '.join(keys)}."

"""The questions of a role on one sheet of paper, to be filled in by hand and scored later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warning_signs.core.asking import choices, in_order
from warning_signs.pages.blocks import Paragraph
from warning_signs.pages.handout import KEEP_IT, NO_NAME, sheet_of
from warning_signs.pages.print_blocks import AnswerGrid, BlankTable, PrintSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warning_signs.core.catalogue import Catalogue, Choice, Circumstance, Role, Sign
    from warning_signs.pages.print_blocks import PrintDocument

ANY_WORRY = "Any worry is enough to ask for help. You need no list, no total and no proof."
STOP = "If one answer here is yes, or you think so, stop and ring 999 now."
TELL = "If one answer here is yes, or you think so, tell someone trained today."
SCORE_IT = (
    "To see what to do next and whom to call, give these answers to warning-signs. "
    "Do not add them up by hand."
)


def worksheet(catalogue: Catalogue, roles: Iterable[Role]) -> PrintDocument:
    """
    Make blank worksheets, one sheet of paper for each role.

    Args:
        catalogue: The content.
        roles: Who is to fill them in.
    """
    parts = tuple(_part(catalogue, role, n > 0) for n, role in enumerate(roles))
    return sheet_of(
        catalogue, "Fifteen warning signs: a worksheet", parts, f"{ANY_WORRY} {KEEP_IT}"
    )


def _part(catalogue: Catalogue, role: Role, own_page: bool) -> PrintSection:
    return PrintSection(
        role.label,
        (
            *_tables(catalogue, role),
            Paragraph(SCORE_IT),
            BlankTable(("Who I told, and from where", "Day and time", "Reference number"), 2),
            Paragraph(NO_NAME, strong=True),
        ),
        own_page=own_page,
    )


def _tables(catalogue: Catalogue, role: Role) -> Iterator[AnswerGrid]:
    """Return what cannot wait, then the signs, then what else is known, as the walk asks them."""
    first, *_ = pages = tuple(catalogue.walk.values())
    cannot_wait = _asked(catalogue, role, in_order(first, role.id))
    asked = tuple(name for page in pages for name in page.ask)
    signs = _asked(catalogue, role, (name for name in asked if name in catalogue.signs))
    others = _asked(catalogue, role, pages[-1].ask)
    short = tuple(each for each in catalogue.answers.values() if each.circumstance)
    if cannot_wait:
        yield AnswerGrid(f"{first.title}. {STOP}", short, cannot_wait)
    if signs:
        yield AnswerGrid(_legend(catalogue), tuple(catalogue.answers.values()), signs)
    if others:
        yield AnswerGrid(f"{pages[-1].title}. {TELL}", short, others)


def _asked(
    catalogue: Catalogue, role: Role, names: Iterable[str]
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    askable: dict[str, Sign | Circumstance] = {**catalogue.signs, **catalogue.circumstances}
    return tuple(
        (askable[name].questions[role.id], choices(catalogue, askable[name]))
        for name in names
        if name in askable and role.id in askable[name].questions
    )


def _legend(catalogue: Catalogue) -> str:
    """Say what the boxes stand for."""
    keys = (f"{each.key.upper()}: {each.sign}" for each in catalogue.answers.values())
    return f"The signs. {'. '.join(keys)}."

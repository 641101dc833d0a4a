"""What is told of pieces that were put together: what each comes to, who alone saw what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.core.asking import askable
from warning_signs.core.combining import areas, compared
from warning_signs.pages.blocks import Item, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warning_signs.core.answers import Answers
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.combining import Combined, Compared


def combined_document(answers: Answers, catalogue: Catalogue) -> dict[str, Any]:
    """Return answers as a document that can be scored, in published order."""
    document: dict[str, Any] = {"role": answers.role}
    if answers.area:
        document["area"] = answers.area
    document["age"] = answers.age
    for table in ("signs", "circumstances"):
        given = getattr(answers, table)
        document[table] = {
            name: given[name].value for name in getattr(catalogue, table) if name in given
        }
    return document


def pieces_document(
    catalogue: Catalogue, pieces: Sequence[Answers], combined: Combined
) -> dict[str, Any]:
    """Return what is told of the pieces as a plain document; pieces are numbered from 1."""
    spoken = list(compared(catalogue, pieces))
    return {
        "level": combined.level,
        "from": [
            {"piece": number, "role": piece.role, "level": level}
            for number, (piece, level) in enumerate(zip(pieces, combined.levels, strict=True), 1)
        ],
        "alone": [
            {"id": each.id, "piece": each.alone + 1} for each in spoken if each.alone is not None
        ],
        "differ": [
            {"id": each.id, "answers": [answer.value for answer in each.answers]}
            for each in spoken
            if each.differs
        ],
        "areas": list(areas(pieces)),
        "kept": [each.value for each in combined.kept],
    }


def combined_sections(
    catalogue: Catalogue, pieces: Sequence[Answers], combined: Combined
) -> tuple[Section, ...]:
    """Return what is told of the pieces in words."""
    words = catalogue.together
    spoken = list(compared(catalogue, pieces))
    alone = [each for each in spoken if each.alone is not None]
    levels = [
        Item(f"{_called(catalogue, pieces, number)}: {catalogue.levels[level].label}")
        for number, level in enumerate(combined.levels)
    ]
    together = Item(f"{words.all}: {catalogue.levels[combined.level].label}")
    notices = [*([words.areas] if len(areas(pieces)) > 1 else [])]
    notices += [getattr(words, each) for each in combined.kept]
    sections = (
        Section(words.levels, (*levels, together)),
        Section(words.alone, tuple(_alone(catalogue, pieces, alone))),
        Section(words.differ, tuple(_differ(catalogue, spoken))),
        Section(words.notice, tuple(map(Paragraph, notices))),
    )
    return tuple(section for section in sections if section.blocks)


def _called(catalogue: Catalogue, pieces: Sequence[Answers], number: int) -> str:
    return f"{catalogue.together.piece} {number + 1}, {pieces[number].role}"


def _alone(
    catalogue: Catalogue, pieces: Sequence[Answers], alone: Sequence[Compared]
) -> Iterator[Item]:
    asked = askable(catalogue)
    for number in range(len(pieces)):
        seen = tuple(asked[each.id].label for each in alone if each.alone == number)
        if seen:
            yield Item(_called(catalogue, pieces, number), seen)


def _differ(catalogue: Catalogue, spoken: Sequence[Compared]) -> Iterator[Item]:
    asked = askable(catalogue)
    for each in spoken:
        if each.differs:
            answers = (
                f"{number} {catalogue.answers[answer].short}"
                for number, answer in enumerate(each.answers, 1)
            )
            yield Item(asked[each.id].label, ("; ".join(answers),))

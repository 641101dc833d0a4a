"""The command that plays an invented story for a training session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warning_signs.cli.shared import (
    AreaOption,
    LocalOption,
    PageFormat,
    PageFormatOption,
    RoleOption,
    areas_of,
    json_failures,
    load_content,
    require_known,
    write_json,
    write_page,
    write_sections,
)
from warning_signs.core.errors import Problem, UsageError
from warning_signs.streams import has_terminal, write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.training.pages import Sections
    from warning_signs.training.scenarios import Scenario, Training


def demo(  # noqa: PLR0913, PLR0917  (each is an option of the command line)
    scenario: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="The story; none: list them all.")
    ] = "",
    other: Annotated[
        str, typer.Option("--with", metavar="OTHER", help="Compare with a second story.")
    ] = "",
    step: Annotated[
        bool, typer.Option("--step", help="Wait for a key after each page; so in a terminal.")
    ] = False,
    pace: Annotated[
        float | None,
        typer.Option("--pace", metavar="SECONDS", min=0, help="Run by itself, so long a page."),
    ] = None,
    quiz: Annotated[
        bool, typer.Option("--quiz", help="Ask the room before each reveal; in a terminal.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the stories.")] = False,
    role: RoleOption = "",
    area: AreaOption = "",
    local: LocalOption = "",
    answer: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Play an invented story for a training session, or list the stories.

    \b
    Example:
      warning-signs demo back_seat --quiz
    """  # noqa: D301  (\b keeps the example's lines)
    from warning_signs.seal import seal  # noqa: PLC0415  (the same)
    from warning_signs.training.loader import load_training  # noqa: PLC0415  (the same)
    from warning_signs.training.pages import in_area  # noqa: PLC0415  (help does not need it)

    with json_failures(answer):
        _check_usage(scenario, other, step=step, pace=pace, quiz=quiz, answer=answer)
        catalogue = load_content(local)
        training = load_training(catalogue)
        seal()
        require_known("--role", role, catalogue.roles)
        require_known("--area", area, areas_of(catalogue))
        require_known("demo", scenario, training.scenarios)
        require_known("--with", other, training.scenarios)
        if listed or not scenario:
            _list(catalogue, training, role, answer)
            return
        chosen = in_area(training.scenarios[scenario], area)
        if other:
            _compare(catalogue, training, chosen, in_area(training.scenarios[other], area), answer)
        elif answer is PageFormat.JSON:
            write_json({"format": FORMAT, **_document(catalogue, chosen)})
        elif answer is not PageFormat.TEXT:
            _hand_out(catalogue, training, chosen, answer)
        else:
            _play(catalogue, training, chosen, pace=pace, quiz=quiz)


def _check_usage(  # noqa: PLR0913  (it sees them all together)
    scenario: str, other: str, *, step: bool, pace: float | None, quiz: bool, answer: PageFormat
) -> None:
    """Refuse options that cannot go together."""
    ways = [
        name
        for name, given in (("--step", step), ("--pace", pace is not None), ("--quiz", quiz))
        if given
    ]
    if "--pace" in ways and len(ways) > 1:
        _refuse("--pace runs by itself", "leave out --pace, or --step and --quiz")
    if ways and (other or answer is not PageFormat.TEXT):
        _refuse(f"{ways[0]} plays one story as text", f"leave out {ways[0]}, --with and --format")
    if (ways or other) and not scenario:
        _refuse("no story was named", "name one: warning-signs demo --list shows them")


def _refuse(problem: str, hint: str) -> None:
    raise UsageError([Problem("usage", (), problem, hint)], "demo")


def _list(catalogue: Catalogue, training: Training, role: str, answer: PageFormat) -> None:
    from warning_signs.training.pages import list_sections  # noqa: PLC0415  (only for the list)
    from warning_signs.training.scenarios import document  # noqa: PLC0415  (only for JSON)

    if answer is PageFormat.JSON:
        stories = [each for each in training.scenarios.values() if role in ("", each.role)]
        write_json({"format": FORMAT, "scenarios": [document(each) for each in stories]})
    else:
        title = training.words.banner
        write_page(catalogue, answer, title, list_sections(catalogue, training, role))


def _document(catalogue: Catalogue, scenario: Scenario) -> dict[str, Any]:
    from warning_signs.core.screening import screen  # noqa: PLC0415  (the same)
    from warning_signs.formats.json import result_document  # noqa: PLC0415  (only for JSON)
    from warning_signs.training.scenarios import answers_after, document  # noqa: PLC0415  (the same)

    outcome = screen(catalogue, answers_after(catalogue, scenario, len(scenario.story)))
    return {"scenario": document(scenario), "result": result_document(catalogue, outcome)}


def _compare(
    catalogue: Catalogue, training: Training, one: Scenario, two: Scenario, answer: PageFormat
) -> None:
    from warning_signs.training.comparison import compared  # noqa: PLC0415  (only to compare)

    if answer is PageFormat.JSON:
        documents = [_document(catalogue, each) for each in (one, two)]
        write_json({"format": FORMAT, **documents[0], "with": documents[1]})
        return
    page = compared(catalogue, one, two)
    if answer is not PageFormat.TEXT:
        write_page(catalogue, answer, training.words.banner, page)
    elif has_terminal():
        _step(catalogue, training, one, page)
    else:
        _straight(training, (page,), 0)


def _hand_out(
    catalogue: Catalogue, training: Training, scenario: Scenario, answer: PageFormat
) -> None:
    """Return a whole session as a document for those who were in the room."""
    from warning_signs.training.pages import told_pages  # noqa: PLC0415  (help does not need it)

    pages = told_pages(catalogue, training, scenario)
    title = f"{training.words.banner}: {scenario.title}"
    write_page(catalogue, answer, title, [section for page in pages for section in page])


def _play(
    catalogue: Catalogue,
    training: Training,
    scenario: Scenario,
    *,
    pace: float | None,
    quiz: bool,
) -> None:
    from warning_signs.training.pages import told_pages  # noqa: PLC0415  (help does not need it)

    if pace is None and has_terminal():
        _step(catalogue, training, scenario, None, quiz=quiz)
    else:
        _straight(training, told_pages(catalogue, training, scenario), pace or 0)


def _step(
    catalogue: Catalogue,
    training: Training,
    scenario: Scenario,
    page: Sections | None,
    *,
    quiz: bool = False,
) -> None:
    """Show one page, or play a whole session, waiting for a key after each page."""
    from warning_signs.training.session import Stage, play  # noqa: PLC0415  (the same)
    from warning_signs.walk.choose_ui import choose_interface  # noqa: PLC0415  (only where keys are pressed)
    from warning_signs.walk.ui import EndOfInputError, UserLeftError  # noqa: PLC0415  (the same)

    phones = {contact.phone for contact in catalogue.contacts.values() if contact.phone}
    try:
        with choose_interface(os.environ, phones, plain=False) as interface:
            stage = Stage(catalogue, training, scenario, interface)
            if page is None:
                play(stage, quiz=quiz)
            else:
                stage.show(page)
    except (UserLeftError, EndOfInputError):
        raise typer.Exit(0) from None


def _straight(training: Training, pages: Sequence[Sections], pace: float) -> None:
    """Write pages one after the other, with a pause after each where one is asked for."""
    from time import sleep  # noqa: PLC0415  (only to keep a pace)

    from warning_signs.walk.ui import Head  # noqa: PLC0415  (the same)

    for number, page in enumerate(pages, 1):
        write_sections((Head(training.words.banner, number, len(pages)).section, *page))
        write_stdout("\n")
        sleep(pace)

"""The command that plays an invented story for a training session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warning_signs.cli.content import load_content, require_known, require_named, require_numbered
from warning_signs.cli.options import (
    AreaOption,
    LocalOption,
    PageFormatOption,
    RoleOption,
    SealOption,
)
from warning_signs.cli.output import (
    PageFormat,
    json_failures,
    write_json,
    write_page,
    write_sections,
)
from warning_signs.cli.sealing import give_up_powers
from warning_signs.core.errors import UsageError
from warning_signs.streams import has_terminal, write_stdout
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.catalogue import Catalogue
    from warning_signs.training.pages import Sections
    from warning_signs.training.scenarios import Scenario, Training


_LONGEST_PACE = 3600
"""In seconds."""


def demo(
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
        typer.Option("--pace", metavar="SECONDS", help="Run by itself, so long a page."),
    ] = None,
    quiz: Annotated[
        bool, typer.Option("--quiz", help="Ask the room before each reveal; in a terminal.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the stories.")] = False,
    role: RoleOption = "",
    area: AreaOption = "",
    require_seal: SealOption = False,
    local: LocalOption = "",
    output_format: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Play an invented story in a training session, or list them all.

    \b
    Example:
      warning-signs demo back_seat --quiz
    """
    from warning_signs.training.loader import load_training
    from warning_signs.training.pages import in_area, numbered

    with json_failures(output_format):
        if scenario.casefold() == "list":
            scenario, listed = "", True
        _check_usage(scenario, other, step=step, pace=pace, quiz=quiz, output_format=output_format)
        catalogue = load_content(local)
        training = load_training(catalogue)
        give_up_powers(required=require_seal)
        role = require_named("--role", role, catalogue, "roles")
        area = require_named("--area", area, catalogue, "areas")
        stories = numbered(catalogue, training)
        scenario, other = (_named("demo", scenario, stories), _named("--with", other, stories))
        if other and other == scenario:
            raise UsageError.of("--with", "names the same story", "name another, or leave it out")
        if listed or not scenario:
            _list(catalogue, training, role, output_format)
            return
        chosen = in_area(training.scenarios[scenario], area)
        if role and role != chosen.role:
            raise UsageError.of("--role", f"{scenario} is told by a {chosen.role}", "leave it out")
        if other:
            _compare(
                catalogue, training, chosen, in_area(training.scenarios[other], area), output_format
            )
        elif output_format is PageFormat.JSON:
            write_json({"format": FORMAT, **_document(catalogue, chosen)})
        elif output_format is not PageFormat.TEXT:
            _hand_out(catalogue, training, chosen, output_format)
        else:
            _play(catalogue, training, chosen, pace=pace, quiz=quiz)


def _named(option: str, named: str, stories: Sequence[str]) -> str:
    """
    Return the id of a story that was named by its id or its number.

    Raises:
        UsageError: Where there is none.
    """
    if not named.isdecimal():
        return require_known(option, named, stories, "story")
    return require_numbered(option, named, stories, "story")


def _check_usage(
    scenario: str,
    other: str,
    *,
    step: bool,
    pace: float | None,
    quiz: bool,
    output_format: PageFormat,
) -> None:
    """Refuse options that cannot go together."""
    ways = [
        name
        for name, given in (("--step", step), ("--pace", pace is not None), ("--quiz", quiz))
        if given
    ]
    if pace is not None and not 0 <= pace <= _LONGEST_PACE:
        hint = f"write 0 to {_LONGEST_PACE} seconds"
        raise UsageError.of("--pace", f"no time '{pace:g}'", hint)
    if "--pace" in ways and len(ways) > 1:
        raise UsageError.of(
            "demo", "--pace runs by itself", "leave out --pace, or --step and --quiz"
        )
    if ways and (other or output_format is not PageFormat.TEXT):
        raise UsageError.of(
            "demo",
            f"{ways[0]} plays one story as text",
            f"leave out {ways[0]}, --with and --format",
        )
    if (ways or other) and not scenario:
        raise UsageError.of(
            "demo", "no story was named", "name one: warning-signs demo --list shows them"
        )


def _list(catalogue: Catalogue, training: Training, role: str, output_format: PageFormat) -> None:
    from warning_signs.training.pages import list_sections
    from warning_signs.training.scenarios import document

    if output_format is PageFormat.JSON:
        stories = [each for each in training.scenarios.values() if role in ("", each.role)]
        write_json({"format": FORMAT, "scenarios": [document(each) for each in stories]})
    else:
        title = training.words.banner
        write_page(catalogue, output_format, title, list_sections(catalogue, training, role))


def _document(catalogue: Catalogue, scenario: Scenario) -> dict[str, Any]:
    from warning_signs.core.screening import screen
    from warning_signs.formats.json import result_document
    from warning_signs.training.scenarios import answers_after, document

    outcome = screen(catalogue, answers_after(catalogue, scenario, len(scenario.story)))
    return {"scenario": document(scenario), "result": result_document(catalogue, outcome)}


def _compare(
    catalogue: Catalogue,
    training: Training,
    one: Scenario,
    two: Scenario,
    output_format: PageFormat,
) -> None:
    from warning_signs.training.comparison import compared

    if output_format is PageFormat.JSON:
        documents = [_document(catalogue, each) for each in (one, two)]
        write_json({"format": FORMAT, **documents[0], "with": documents[1]})
        return
    page = compared(catalogue, training.titles, one, two)
    if output_format is not PageFormat.TEXT:
        write_page(catalogue, output_format, training.words.banner, page)
    elif has_terminal():
        _step(catalogue, training, one, page)
    else:
        _straight(training, (page,), 0)


def _hand_out(
    catalogue: Catalogue, training: Training, scenario: Scenario, output_format: PageFormat
) -> None:
    """Write all that a trainer needs of a story as a document."""
    from warning_signs.training.pages import trainer_sheet

    title = f"{training.words.banner}: {scenario.title}"
    write_page(catalogue, output_format, title, trainer_sheet(catalogue, training, scenario))


def _play(
    catalogue: Catalogue,
    training: Training,
    scenario: Scenario,
    *,
    pace: float | None,
    quiz: bool,
) -> None:
    from warning_signs.training.pages import session_pages
    from warning_signs.walk.choose_ui import wants_lines

    by_itself = pace is not None and (pace == 0 or wants_lines(os.environ))
    if has_terminal() and not by_itself:
        _step(catalogue, training, scenario, None, quiz=quiz, pace=pace)
    else:
        _straight(training, session_pages(catalogue, training, scenario), pace or 0)


def _step(
    catalogue: Catalogue,
    training: Training,
    scenario: Scenario,
    page: Sections | None,
    *,
    quiz: bool = False,
    pace: float | None = None,
) -> None:
    """Show one page, or play a whole session, waiting for a key or a while after each page."""
    from warning_signs.core.errors import EndOfInputError, UserLeftError
    from warning_signs.training.session import Stage, play
    from warning_signs.walk.choose_ui import choose_interface

    try:
        with choose_interface(os.environ, catalogue.phones, plain=False, pace=pace) as interface:
            stage = Stage(catalogue, training, scenario, interface)
            if page is None:
                play(stage, quiz=quiz)
            else:
                stage.show(page)
    except (UserLeftError, EndOfInputError):
        raise typer.Exit(0) from None


def _straight(training: Training, pages: Sequence[Sections], pace: float) -> None:
    """Write pages one after the other, with a pause after each where one is asked for."""
    from time import sleep

    from warning_signs.walk.ui import Head

    for number, page in enumerate(pages, 1):
        write_sections((Head(training.words.banner, number, len(pages)).section, *page))
        write_stdout("\n")
        sleep(pace)

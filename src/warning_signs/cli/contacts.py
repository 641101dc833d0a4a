"""The command that shows the contact directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from warning_signs.cli.content import load_content, require_named
from warning_signs.cli.options import (
    AreaOption,
    LocalOption,
    PageFormatOption,
    PagerOption,
    RoleOption,
)
from warning_signs.cli.output import PageFormat, json_failures, write_json, write_page
from warning_signs.core.errors import UsageError
from warning_signs.core.names import ONE_WORD, named, near_miss, use_one_of
from warning_signs.core.records import replace
from warning_signs.core.shown import printable
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warning_signs.core.catalogue import Catalogue, Contact
    from warning_signs.pages.blocks import Section


def contacts(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CONTACT]", help="One, with everything; or an area, or a need."),
    ] = None,
    area: AreaOption = "",
    role: RoleOption = "",
    need: Annotated[
        str,
        typer.Option(
            "--need",
            metavar="NEED",
            help="What for: immediate_danger, missing, suicide_self_harm, images_online, "
            "blackmail, injury_medical, sexual_assault or drugs. Or: place_or_person, "
            "refer_child, refer_adult, anonymous, parent_support, child_wants_to_talk, "
            "allegations or insider.",
        ),
    ] = "",
    full: Annotated[bool, typer.Option("--full", help="Tell everything about each.")] = False,
    no_pager: PagerOption = False,
    local: LocalOption = "",
    output_format: PageFormatOption = PageFormat.TEXT,
) -> None:
    """
    Show whom to call: all, or those for an area, a role or a need.

    Those who answer at any hour come first.

    \b
    Example:
      warning-signs contacts --area southend --need missing
      warning-signs contacts childline
    """
    from warning_signs.formats import json as report
    from warning_signs.pages.directory import directory

    with json_failures(output_format):
        catalogue = load_content(local)
        area = require_named("--area", area, catalogue, "areas")
        role = require_named("--role", role, catalogue, "roles")
        need = require_named("--need", need, catalogue, "needs")
        named_words = [each for each in words or () if each.casefold() != "all"]
        chosen = _chosen(catalogue, named_words, area, need)
        found = chosen.contacts or directory(
            catalogue, area=chosen.area, role=role, need=chosen.need
        )
        if output_format is PageFormat.JSON:
            rows = [report.directory_contact(each) for each in found]
            write_json({"format": FORMAT, **report.local_overlay(catalogue), "contacts": rows})
        else:
            text = output_format is PageFormat.TEXT
            page = _page(catalogue, found, full=full, named=bool(chosen.contacts), text=text)
            write_page(catalogue, output_format, "Whom to call", page, pager=not no_pager)


class _Chosen(NamedTuple):
    """What words and options ask for: some contacts, or all for an area and a need."""

    contacts: tuple[Contact, ...]
    area: str
    need: str


def _chosen(catalogue: Catalogue, words: Sequence[str], area: str, need: str) -> _Chosen:
    """
    Return what words name, beside the area and the need that options named.

    All words together may be one name; else each is looked for by itself.

    Raises:
        UsageError: Where a word names nothing, or a second area or need.
    """
    from warning_signs.pages.directory import contacts_with

    chosen: list[Contact] = []
    meant = {"areas": area, "needs": need}
    whole = " ".join(words)
    for word in [whole] if _table(catalogue, whole) else words:
        table = _table(catalogue, word)
        if table in meant:
            name = named(catalogue, table, word)
            if meant[table] not in ("", name):
                problem = f"cannot take '{meant[table]}' and '{name}' together"
                raise UsageError.of("contacts", problem, "ask for one, then for the other")
            meant[table] = name
        elif table:
            chosen.append(catalogue.contacts[named(catalogue, table, word)])
        else:
            chosen += contacts_with(catalogue.contacts.values(), word) or _none(catalogue, word)
    return _Chosen(tuple(dict.fromkeys(chosen)), meant["areas"], meant["needs"])


def _table(catalogue: Catalogue, word: str) -> str:
    """Return the table that a word names an entry of; empty where there is none."""
    return next((table for table in ONE_WORD if named(catalogue, table, word)), "")


def _none(catalogue: Catalogue, word: str) -> NoReturn:
    role = named(catalogue, "roles", word)
    near = near_miss(catalogue, word, *ONE_WORD)
    places = f"{use_one_of(catalogue, 'areas')}; for a need see contacts --help"
    hint = f"for a role: --role {role}" if role else near or places
    raise UsageError.of("contacts", f"no contact, area or need '{printable(word)}'", hint)


def _page(
    catalogue: Catalogue, found: Sequence[Contact], *, full: bool, named: bool, text: bool
) -> tuple[Section, ...]:
    """Return the page of who was found; a list to read ends with how one of it is shown."""
    from warning_signs.pages.blocks import Paragraph
    from warning_signs.pages.contacts import directory_sections, named_sections

    if named:
        return named_sections(catalogue, found)
    *sections, last = directory_sections(catalogue, found, full=full)
    if text and not full:
        last = replace(last, blocks=(*last.blocks, Paragraph(catalogue.words.one_contact)))
    return (*sections, last)

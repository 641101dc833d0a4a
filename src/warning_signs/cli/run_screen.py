"""Walk one person through the screening."""

from __future__ import annotations

import os

from warning_signs.cli.content import load_content, require_named
from warning_signs.cli.output import write_sections
from warning_signs.cli.sealing import give_up_powers
from warning_signs.streams import write_stderr


def screen(*, role: str, area: str, local: str, plain: bool, keep: bool, require_seal: bool) -> int:
    """Do what the command ``screen`` says, and return the exit code."""
    from warning_signs.core.errors import EndOfInputError, UserLeftError
    from warning_signs.seal import protection
    from warning_signs.walk.choose_ui import choose_interface
    from warning_signs.walk.flow import walk

    catalogue = load_content(local)
    role = require_named("--role", role, catalogue, "roles")
    area = require_named("--area", area, catalogue, "areas")
    chosen = choose_interface(os.environ, catalogue.phones, plain=plain)
    # Told by the first page: a line beside it would stay when the pages are gone.
    layers = give_up_powers(required=require_seal, told=True)
    try:
        with chosen as interface:
            sealed = protection(catalogue.words, layers)
            walked = walk(catalogue, interface, role, area, sealed=sealed)
    except UserLeftError:
        return 0
    except EndOfInputError:
        write_stderr("The input ended before the last question, so there is no result.\n")
        return 1
    if interface.clears and (keep or walked.kept):
        from warning_signs.pages.result import result_sections

        parts = () if keep else walked.kept
        write_sections(result_sections(catalogue, walked.outcome, parts))
    return 0

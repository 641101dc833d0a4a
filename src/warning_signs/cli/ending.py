"""What becomes of whatever goes wrong in a command; no fault of ours ever shows an answer."""

from __future__ import annotations

import sys

from warning_signs.core.errors import ReaderGoneError, WarningSignsError
from warning_signs.streams import folded, require_stdout, write_stderr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FAULT = 1
INTERRUPTED = 130


def exit_code_of(work: Callable[[], int]) -> int:
    """Do the work of a command and return the exit code of the program."""
    try:
        require_stdout()
        return work()
    except WarningSignsError as error:
        tell_problems(error)
        return error.exit_code
    except ReaderGoneError:
        return FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAULT
    except Exception as error:  # noqa: BLE001  (a traceback could quote an answer)
        write_stderr(
            f"error: a fault in warning-signs: {_fault(error)}\nhint: please report that line\n"
        )
        return FAULT


def tell_problems(error: WarningSignsError) -> None:
    """Say in words what is wrong, one line each, with a hint where there is one."""
    for problem in error.problems:
        line = f"{problem.line}:{problem.column}" if problem.line else ""
        where = ":".join(part for part in (problem.file or error.name, line) if part)
        parts = ("error", where, problem.place, problem.problem)
        write_stderr(folded(": ".join(part for part in parts if part), sys.stderr))
        if problem.hint:
            write_stderr(folded(f"hint: {problem.hint}", sys.stderr))


def _fault(error: Exception) -> str:
    """Name a fault by its kind and place in the code; its message could quote an answer."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"

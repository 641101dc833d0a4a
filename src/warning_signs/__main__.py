"""
The way in: what must hold before anything else of ours is loaded.

Only what Python has loaded by itself is imported at the top, and no ``__future__``: the working
folder may still be a place to import from.
"""

import gc
import os
import sys

_PR_SET_DUMPABLE = 4

_KEPT = 100_000
"""More objects than are made by loading; nearly all of them stay."""

_NO_ANSWERS = (["--version"], ["--help"], ["-h"])
"""The calls that read no answer, and so need not load what hides the memory."""


def main() -> None:
    """
    Run the command line.

    Before that, see to it that no compiled bytecode is left behind, that nothing is imported from
    the working folder, that no prompt opens at the end and that no other program of the same user
    can read the memory.
    """
    sys.dont_write_bytecode = True
    gc.set_threshold(_KEPT)  # Looking through them for what could go takes a twentieth of a start.
    _leave_out_working_folder()
    if sys.flags.inspect or sys.flags.interactive:
        _end_without_prompt()
    try:
        if sys.argv[1:] not in _NO_ANSWERS:
            _hide_memory()
        _set_up_console()
        from warning_signs.cli.ending import exit_code_of
        from warning_signs.cli.lookup import looked_up

        work = looked_up()
        if work is None:
            from warning_signs.cli.app import by_typer

            work = by_typer
    except KeyboardInterrupt:
        sys.exit(130)  # As for any interruption; see cli.
    sys.exit(exit_code_of(work))


def _leave_out_working_folder() -> None:
    """
    Import nothing from the working folder, unless this program is installed there.

    ``python -m`` and an empty entry of ``PYTHONPATH`` put it on the path before Python's own
    modules, where a file yaml.py would be run in place of the library.
    """
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109  (pathlib is not loaded for this)
    except OSError:  # it has been removed
        return
    if here == os.path.dirname(os.path.dirname(os.path.realpath(__file__))):  # noqa: PTH120  (the same)
        return
    standard = os.path.dirname(os.__file__)  # noqa: PTH120  (the same)
    added = sys.path.index(standard) if standard in sys.path else len(sys.path)
    sys.path[:added] = [each for each in sys.path[:added] if os.path.realpath(each) != here]


def _end_without_prompt() -> None:
    """End past every handler of Python's own: sys.exit would print a traceback and then ask."""
    problem = "error: Python would open a prompt with the answers in it\n"
    hint = "hint: leave out -i and PYTHONINSPECT\n"
    try:
        os.write(2, (problem + hint).encode())
    finally:
        os._exit(1)


def _hide_memory() -> None:
    """
    Let no other program of the same user read this one's memory, on Linux.

    The seal does it again and says so; here it leaves little time to begin before it.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _set_up_console() -> None:
    """Have what is written read as UTF-8, on Windows; it loads what the seal would refuse."""
    if sys.platform == "win32":
        from warning_signs.windows_console import speak_utf8

        speak_utf8()


if __name__ == "__main__":
    main()

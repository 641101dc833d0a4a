"""
The console of Windows: what this program sets up in it, and puts back.

Loaded on Windows alone, and before the seal, which lets no function be looked up afterwards.
Sources: "Console functions" and "Console virtual terminal sequences" in Microsoft's documentation.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import signal
import sys

if sys.platform != "win32":
    raise ImportError("only Windows has such a console")

from ctypes import wintypes

_UTF8 = 65001
_FIRST_STREAM = -10
"""The console's own number for standard input; output and error follow downwards."""

_CODES_OBEYED = 0x0001 | 0x0004  # ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING
_LINES_AND_ECHO = 0x0002 | 0x0004  # ENABLE_LINE_INPUT, ENABLE_ECHO_INPUT
_KEYS_AS_CODES = 0x0001 | 0x0200  # ENABLE_PROCESSED_INPUT, ENABLE_VIRTUAL_TERMINAL_INPUT
_NO_EFFECT = b"\x1b[0m"

_KEY_EVENT = 0x0001
_ALT = 0x12
_MOST = 64


class _Key(ctypes.Structure):
    """KEY_EVENT_RECORD."""

    _fields_ = (
        ("down", wintypes.BOOL),
        ("repeated", wintypes.WORD),
        ("key", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("char", wintypes.WORD),
        ("held", wintypes.DWORD),
    )


class _Record(ctypes.Structure):
    """INPUT_RECORD; what is no key is as long as one."""

    _fields_ = (("kind", wintypes.WORD), ("key", _Key))


class _Place(ctypes.Structure):
    """COORD."""

    _fields_ = (("column", wintypes.SHORT), ("row", wintypes.SHORT))


class _Screen(ctypes.Structure):
    """CONSOLE_SCREEN_BUFFER_INFO."""

    _fields_ = (
        ("size", _Place),
        ("cursor", _Place),
        ("attributes", wintypes.WORD),
        ("window", wintypes.SMALL_RECT),
        ("largest", _Place),
    )


_system = ctypes.WinDLL("kernel32")
_handle = _system.GetStdHandle
_handle.restype = wintypes.HANDLE
_get_mode, _set_mode = _system.GetConsoleMode, _system.SetConsoleMode
_get_mode.argtypes = (wintypes.HANDLE, wintypes.LPDWORD)
_set_mode.argtypes = (wintypes.HANDLE, wintypes.DWORD)
_get_code_page, _set_code_page = _system.GetConsoleOutputCP, _system.SetConsoleOutputCP
_get_screen, _move = _system.GetConsoleScreenBufferInfo, _system.SetConsoleCursorPosition
_get_screen.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Screen))
_move.argtypes = (wintypes.HANDLE, _Place)
_wait, _read = _system.WaitForSingleObject, _system.ReadConsoleInputW
_wait.argtypes = (wintypes.HANDLE, wintypes.DWORD)
_read.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Record), wintypes.DWORD, wintypes.LPDWORD)
_drop = _system.FlushConsoleInputBuffer
_drop.argtypes = (wintypes.HANDLE,)


def speak_utf8() -> None:
    """Have the console read what is written to it as UTF-8, until the program ends."""
    before = _get_code_page()
    if before not in (0, _UTF8) and _set_code_page(_UTF8):
        atexit.register(_set_code_page, before)
        # Ctrl-Break would end the program past that.
        signal.signal(signal.SIGBREAK, signal.default_int_handler)


def is_console(descriptor: int) -> bool:
    """Return whether a standard stream is a console; Python takes NUL for a terminal too."""
    return _mode(descriptor) is not None


def obeys_codes() -> bool:
    """
    Return whether the console can be made to obey escape codes, of which nothing stays behind.

    Some take the mode and show the codes all the same, as Wine's does; the cursor tells.
    """
    before = _mode(1)
    if before is None or not _set_mode(_stream(1), before | _CODES_OBEYED):
        return False
    at = _cursor()
    os.write(1, _NO_EFFECT)
    obeyed = at == _cursor()
    if not obeyed:
        for rubbed_out in (b" " * len(_NO_EFFECT), b""):
            _move(_stream(1), _Place(*at))
            os.write(1, rubbed_out)
    _set_mode(_stream(1), before)
    return obeyed


class Modes:
    """
    How the console takes keys and shows what is written.

    Raises:
        OSError: Where standard input or output is none.
    """

    def __init__(self) -> None:
        found = (_mode(0), _mode(1))
        if found[0] is None or found[1] is None:
            raise OSError
        self._input, self._output = found[0], found[1]

    def for_pages(self) -> None:
        """Have keys come as they are pressed, without showing them, and obey escape codes."""
        _set_mode(_stream(0), self._input & ~_LINES_AND_ECHO | _KEYS_AS_CODES)
        _set_mode(_stream(1), self._output | _CODES_OBEYED)

    def restore(self) -> None:
        """Put back how it was; keys not read yet must not reach the shell."""
        _drop(_stream(0))
        _set_mode(_stream(0), self._input)
        _set_mode(_stream(1), self._output)


def wait_for_input(seconds: float) -> bool:
    """Wait for something to read, which need not be a key; return whether there is something."""
    found: int = _wait(_stream(0), int(seconds * 1000))
    return found == 0


def read_keys() -> str:
    """
    Return what was typed; empty where what came was no key.

    Raises:
        OSError: Where the console is gone.
    """
    records, count = (_Record * _MOST)(), wintypes.DWORD()
    if not _read(_stream(0), records, _MOST, ctypes.byref(count)):
        raise OSError
    # A letter typed by its number comes when Alt is let go.
    return "".join(
        chr(each.key.char) * each.key.repeated
        for each in records[: count.value]
        if each.kind == _KEY_EVENT and each.key.char and (each.key.down or each.key.key == _ALT)
    )


def _stream(descriptor: int) -> int | None:
    handle: int | None = _handle(_FIRST_STREAM - descriptor)
    return handle


def _mode(descriptor: int) -> int | None:
    mode = wintypes.DWORD()
    return mode.value if _get_mode(_stream(descriptor), ctypes.byref(mode)) else None


def _cursor() -> tuple[int, int]:
    screen = _Screen()
    _get_screen(_stream(1), ctypes.byref(screen))
    return screen.cursor.column, screen.cursor.row

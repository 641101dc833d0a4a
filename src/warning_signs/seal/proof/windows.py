"""The attempts that only Windows has, harmless and gone when they are over."""

from __future__ import annotations

import os
import sys

from warning_signs.seal.proof.attempt import TRACE, Attempt, Sandbox, stopped_by

if sys.platform != "win32":
    raise ImportError("only Windows has these")

_PLACE = r"Software\warning-signs-proof"


def _registry(_: Sandbox) -> None:
    import winreg

    winreg.SetValue(winreg.HKEY_CURRENT_USER, _PLACE, winreg.REG_SZ, TRACE)
    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _PLACE)


def _pipe(_: Sandbox) -> None:
    import _winapi

    name = rf"\\.\pipe\{TRACE}-{os.getpid()}"
    pipe = _winapi.CreateNamedPipe(name, _winapi.PIPE_ACCESS_DUPLEX, 0, 1, 64, 64, 0, 0)
    _winapi.CloseHandle(pipe)


def _open(_: Sandbox) -> None:
    os.startfile("cmd.exe", arguments="/c exit", show_cmd=0)  # noqa: S606, S607  (it does nothing)


ATTEMPTS = (
    Attempt("registry", "write into the registry", "disk", stopped_by("audit"), _registry),
    Attempt("named_pipe", "wait for others at a named pipe", "process", stopped_by("audit"), _pipe),
    Attempt("start_file", "have Windows open a file", "process", stopped_by("audit"), _open),
)

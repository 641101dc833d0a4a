"""
What the program does on Windows: a real Windows Python runs it, under Wine.

Wine's console takes the mode that has escape codes obeyed, and shows them all the same: so it is
one of those where the walk must go line by line.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from installed import as_module, environment
from running import warning_signs
from windows import FOLDER, NEEDS, Console, on_windows, windows_path

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.windows,
    pytest.mark.skipif(not FOLDER, reason=NEEDS),
]

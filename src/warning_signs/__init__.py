"""Screen for the published warning signs of child sexual exploitation; store nothing."""

from __future__ import annotations

from warning_signs.files import load_catalogue
from warning_signs.model import Answer, Answers, Catalogue, Outcome
from warning_signs.screening import screen

__all__ = ["Answer", "Answers", "Catalogue", "Outcome", "load_catalogue", "screen"]

"""The versions of the tool and of its documents; the content has an edition of its own."""

__version__ = "0.2.0"

FORMAT = 1
"""Raised when a key of a document changes its meaning or goes; a new key does not raise it."""

"""The version of the tool; the content has an edition of its own."""

__version__ = "0.1.0"

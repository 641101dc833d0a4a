"""Invented stories, and how they are played to a room."""

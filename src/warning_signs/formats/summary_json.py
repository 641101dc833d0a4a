"""The keys of a result document that say its first page, the call and the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warning_signs.pages.summary import told

if TYPE_CHECKING:
    from warning_signs.core.catalogue import Catalogue
    from warning_signs.core.outcome import Outcome


def summary_keys(catalogue: Catalogue, outcome: Outcome) -> dict[str, Any]:
    """
    Return what a result document says beside what was worked out.

    Args:
        catalogue: The content.
        outcome: The result.
    """
    words = told(catalogue, outcome)
    reach = catalogue.summary.reach
    return {
        "summary": {
            "head": list(words.head),
            "first": [
                {
                    "text": each.whole,
                    "contacts": [
                        {
                            "id": contact.id,
                            "name": contact.name,
                            "phone": contact.phone or None,
                            "hours": (
                                reach[contact.id].hours if contact.id in reach else contact.hours
                            )
                            or None,
                        }
                        for contact in each.contacts
                    ],
                }
                for each in words.first
            ],
            "say": list(words.say),
            "avoid": list(words.avoid),
            "next": words.next[0] if words.next else None,
        },
        "say": list(words.call),
        "next": list(words.next),
        "record": list(words.record),
    }

"""Content with what one school, service or county adds."""

from warning_signs.core.catalogue import Catalogue
from warning_signs.core.records import dataclass, field
from warning_signs.core.types import Day


@dataclass(frozen=True, slots=True)
class Local:
    """
    Which overlay was used.

    Attributes:
        variable: The environment variable that named it; empty where an option did.
        ids: Its contacts and steps.
    """

    name: str
    dated: Day
    variable: str = ""
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class LocalCatalogue(Catalogue):
    """
    Content with an overlay laid over it.

    Attributes:
        before: The content as it was.
    """

    local: Local = field(kw_only=True)
    before: Catalogue = field(kw_only=True)


def local_ids(catalogue: Catalogue) -> frozenset[str]:
    """Return the contacts and steps of an overlay; none where there is none."""
    return catalogue.local.ids if isinstance(catalogue, LocalCatalogue) else frozenset()

"""
A submission of ODK or KoBo, in JSON, in XML or as a row of a table.

Names stand in groups (``page_before/role``, ``page_before-role``, or one object in another), and
beside them stands what the system itself writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from warning_signs.exports.responses.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUP = re.compile(r".*[/\-.:](?=\w)", re.DOTALL)
_WRITTEN_BY_THE_SYSTEM = frozenset(
    {
        "SubmissionDate",
        "KEY",
        "SubmitterID",
        "SubmitterName",
        "AttachmentsPresent",
        "AttachmentsExpected",
        "Status",
        "ReviewState",
        "DeviceID",
        "Edits",
        "FormVersion",
        "instanceID",
        "instanceName",
        "instanceId",
        "deprecatedID",
        "rootUuid",
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "uuid",
        "audit",
    }
)
_FORM = "warning_signs_"
_OTHERS = ("{http://www.w3.org/1999/xhtml}", "{http://hl7.org/fhir}", "html")
"""How the outermost names of other XML begin: a form that nobody filled in, FHIR, a web page."""


def own_name(written: str) -> str:
    """Return a name without the groups it stands in."""
    return _GROUP.sub("", written)


def is_of_the_system(written: str) -> bool:
    """Return whether ODK or KoBo writes this beside the answers."""
    return written.startswith("_") or own_name(written) in _WRITTEN_BY_THE_SYSTEM


def from_odk(plain: Any) -> Filled | None:
    """Return a submission in JSON as it was filled in, or None where this is none."""
    if not isinstance(plain, dict):
        return None
    form = plain.get("_xform_id_string")
    return Filled(list(_said(plain)), role_of_form(form) if isinstance(form, str) else "")


def from_odk_xml(text: str) -> Filled | None:
    """Return a submission in XML as it was filled in, or None where this is none."""
    import xml.etree.ElementTree as ET

    if "<!DOCTYPE" in text:  # Where alone entities are declared that could grow without end.
        return None
    try:
        root = ET.fromstring(text)  # noqa: S314  (nothing is declared, and nothing looked up)
    except ET.ParseError:
        return None
    if root.tag.startswith(_OTHERS):
        return None
    leaves = [each for each in root.iter() if not len(each)]
    names = [(each.tag.rpartition("}")[2], each.text) for each in leaves]
    said = [(name, value) for name, value in names if not is_of_the_system(name)]
    return Filled(said, role_of_form(root.get("id", "")))


def role_of_form(form: str) -> str:
    """Return who a form of ours is for; nothing where it asks, or is not ours."""
    return form.removeprefix(_FORM) if form.startswith(_FORM) else ""


def _said(group: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in group.items():
        if is_of_the_system(name):
            continue
        if isinstance(value, dict):
            yield from _said(value)
        else:
            yield own_name(name), value

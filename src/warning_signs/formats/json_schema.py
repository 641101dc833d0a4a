"""
JSON Schemas of the documents that come in and go out, derived from what reads and writes them.

Content follows the types of ``catalogue``, answers the catalogue itself, results ``formats.json``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from inspect import cleandoc
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, Union, get_args, get_origin

from warning_signs.content.condition_reader import HOW, WHAT
from warning_signs.content.decoder import field_types
from warning_signs.content.loader import PARTS
from warning_signs.core.answers import Answer
from warning_signs.core.answers_document import accepted_answers
from warning_signs.core.asking import selectable_areas
from warning_signs.core.catalogue import Catalogue
from warning_signs.core.conditions import Condition
from warning_signs.core.errors import AnswersUnusableError, ContentUnusableError
from warning_signs.core.instrument import BY_POINTS
from warning_signs.core.summarising import MOST_ACTS
from warning_signs.core.types import ID_FORM, Basis, Matches, Reading, RefersTo, When
from warning_signs.version import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warning_signs.core.catalogue import Age, Area, Circumstance, Role, Sign

Schema: TypeAlias = dict[str, Any]

NAMES = ("answers", "result", "content")
"""The documents there is a schema of."""

_ABSENT = (None, "null", "")
"""What stands for nothing in answers: YAML is read as text, and an empty value is empty text."""

# Text with something in it, and without the control and direction characters that are refused.
_HIDDEN = "\\u0000-\\u001f\\u007f-\\u00a0\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff"
_TEXT: Schema = {"type": "string", "pattern": f"^[^{_HIDDEN}]*[^\\s{_HIDDEN}][^{_HIDDEN}]*$"}
_STRING: Schema = {"type": "string"}
_STRING_OR_NULL: Schema = {"type": ["string", "null"]}
_WHOLE: Schema = {"type": "integer", "minimum": 0}


def schema(name: str, catalogue: Catalogue) -> Schema:
    """
    Return the schema of a document.

    Args:
        name: One of ``NAMES``.
        catalogue: The content, whose ids the answers and the result speak of.
    """
    if name == "answers":
        return _titled(name, "Answers to the warning signs", answers_schema(catalogue))
    if name == "result":
        return _titled(name, "A result of the warning signs", result_schema(catalogue))
    return _titled(name, "The content of warning-signs, YAML read as text", content_schema())


def _titled(name: str, title: str, body: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:warning-signs:{name}:{FORMAT}",
        "title": title,
        **body,
    }


def _closed(properties: Schema, required: Iterable[str] = ()) -> Schema:
    """Return a mapping in which an unknown key is refused."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _full(properties: Schema) -> Schema:
    """Return a mapping in which every key is there; a later version may add to them."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(ids: Iterable[Any]) -> Schema:
    return {"enum": list(ids)}


def _one_of_or_local(ids: Iterable[Any]) -> Schema:
    """Return an id of the content, or one that an overlay added."""
    return {"anyOf": [_one_of(ids), {"type": "string", "pattern": f"^{ID_FORM}$"}]}


# --- answers ----------------------------------------------------------------------------------


def answers_schema(catalogue: Catalogue) -> Schema:
    """Return what ``read_answers`` takes."""
    areas = [catalogue.areas[name] for name in selectable_areas(catalogue)]
    return _closed(
        {
            "role": _labelled("Who is answering.", catalogue.roles.values()),
            "area": _labelled("Where the child lives.", areas, _ABSENT),
            "age": _labelled("The age of the child.", catalogue.ages.values(), _ABSENT),
            "signs": _said(catalogue.signs, accepted_answers(catalogue, "signs")),
            "circumstances": _said(
                catalogue.circumstances, accepted_answers(catalogue, "circumstances")
            ),
        },
        ["role"],
    )


def _labelled(
    what: str, entries: Iterable[Role | Area | Age], absent: tuple[str | None, ...] = ()
) -> Schema:
    entries = list(entries)
    labels = "; ".join(f"{each.id}: {each.label}" for each in entries)
    return {
        "enum": [*(each.id for each in entries), *absent],
        "description": f"{what} {labels}.",
    }


def _said(
    asked: Mapping[str, Sign] | Mapping[str, Circumstance], answers: Mapping[str, Iterable[str]]
) -> Schema:
    by_id = {
        name: {**_one_of(answers[name]), "description": each.label} for name, each in asked.items()
    }
    return {
        "description": "What is left out is unknown, never no.",
        "anyOf": [_closed(by_id), _one_of(_ABSENT)],
    }


# --- results ----------------------------------------------------------------------------------


def result_schema(catalogue: Catalogue) -> Schema:
    """Return what ``formats.json`` writes: a result, a brief one, or the envelope of a failure."""
    return {
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("result", "brief", "failure")],
        "$defs": {
            "result": _result(catalogue),
            "brief": _brief(catalogue),
            "failure": _failure(),
            "cite": _list_of(_citation(catalogue)),
            "contact": _contact(catalogue),
        },
    }


def _case(catalogue: Catalogue) -> Schema:
    """Return what a result begins with, and what is the same in a brief one."""
    return {
        "format": {"const": FORMAT},
        "tool": _full({"name": {"const": "warning-signs"}, "version": _STRING}),
        "content": _full({"edition": _STRING, "reviewed": _STRING}),
        "role": _one_of(catalogue.roles),
        "area": _one_of_or_local([*selectable_areas(catalogue), None]),
        "age": _one_of(catalogue.ages),
        "score": _full({"points": _WHOLE, "possible": _WHOLE, "maximum": _WHOLE}),
        "unknown": _list_of(_one_of(catalogue.signs)),
    }


def _result(catalogue: Catalogue) -> Schema:
    cite = {"$ref": "#/$defs/cite"}
    brief = _brief_parts(catalogue)
    step = {
        "id": _one_of_or_local(catalogue.steps),
        "when": _one_of(When),
        "text": _STRING,
        "why": _STRING,
        "contacts": _list_of(_one_of_or_local(catalogue.contacts)),
        "cite": cite,
    }
    avoid = {"id": _one_of(catalogue.avoid), "text": _STRING, "cite": cite}
    reason = {**brief["reason"], "because": _STRING, "basis": _one_of(Basis), "cite": cite}
    sign = {**brief["sign"], "label": _STRING, "strength": _one_of(catalogue.strengths)}
    return _full(
        {
            **_case(catalogue),
            "level": _full({**brief["level"], "label": _STRING}),
            "reasons": _list_of(_full(reason)),
            "signs": _list_of(_full(sign)),
            "steps": _list_of(_full(step)),
            "avoid": _list_of(_full(avoid)),
            "contacts": _list_of({"$ref": "#/$defs/contact"}),
            "would_change": _would_change(catalogue),
            **_summary_keys(catalogue),
            "limits": _STRING,
        }
    )


def _summary_keys(catalogue: Catalogue) -> Schema:
    """Return the keys that ``ResultWriter`` writes of a summary."""
    texts = _list_of(_STRING)
    contact = {
        "id": _one_of_or_local(catalogue.contacts),
        "name": _STRING,
        "phone": _STRING_OR_NULL,
        "hours": _STRING_OR_NULL,
    }
    first = _full({"text": _STRING, "contacts": _list_of(_full(contact))})
    summary = {
        "head": texts,
        "first": {**_list_of(first), "minItems": 1, "maxItems": MOST_ACTS},
        "say": texts,
        "avoid": texts,
        "next": _STRING_OR_NULL,
    }
    return {"summary": _full(summary), "say": texts, "next": texts, "record": texts}


def _brief(catalogue: Catalogue) -> Schema:
    brief = _brief_parts(catalogue)
    return _full(
        {
            **_case(catalogue),
            "level": _full(brief["level"]),
            "reasons": _list_of(_full(brief["reason"])),
            "signs": _list_of(_full(brief["sign"])),
            "steps": _list_of(_one_of_or_local(catalogue.steps)),
            "avoid": _list_of(_one_of(catalogue.avoid)),
            "contacts": _list_of(_one_of_or_local(catalogue.contacts)),
            "would_change": _would_change(catalogue),
        }
    )


def _would_change(catalogue: Catalogue) -> Schema:
    ids = _one_of([*catalogue.signs, *catalogue.circumstances])
    return {
        "description": "The open questions that alone would raise the level, and to which.",
        **_list_of(_full({"id": ids, "to": _one_of(catalogue.levels)})),
    }


def _brief_parts(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the keys of the parts that a full result adds its words to."""
    return {
        "level": {"id": _one_of(catalogue.levels), "rank": _WHOLE},
        "reason": {
            "rule": _one_of([*catalogue.rules, BY_POINTS]),
            "level": _one_of(catalogue.levels),
        },
        "sign": {
            "id": _one_of(catalogue.signs),
            "answer": _one_of(Answer),
            "points": _WHOLE,
        },
    }


def _citation(catalogue: Catalogue) -> Schema:
    return _full(
        {
            "source": _one_of_or_local(catalogue.sources),
            "title": _STRING,
            "publisher": _STRING,
            "at": _STRING_OR_NULL,
            "web": _STRING_OR_NULL,
            "read": _one_of(Reading),
        }
    )


def _contact(catalogue: Catalogue) -> Schema:
    absent = dict.fromkeys(("phone", "text", "web", "hours", "for_whom"), _STRING_OR_NULL)
    return _full({"id": _one_of_or_local(catalogue.contacts), "name": _STRING, **absent})


def _failure() -> Schema:
    problem = _full(
        {
            "at": {**_STRING, "description": "The place in the document; empty for all of it."},
            "problem": _STRING,
            "hint": _STRING,
        }
    )
    codes = _one_of([AnswersUnusableError.code, ContentUnusableError.code])
    envelope = _full(
        {
            "format": {"const": FORMAT},
            "error": _full({"code": codes, "problems": {**_list_of(problem), "minItems": 1}}),
        }
    )
    line = {"type": "integer", "minimum": 1, "description": "The line of a stream, from 1."}
    envelope["properties"]["line"] = line
    return envelope


# --- content ----------------------------------------------------------------------------------


def content_schema() -> Schema:
    """Return what the decoder reads as a ``Catalogue``."""
    defs: dict[str, Schema] = {"text": _TEXT, "condition": _condition()}
    top = _kind(Catalogue, defs)
    # What stands in the files beside an instrument need not stand in it.
    elsewhere = frozenset[str]().union(*PARTS.values())
    catalogue = defs["catalogue"]
    catalogue["required"] = [each for each in catalogue["required"] if each not in elsewhere]
    return {**top, "$defs": defs}


def _kind(kind: Any, defs: dict[str, Schema]) -> Schema:
    """Return the schema of a type of the model, adding the parts it is made of to ``defs``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == Condition:
        return {"$ref": "#/$defs/condition"}
    if origin is Annotated:
        return _marked(arguments[1])
    if origin in (Union, UnionType):
        return _kind(next(each for each in arguments if each is not NoneType), defs)
    if origin is tuple:
        return _some(_kind(arguments[0], defs))
    if origin is Mapping:
        return _mapping(arguments[0], arguments[1], defs)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, defs)
    return _plain(kind)


def _plain(kind: Any) -> Schema:
    if kind is str:
        return {"$ref": "#/$defs/text"}
    if kind is int:
        return {"type": "string", "pattern": "^[0-9]{1,4}$"}
    return _one_of(["yes", "no"] if kind is bool else [each.value for each in kind])


def _marked(mark: Matches | RefersTo) -> Schema:
    if isinstance(mark, RefersTo):
        return {"$ref": "#/$defs/text", "description": f"An id from the table {mark.table}."}
    return {
        "$ref": "#/$defs/text",
        "pattern": f"^(?:{mark.pattern})$",
        "description": f"Write {mark.words}.",
    }


def _some(items: Schema) -> Schema:
    return {**_list_of(items), "minItems": 1}


def _mapping(key: Any, kind: Any, defs: dict[str, Schema]) -> Schema:
    if is_dataclass(kind):
        return _some(_kind(kind, defs))
    return {
        "type": "object",
        "propertyNames": _kind(key, defs),
        "additionalProperties": _kind(kind, defs),
        "minProperties": 1,
    }


def _record(kind: type, defs: dict[str, Schema]) -> Schema:
    name = kind.__name__.lower()
    if name not in defs:
        types, told = field_types(kind), _attributes(kind)
        properties = {
            each: {**_kind(type_, defs), **({"description": told[each]} if each in told else {})}
            for each, type_ in types.items()
        }
        required = [
            each.name
            for each in fields(kind)
            if each.default is MISSING and each.default_factory is MISSING
        ]
        first = cleandoc(kind.__doc__ or "").partition("\n")[0]
        defs[name] = {"description": first, **_closed(properties, required)}
    return {"$ref": f"#/$defs/{name}"}


def _attributes(kind: type) -> dict[str, str]:
    """Return what the docstring of a dataclass says of its fields."""
    _, _, attributes = cleandoc(kind.__doc__ or "").partition("Attributes:\n")
    found = re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", attributes, re.MULTILINE)
    return {name: " ".join(text.replace("``", "'").split()) for name, text in found}


def _condition() -> Schema:
    """Return the closed vocabulary that rules and steps are written in."""
    several = _some({"$ref": "#/$defs/condition"})
    text = {"$ref": "#/$defs/text"}
    count = _plain(int)
    some = {"type": "string", "pattern": "^0*[1-9][0-9]*$", "maxLength": 4}
    at_least = [_closed({"count": some, how: _some(text)}, ["count", how]) for how in HOW]
    words: dict[str, Schema] = {
        "all_of": several,
        "any_of": several,
        "at_least": {"anyOf": at_least},
        "points": {**count, "description": "At least so many points."},
        "pattern": {**text, "description": "An id from the table patterns, defined above."},
    }
    words |= {
        how: {**_some(text), "description": "Signs, circumstances, strengths."} for how in HOW
    }
    words |= {
        what: {**_some(text), "description": f"Ids from the table {table}."}
        for what, table in WHAT.items()
    }
    return {
        "description": "With several keys, or in a list, it holds where all of them hold.",
        "anyOf": [several, {**_closed(words), "minProperties": 1}],
    }

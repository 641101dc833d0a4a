"""Mistakes in a call: each has its exit code, names what was wrong, and says what to do instead."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from calling import call as called
from warning_signs.content import loader

if TYPE_CHECKING:
    from pathlib import Path

    from warning_signs import Catalogue

GOOD = b'{"role": "parent", "signs": {"gifts": "yes"}}'
A_DOCUMENT = "answers stand in a document, never in a call"


@pytest.fixture(autouse=True)
def _loaded_once(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the content once for all calls: each is a copy of this process."""
    monkeypatch.setattr(loader, "load_catalogue", lambda: catalogue)


CALLS = {
    # commands
    "scren": ("no command 'scren'", "did you mean: warning-signs screen"),
    "exit": ("no command 'exit'", "use one of: screen, score"),
    "start": ("no command 'start'", "did you mean: warning-signs screen"),
    "Questionnaire": ("no command 'Questionnaire'", "warning-signs export"),
    "validate": ("no command 'validate'", "warning-signs check"),
    "sources": ("no command 'sources'", "warning-signs signs --sources"),
    "privacy": ("no command 'privacy'", "warning-signs doctor"),
    "missing": ("no command 'missing'", "warning-signs signs missing"),
    "essex": ("no command 'essex'", "warning-signs contacts essex"),
    "blackmail": ("no command 'blackmail'", "warning-signs contacts blackmail"),
    "childline": ("no command 'childline'", "warning-signs contacts childline"),
    "taxi": ("no command 'taxi'", "warning-signs screen --role community"),
    "answers.json": ("no command 'answers.json'", "warning-signs score answers.json"),
    "frobnicate": ("no command 'frobnicate'", "use one of: screen, score, "),
    "result": ("no command 'result'", "did you mean: warning-signs score"),
    "help scren": ("no command 'scren'", "did you mean: warning-signs screen"),
    # options
    "--role parent": ("--role: no such option", "it belongs to: warning-signs screen"),
    "--frobnicate": ("--frobnicate: no such option", "see warning-signs --help"),
    "screen --rol parent": ("--rol: no such option of screen", "did you mean --role?"),
    "screen --format json": ("--format: no such option of screen", "warning-signs score"),
    "screen --exit-level": ("--exit-level: no such option of screen", "warning-signs score"),
    "score --gifts yes": ("--gifts: no such option of score", A_DOCUMENT),
    "score --suicide-now=yes": ("--suicide-now: no such option of score", A_DOCUMENT),
    "score --role parent": (
        "--role: is for forms of other systems",
        "the role stands in the document",
    ),
    "doctor --role parent": ("--role: no such option of doctor", "warning-signs screen"),
    "signs --area essex": ("--area: no such option of signs", "warning-signs screen or contacts"),
    "contacts -o": ("-o: no such option of contacts", "see warning-signs contacts --help"),
    "screen --age 13": ("--age: no such option of screen", A_DOCUMENT),
    "screen -role parent": ("-r: no such option of screen", "--require-seal or --role?"),
    "screen -p": ("-p: no such option of screen", "did you mean --plain?"),
    "-v": ("-v: no such option", "did you mean --version?"),
    "screen --role": ("--role: wants a value", "--help"),
    "signs --rules=3": ("--rules: takes no value", "--help"),
    # values
    "screen --role nobody": ("--role: no role 'nobody'", "use one of: parent, teacher"),
    "screen --role techer": ("--role: no role 'techer'", "did you mean 'teacher'?"),
    "screen --area kent": ("--area: no area 'kent'", "for the rest of England use england"),
    "screen --area London": ("--area: no area 'London'", "for the rest of England use england"),
    "screen --area sussex": ("--area: no area 'sussex'", "for the rest of England use england"),
    "screen --area uk": ("--area: no area 'uk'", "use one of: essex, southend"),
    "screen --area esex": ("--area: no area 'esex'", "did you mean 'essex'?"),
    "contacts --area 'great britain'": ("--area: no area 'great britain'", "england, wales"),
    "contacts --role doktor": ("--role: no role 'doktor'", "did you mean 'professional'?"),
    "contacts --need sucide": ("--need: no need 'sucide'", "did you mean 'suicide_self_harm'?"),
    "contacts --need money": ("--need: no need 'money'", "use one of: immediate_danger, missing"),
    "contacts nowhere": (
        "no contact, area or need 'nowhere'",
        "for the rest of England use england",
    ),
    "contacts help": ("no contact, area or need 'help'", "for a need see contacts --help"),
    "contacts essex southend": ("cannot take 'essex' and 'southend' together", "ask for one"),
    "contacts wales --area scotland": ("cannot take 'scotland' and 'wales'", "ask for one"),
    "contacts teacher": ("no contact, area or need 'teacher'", "--role teacher"),
    "contacts childlin": ("no contact, area or need 'childlin'", "did you mean 'childline'?"),
    "signs grooming": ("no sign 'grooming'", "use one of: missing, injuries"),
    "signs gfits": ("no sign 'gfits'", "did you mean 'gifts'?"),
    "signs one": ("no sign 'one'", "use one of: missing, injuries"),
    "score --from excel": ("--from: no kind of form 'excel'", "use one of: surveyjs"),
    "signs 0": ("no sign 0", "use 1 to 15"),
    "signs 16": ("no sign 16", "use 1 to 15"),
    "signs --step no_step": ("--step: no step 'no_step'", "use one of"),
    "signs --worksheet --format html --role x": ("--role: no role 'x'", "use one of: parent"),
    "signs --format pdf": ("--format: no format 'pdf'", "use one of: text, json, markdown, html"),
    "check --format html": ("--format: no format 'html'", "use one of: text, json"),
    "demo nowhere": ("no story 'nowhere'", "use one of"),
    "demo 99": ("no story 99", "use 1 to "),
    "demo corridr": ("no story 'corridr'", "did you mean 'corridor'?"),
    "demo corridor --with nobody": ("--with: no story 'nobody'", "use one of"),
    "demo corridor --with corridor": ("--with: names the same story", "name another"),
    "demo corridor --pace fast": ("--pace: no number 'fast'", "write digits"),
    "demo corridor --pace=-1": ("--pace: no time '-1'", "write 0 to 3600 seconds"),
    "demo corridor --pace nan": ("--pace: no time 'nan'", "write 0 to 3600 seconds"),
    "demo corridor --pace 1e20": ("--pace: no time '1e+20'", "write 0 to 3600 seconds"),
    "demo corridor --role parent": ("--role: corridor is told by a teacher", "leave it out"),
    f"demo {'9' * 5000}": ("no story 999", "use 1 to "),
    f"signs {'9' * 5000}": ("no sign 999", "use 1 to 15"),
    "contacts earless": ("no contact, area or need 'earless'", "did you mean 'fearless'?"),
    "contacts wf_report": ("no contact, area or need 'wf_report'", "did you mean 'iwf_report'?"),
    "demo corridor --pace 5 --quiz": ("--pace runs by itself", "leave out --pace"),
    "demo --quiz": ("no story was named", "warning-signs demo --list"),
    "export": ("export: wants SYSTEM", "use one of: surveyjs, fhir, xlsform"),
    "export pdf": ("SYSTEM: no system 'pdf'", "use one of: surveyjs, fhir, xlsform"),
    "schema": ("schema: wants NAME", "see warning-signs schema --help"),
    "schema answer": ("no schema 'answer'", "did you mean 'answers'?"),
    # what does not go together
    "signs gifts missing": ("signs: cannot take 'missing'", "one sign"),
    "signs gifts --rules": ("signs: cannot show these together", "ask for one"),
    "signs --role parent": ("--role: is for a worksheet", "add --worksheet"),
    "signs --worksheet": ("--worksheet: is to be printed", "add --format html"),
    "signs --graph --format json": ("--graph: is text for a drawing program", "leave out"),
    "score a.json b.json": ("score: cannot take 'b.json'", "one document at a time"),
    "screen missing": ("screen: cannot take 'missing'", A_DOCUMENT),
    "screen yes": ("screen: cannot take an answer", A_DOCUMENT),
    "doctor prove": ("doctor: cannot take 'prove'", "did you mean --prove?"),
    "screen plain": ("screen: cannot take 'plain'", "did you mean --plain?"),
    "screen help": ("screen: cannot take 'help'", "see warning-signs screen --help"),
    "doctor now": ("doctor: cannot take 'now'", "see warning-signs doctor --help"),
    "score --lines --exit-level": ("--exit-level: does not go with --lines", "leave it out"),
    "score --lines --format text": ("--format: does not go with --lines", "leave it out"),
    "score --brief --format text": ("--brief: is for JSON", "--part"),
    "score --part summary": ("--part: is for pages to read", "add --format text"),
    "score --part sumary --format text": ("--part: no part 'sumary'", "did you mean 'summary'?"),
    "score nosuch.json": ("nosuch.json: no such file or directory", "name a file of answers"),
    "score /": ("/: is a directory", "name a file of answers"),
    "score suicide=yes": ("FILE: no such file or directory", A_DOCUMENT),
    "combine 'suicide: yes'": ("FILE: no such file or directory", A_DOCUMENT),
    "evaluate '{\"signs\": 1}'": ("FILE: no such file or directory", A_DOCUMENT),
    'score "gifts: don\'t know"': ("FILE: no such file or directory", A_DOCUMENT),
}
"""What is called, what is told of it, and the way out."""

ANSWERS = {
    "no role": (b'{"signs": {"gifts": "yes"}}', "has no role", "one of parent, teacher"),
    "a slip in the role": (b'{"role": "techer"}', "role: unusable value", "mean 'teacher'?"),
    "a slip in the area": (
        b'{"role": "parent", "area": "esex"}',
        "area: unusable value",
        "did you mean 'essex'?",
    ),
    "another area": (
        b'{"role": "parent", "area": "kent"}',
        "area: unusable value",
        "for the rest of England use england",
    ),
    "a slip in an answer": (
        b'{"role": "parent", "signs": {"gifts": "ys"}}',
        "signs.gifts: unusable value",
        "use one of: yes, earlier, maybe",
    ),
    "a list": (b'[{"role": "parent"}]', "is a list, not one document", "with --lines"),
    "two": (GOOD + b"\n" + GOOD, "2:1: holds a second document", "with --lines"),
    "nothing": (b"", "is empty", "write a document in it"),
    "a comma": (b'{"role": "parent"\n "signs": {}}', "2:2: cannot be read as JSON", "comma"),
    "a comment": (b"// answers\n" + GOOD, "begins with a comment", "JSON has none"),
    "a result": (b'{"format": 1, "level": {}, "score": {}}', "this is a result", "the answers"),
    "a workbook": (b"PK\x03\x04\x14 xl/workbook.xml", "is a workbook", "a workbook as CSV"),
    "a PDF": (b"%PDF-1.7\n", "is a PDF", "as plain text"),
    "a picture": (b"\x89PNG\r\n", "is a picture", "as plain text"),
    "a web page": (b"<!doctype html>", "is XML or a web page", "--from xlsform"),
    "an overlay": (b"name: A school\ndated: 2026-01-01", "this is an overlay", "--local"),
}


@pytest.mark.parametrize("line", CALLS)
def test_a_mistake_in_a_call_is_told_with_its_way_out(line: str) -> None:
    """One line says what and which value, one says what to do; the exit code is 2."""
    error, hint = CALLS[line]
    done = called(*shlex.split(line))
    told = done.err.splitlines()

    assert (2, b"", 2) == (done.code, done.out, len(told)), done.err
    assert told[0].startswith("error: ")
    assert error in told[0]
    assert told[1].startswith("hint: ")
    assert hint in told[1]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_document_that_is_none_is_told_with_its_way_out(name: str) -> None:
    """The same for what is not answers, with exit code 3."""
    data, error, hint = ANSWERS[name]
    done = called("score", "--format", "text", data=data)
    told = done.err.splitlines()

    assert (3, b"", 2) == (done.code, done.out, len(told)), done.err
    assert error in told[0]
    assert hint in told[1]


def test_answers_in_place_of_an_overlay_are_named(tmp_path: Path) -> None:
    """One line says what the file is, and not all that an overlay would have."""
    answers = tmp_path / "answers.json"
    answers.write_bytes(GOOD)
    done = called("contacts", "--local", str(answers))
    told = done.err.splitlines()

    assert (4, b"", 2) == (done.code, done.out, len(told)), done.err
    assert told[0].endswith("is an answers document, not an overlay")


TAKEN = {
    "contacts --area Essex": "contacts --area essex",
    "contacts --area 'Northern Ireland'": "contacts --area northern_ireland",
    "contacts --area southend-on-sea": "contacts --area southend",
    "contacts --area 'scotland '": "contacts --area scotland",
    "contacts --need Suicide": "contacts --need suicide_self_harm",
    "contacts --role DSL": "contacts --role teacher",
    "contacts --role 'Social Worker'": "contacts --role professional",
    "contacts essex": "contacts --area essex",
    "contacts missing": "contacts --need missing",
    "contacts Essex missing": "contacts --area essex --need missing",
    "contacts NSPCC helpline": "contacts nspcc_helpline",
    "contacts --format md": "contacts --format markdown",
    "contacts --FORMAT JSON": "contacts --format json",
    "contacts --area N.Ireland": "contacts --area northern_ireland",
    "contacts all": "contacts",
    "signs All": "signs",
    "demo list": "demo --list",
    "signs 3": "signs drugs_or_alcohol",
    "signs Self-Harm": "signs self_harm",
    "signs alcohol": "signs drugs_or_alcohol",
    "SIGNS Gifts": "signs gifts",
    "demo Back-Seat --list": "demo back_seat --list",
    "schema Answers": "schema answers",
    "help": "--help",
    "help Score": "score --help",
    "export SurveyJS --role mum": "export surveyjs --role parent",
}


@pytest.mark.parametrize("line", TAKEN)
def test_what_is_plainly_meant_is_done(line: str) -> None:
    """Case, gaps and everyday words make no mistake, and come to the same as the id."""
    done, meant = called(*shlex.split(line)), called(*shlex.split(TAKEN[line]))

    assert (0, "") == (done.code, done.err)
    assert meant.out == done.out

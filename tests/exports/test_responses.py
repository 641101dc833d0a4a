"""Forms that were filled in elsewhere: read as what they are, or named for what they are."""

from __future__ import annotations

import csv
import json
import random
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from warning_signs import Answer, Answers, load_catalogue
from warning_signs.core.asking import choices, selectable_areas
from warning_signs.core.errors import AnswersUnusableError
from warning_signs.exports.form import form
from warning_signs.exports.form_model import FormNote, FormQuestion
from warning_signs.exports.responses.names import ABOUT, names_of
from warning_signs.exports.responses.reading import Forms
from warning_signs.exports.responses.table import rows
from warning_signs.exports.surveyjs import SurveyJs
from warning_signs.exports.xlsform import XPath
from warning_signs.exports.xlsx import column_letters

CATALOGUE = load_catalogue()
NAMES = names_of(CATALOGUE)
ASKED: dict[str, Any] = {**CATALOGUE.signs, **CATALOGUE.circumstances}
FILES = Path(__file__).parents[1] / "data" / "forms"
TWO = Answers("teacher", "essex", signs={"missing": Answer.YES, "gifts": Answer.MAYBE})


def forms(system: str, role: str = "", *, ignore: bool = False) -> Forms:
    return Forms(CATALOGUE, system, role, ignore=ignore)


def read(system: str, data: str | bytes, role: str = "", *, ignore: bool = False) -> Answers:
    data = data.encode() if isinstance(data, str) else data
    return forms(system, role, ignore=ignore).whole(data)


def refused(system: str, data: str | bytes, role: str = "", *, ignore: bool = False) -> list[Any]:
    with pytest.raises(AnswersUnusableError) as caught:
        read(system, data, role, ignore=ignore)
    return [(each.place, each.problem, each.hint) for each in caught.value.problems]


def invented(count: int) -> list[Answers]:
    """Invent answers of every kind, the same ones each time."""
    chance = random.Random(7)  # noqa: S311  (nothing secret is drawn)

    def said(asked: dict[str, Any]) -> dict[str, Answer]:
        some = chance.sample(list(asked), chance.randint(1, len(asked)))
        return {
            name: chance.choice([each.id for each in choices(CATALOGUE, asked[name])])
            for name in some
        }

    return [
        Answers(
            role=chance.choice(list(CATALOGUE.roles)),
            area=chance.choice(["", *selectable_areas(CATALOGUE)]),
            age=chance.choice(list(CATALOGUE.ages)),
            signs=said({**CATALOGUE.signs}),
            circumstances=said({**CATALOGUE.circumstances}),
        )
        for _ in range(count)
    ]


# --- field files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "file"),
    [
        ("xlsform", "odk-central.csv"),
        ("xlsform", "odk-central.json"),
        ("xlsform", "odk.xml"),
        ("xlsform", "kobo.json"),
    ],
)
def test_a_submission_is_read_whatever_odk_and_kobo_put_around_it(system: str, file: str) -> None:
    """Groups are taken off, and what the system writes itself is no answer; a mark is nothing."""
    data = (FILES / file).read_bytes()

    assert read(system, data) == read(system, b"\xef\xbb\xbf" + data) == TWO


def test_a_result_of_surveyjs_is_read_with_what_our_form_worked_out() -> None:
    """Points and level stand beside the answers, and are no answers."""
    found = read("surveyjs", (FILES / "surveyjs.json").read_bytes())

    assert found == Answers("teacher", "essex", "13_to_15", TWO.signs, {"disclosed": Answer.NO})


def test_a_response_of_fhir_is_read() -> None:
    """Its groups and codings fall away."""
    found = read("fhir", (FILES / "fhir.json").read_bytes())

    assert found == Answers("teacher", signs={"missing": Answer.YES})


def test_what_a_role_is_not_asked_is_passed_over_in_a_response_to_our_form() -> None:
    """Systems keep it when someone else says that they are answering; the form left it out too."""

    def said(name: str, code: str) -> dict[str, Any]:
        return {"linkId": name, "answer": [{"valueCoding": {"code": code}}]}

    items = [said("role", "community"), said("offending", "yes"), said("gifts", "yes")]
    response = {"resourceType": "QuestionnaireResponse", "item": items}
    ours = {**response, "questionnaire": "urn:warning-signs:questionnaire:warning-signs|2026.2"}
    reader = forms("fhir")

    assert reader.whole(json.dumps(ours).encode()).signs == {"gifts": Answer.YES}
    assert list(reader.notes()) == ["passed over: offending"]
    assert {*read("fhir", json.dumps(response)).signs} == {"offending", "gifts"}


@pytest.mark.parametrize("system", ["surveyjs", "xlsform"])
def test_a_form_of_ours_that_is_not_yet_sent_keeps_no_answer_to_what_is_not_asked(
    system: str,
) -> None:
    """It clears them at the end; what it worked out on the way tells that it is ours."""
    answers = {"role": "community", "offending": "yes", "gifts": "yes"}
    document = {**answers, "rule_ids": " "}
    reader = forms(system)

    assert reader.whole(json.dumps(document).encode()).signs == {"gifts": Answer.YES}
    assert list(reader.notes()) == ["passed over: offending"]


def test_a_table_of_excel_is_read() -> None:
    """Its first line names the separator."""
    found = read("csv", (FILES / "excel-semicolon.csv").read_bytes())

    assert found == Answers("teacher", signs=TWO.signs)


@pytest.mark.parametrize(
    ("file", "others", "unknown"),
    [
        ("microsoft-forms.csv", "A, B, C, D, E", Answer.UNKNOWN),
        ("google-forms.csv", "A", Answer.MAYBE),
    ],
)
def test_a_table_of_a_form_is_read_without_its_other_columns(
    file: str, others: str, unknown: Answer
) -> None:
    """They are refused all at once, by their letters, unless they are to be passed over."""
    data = (FILES / file).read_bytes()
    columns = ", ".join(f"column {each}" for each in others.split(", "))
    reader = forms("csv", ignore=True)

    assert [
        ("", f"holds what is not asked: {columns}", "take them out, or use --ignore-columns")
    ] == (refused("csv", data))
    assert reader.whole(data) == Answers("teacher", signs={"missing": Answer.YES, "gifts": unknown})
    assert next(reader.notes()) == f"passed over: {columns}"


def test_a_part_of_a_wording_is_taken_and_told() -> None:
    """Nobody finds out later what a column was taken for."""
    reader = forms("csv", ignore=True)
    reader.whole((FILES / "microsoft-forms.csv").read_bytes())

    assert list(reader.notes())[1] == "column G is read as missing, column H is read as gifts"


# --- what a document is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "system"),
    [
        ("surveyjs.json", "surveyjs"),
        ("fhir.json", "fhir"),
        ("odk-central.csv", "xlsform"),
        ("odk-central.json", "xlsform"),
        ("kobo.json", "xlsform"),
        ("odk.xml", "xlsform"),
        ("microsoft-forms.csv", "csv"),
        ("google-forms.csv", "csv"),
        ("excel-semicolon.csv", "csv"),
    ],
)
def test_a_form_given_for_that_of_another_system_is_named(file: str, system: str) -> None:
    """Whoever gave it for another learns which option it wants."""
    for given in {"surveyjs", "fhir", "csv"} - {system}:
        [(place, problem, hint)] = refused(given, (FILES / file).read_bytes())
        assert ("", f"use --from {system}") == (place, hint)
        assert problem.startswith("this is ")


@pytest.mark.parametrize(
    ("document", "kind", "hint"),
    [
        ([], "this is a list of documents", "jq -c '.[]'"),
        ({"value": [{"a": 1}]}, "this is a list of documents", "jq -c '.value[]'"),
        ({"data": {"role": "parent", "gifts": "no"}}, "this is a document within", "jq '.data'"),
        ([{"name": "gifts", "value": "no"}], "this is a list of questions", "survey.data"),
        ('{"gifts": "no"}', "this is JSON within a text", "jq -r ."),
        ({"resourceType": "Bundle"}, "this is a FHIR Bundle", ".entry[].resource"),
        ({"resourceType": "Questionnaire"}, "this is FHIR, but no response", "--from fhir"),
        ({"pages": []}, "this is the form itself", "filled in"),
        ({"format": 1, "level": {}, "score": {}}, "this is a result, not answers", "answers"),
        ({"role": "parent", "signs": {}}, "this is an answers document", "leave out --from"),
    ],
)
def test_other_documents_are_named_too(document: object, kind: str, hint: str) -> None:
    """Each with what to do about it."""
    [(place, problem, told)] = refused("csv", json.dumps(document))

    assert "" == place
    assert problem.startswith(kind)
    assert hint in told


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04 xl/workbook.xml", "this is a workbook"),
        (b"\xd0\xcf\x11\xe0 and more", "this is a workbook"),
        (b"PK\x03\x04 form.csv\nKEY,page-role,page-gifts\n1,parent,yes\n", "this is an archive"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"{\\rtf1 role,gifts", "this is a text with fonts"),
        ("role,gifts\nparent,yes\n".encode("utf-16-le"), "holds characters that are no text"),
        (b" \r\n", "is empty"),
        (b"<!doctype html><p>gifts", "this is a web page"),
        (b'<Bundle xmlns="http://hl7.org/fhir"><gifts/></Bundle>', "this is FHIR in XML"),
        (b"role,gifts\rparent,yes\r", "has lines that end as on an old Macintosh"),
        (b"sign,answer\nmissing,yes\ngifts,no\n", "has signs in its rows"),
    ],
)
@pytest.mark.parametrize("ignore", [False, True])
def test_a_file_of_another_kind_is_named(data: bytes, kind: str, ignore: bool) -> None:
    """Names of ours that stand in it make it no table."""
    for system in ("csv", "xlsform"):
        [(place, problem, hint)] = refused(system, data, ignore=ignore)
        assert ("", kind) == (place, problem[: len(kind)])
        assert hint


def test_a_form_that_nobody_filled_in_is_named() -> None:
    """ODK's own form is XML as well, and has our names in it."""
    model = "<h:head><model><instance><data><gifts/></data></instance></model></h:head>"
    names = 'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    form = f"<h:html {names}>{model}</h:html>"

    assert [("", "this is the form itself", "give what was filled in")] == refused(
        "xlsform", form, "parent", ignore=True
    )


@pytest.mark.parametrize(
    ("system", "data"),
    [
        ("csv", "Timestamp,role,Which have you seen?\n1,parent,gifts\n"),
        ("surveyjs", '{"role": "parent", "mood": "low"}'),
        ("fhir", '{"resourceType": "QuestionnaireResponse", "item": {"linkId": "/44250-9"}}'),
        ("xlsform", "<data><mood>low</mood></data>"),
    ],
)
def test_what_somebody_else_asked_is_no_form_without_answers(system: str, data: str) -> None:
    """Passed over, it would come to what an empty form comes to."""
    data = data.replace('"/44250-9"}', '"/44250-9", "answer": [{"valueInteger": 1}]}')
    told = [each[1] for each in refused(system, data, "parent", ignore=True)]

    assert ["holds no sign and no circumstance"] == told


@pytest.mark.parametrize("system", ["csv", "surveyjs"])
def test_a_name_of_an_earlier_edition_is_never_passed_over(system: str) -> None:
    """What was asked by it is asked in two now, and would be lost."""
    data = {"csv": "role,gifts,insider\nparent,no,yes\n"}.get(
        system, '{"role": "parent", "gifts": "no", "insider": "yes"}'
    )

    assert [
        ("insider", "is not one of our names", "this is now asked as insider_home and insider_work")
    ] == refused(system, data, ignore=True)


def test_what_a_page_of_surveyjs_keeps_of_where_it_was_left_is_no_answer() -> None:
    """An unfinished survey says at which page it is."""
    assert Answers("parent", signs={"gifts": Answer.YES}) == read(
        "surveyjs", '{"role": "parent", "gifts": "yes", "pageNo": 3}'
    )


@pytest.mark.parametrize(
    ("system", "data"),
    [("surveyjs", "[1"), ("fhir", "{}"), ("xlsform", "<a"), ("csv", ""), ("xlsform", "")],
)
def test_what_is_nothing_known_is_refused(system: str, data: str) -> None:
    """In words about the document alone."""
    assert refused(system, data)


def test_xml_that_declares_entities_is_not_read() -> None:
    """They could grow without end."""
    bomb = '<!DOCTYPE d [<!ENTITY a "yes">]><data><missing>&a;</missing></data>'

    assert "this is not a submission of ODK or KoBo" == refused("xlsform", bomb)[0][1]


def test_a_response_that_was_taken_back_is_not_scored() -> None:
    """Whoever keeps it has said that it is wrong."""
    document = {"resourceType": "QuestionnaireResponse", "status": "entered-in-error"}

    assert [("status", "is marked as entered-in-error", "leave it out")] == refused(
        "fhir", json.dumps(document)
    )


# --- who answered -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(CATALOGUE.roles))
def test_a_form_for_one_role_says_so_or_is_told(role: str) -> None:
    """FHIR and ODK name the form; in the others the option says it."""
    response = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"urn:warning-signs:questionnaire:warning-signs-{role}|2026.2",
    }

    assert Answers(role) == read("fhir", json.dumps(response))
    assert role == read("xlsform", f'<data id="warning_signs_{role}"><gifts/></data>').role
    assert role == read("surveyjs", '{"missing": "yes", "gifts": "no"}', role).role
    assert role == read("csv", "missing,gifts\nyes,no\n", role).role


def test_who_answered_is_asked_for_where_nothing_says_it() -> None:
    """The hint names the option and the roles."""
    [(_, problem, hint)] = refused("surveyjs", '{"missing": "yes", "gifts": "no"}')

    assert problem == "does not say who answered"
    assert hint == "add --role with one of parent, teacher, professional, community"


def test_a_row_that_says_who_answered_is_believed() -> None:
    """The option is for rows that do not say."""
    assert "parent" == read("csv", "role,gifts\nparent,yes\n", "teacher").role


# --- tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_any_dress(separator: str, encoding: str) -> None:
    """Curly apostrophes, quotes, line breaks within a cell, any separator and encoding."""
    out = StringIO()
    header = ["role", "1. Going missing from home or care", "gifts", "worried?", "note"]
    row = ["Teacher", "YES", "Don\N{RIGHT SINGLE QUOTATION MARK}t know", "I think so", "a, b;\n\tc"]
    csv.writer(out, delimiter=separator).writerows([header, row])
    found = read("csv", out.getvalue().encode(encoding), ignore=True)

    assert found == Answers(
        "teacher",
        signs={"missing": Answer.YES, "gifts": Answer.UNKNOWN},
        circumstances={"worried": Answer.MAYBE},
    )


@pytest.mark.slow
@pytest.mark.parametrize("headed", ["ids", "wordings", "questions"])
def test_five_hundred_rows_come_back_as_they_were(headed: str) -> None:
    """Whether the columns are headed by ids, published wordings or the questions of a role."""
    given = invented(500)
    headers = {
        name: {
            "ids": name,
            "wordings": asked.label,
            "questions": next(iter(asked.questions.values())),
        }[headed]
        for name, asked in ASKED.items()
    }
    out = StringIO()
    writer = csv.DictWriter(out, [*ABOUT, *headers])
    writer.writerow({**{name: name for name in ABOUT}, **headers})
    for each in given:
        about = {"role": each.role, "area": each.area or "unstated", "age": each.age}
        writer.writerow({**about, **each.signs, **each.circumstances})
    reader = forms("csv")

    assert given == [reader.answers(row) for row in reader.rows([out.getvalue().encode()])]


@pytest.mark.parametrize("system", ["surveyjs", "fhir", "xlsform"])
@pytest.mark.slow
def test_five_hundred_documents_come_back_as_they_were(system: str) -> None:
    """As each system writes them; ``test_exports`` has the real engines fill them in."""
    given = invented(500)
    reader = forms(system)
    pages = form(CATALOGUE, SurveyJs()).pages
    page_of = {
        part.id: page.id for page in pages for part in page.parts if isinstance(part, FormQuestion)
    }

    def written(answers: Answers) -> bytes:
        about = {"role": answers.role, "area": answers.area or "unstated", "age": answers.age}
        said: dict[str, Any] = {**about, **answers.signs, **answers.circumstances}
        document: dict[str, Any] = said
        if system == "xlsform":
            document = {f"page_{page_of[name]}/{name}": value for name, value in said.items()}
        if system == "fhir":
            items = [
                {"linkId": name, "answer": [{"valueCoding": {"code": value}}]}
                for name, value in said.items()
            ]
            document = {
                "resourceType": "QuestionnaireResponse",
                "item": [{"linkId": "page", "item": items}],
            }
        return json.dumps(document).encode()

    assert given == [reader.answers(written(each)) for each in given]


@pytest.mark.parametrize(
    ("data", "at", "problem"),
    [
        ("role,gift\nparent,yes\n", "gift", "is not one of our names"),
        ("role,gifts,Gifts\nparent,yes,no\n", "column C", "is gifts again"),
        ("role,gifts\nparent,a,b\n", "", "has more cells than there are names"),
        ("role,gifts\n,\n", "", "holds 0 rows"),
        ("role,gifts[SQ001]\nparent,yes\n", "column B", "is not one of our names"),
        ("role,gifts\nrole,gifts\n", "", "is a row of names"),
        ('role,gifts\n"{""ImportId"":""QID1""}",x\n', "", "is a row of names"),
        ('role,gifts\nparent,"yes\n', "", "cannot be read as a row"),
        ("role,gifts\nparent,yes\nparent,no\n", "", "holds 2 rows"),
        ("role,gifts\n", "", "holds 0 rows"),
        ("role,gifts\nparent,true\n", "signs.gifts", "unusable value"),
        ("Jane,Kim\nyes,no\n", "", "has no column that is known here"),
    ],
)
def test_a_table_that_cannot_be_taken_is_refused(data: str, at: str, problem: str) -> None:
    """A name that is nearly ours is refused even where others are passed over."""
    for ignore in (False, True):
        found = refused("csv", data, ignore=ignore)
        assert [(at, problem)] == [each[:2] for each in found]


def test_empty_rows_at_the_end_are_none() -> None:
    """A spreadsheet writes them; one between two others is told in its place."""
    reader = forms("csv")
    found = list(reader.rows([b"role,gifts\nparent,yes\n,\nparent,no\n,\n,\n"]))

    assert [("parent", "yes"), (), ("parent", "no")] == [row.cells for row in found]
    with pytest.raises(AnswersUnusableError, match="is empty"):
        reader.answers(found[1])


def test_names_and_free_text_are_never_repeated() -> None:
    """Neither a header that is no id, nor a cell, nor a key or a value of a document."""
    private = "Jane Doe of Mill Lane"
    table = f"role,{private},Jane,gifts\nparent,{private},{private},{private}\n"
    flat = json.dumps({"role": "parent", private: private, "gifts": private, "missing": "yes"})
    items = [{"linkId": private, "answer": [{"valueString": private}]}]
    response = json.dumps({"resourceType": "QuestionnaireResponse", "item": items})
    for system, data in (
        *(("csv", table), ("xlsform", table), ("surveyjs", flat), ("xlsform", flat)),
        ("fhir", response),
    ):
        reader = forms(system, ignore=True)
        told = str(refused(system, data))
        try:
            reader.whole(data.encode())
        except AnswersUnusableError as error:
            told += str([(each.place, each.problem, each.hint) for each in error.problems])
        told += str(list(reader.notes()))
        assert "Jane" not in told


@pytest.mark.slow
def test_thousands_of_unknown_names_make_a_short_error() -> None:
    """Twenty are named and the rest counted."""
    others = {f"field_{n}": "x" for n in range(1900)}
    document = json.dumps({"role": "parent", "gifts": "no"} | others)
    [(_, problem, _)] = refused("surveyjs", document)

    assert problem.endswith("field_19 and 1880 more")


def test_more_names_than_a_form_can_have_are_refused() -> None:
    """Comparing each with ours would take too long."""
    document = json.dumps({f"field_{n}": "x" for n in range(2001)})

    assert "holds too many names" == refused("surveyjs", document)[0][1]
    assert "holds too many names" == refused("csv", "x," * 2001)[0][1]


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    """After Z comes AA."""
    assert ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"] == [
        column_letters(number) for number in (0, 25, 26, 51, 52, 701, 702)
    ]


def test_a_table_is_read_the_same_however_it_is_cut() -> None:
    """A pipe may cut anywhere, in the middle of a character too."""
    whole = 'role,gifts\nteacher,"Don\N{RIGHT SINGLE QUOTATION MARK}t\nknow"\n'
    for encoding in ("utf-8", "utf-16"):
        data = whole.encode(encoding)
        once = list(rows([data]))
        assert once == list(rows([data[n : n + 1] for n in range(len(data))]))


def test_a_line_too_long_to_be_kept_is_refused_and_never_shortened() -> None:
    """What stands at its end may be the gravest answer; the rows around it are read."""
    many = 1200
    names = ["role", *(f"x{n}" for n in range(many)), "danger_now"]
    lines = [",".join(["teacher", *([cell] * many), "yes"]) for cell in ("a", "a" * 1000, "a")]
    whole = "\n".join([",".join(names), *lines]).encode()
    pieces = [whole[at : at + 65536] for at in range(0, len(whole), 65536)]

    _, *read_rows = rows(pieces)

    assert [False, True, False] == [row.broken for row in read_rows]
    assert {"yes"} == {row.cells[-1] for row in read_rows if row.cells}


def test_no_wording_stands_for_two_things() -> None:
    """Each question, wording and id leads to one sign, circumstance or fact of the case."""
    met: dict[str, str] = {}
    for asked in ASKED.values():
        for wording in {*asked.questions.values(), asked.label, asked.id}:
            assert NAMES.find(wording) == asked.id
            assert met.setdefault(wording, asked.id) == asked.id


def test_whatever_our_forms_work_out_is_known_as_that() -> None:
    """None of it is taken for a column of somebody's own, and none for an answer."""
    for dialect in (SurveyJs(), XPath()):
        made = form(CATALOGUE, dialect)
        notes = [
            f"note_{part.id}"
            for page in made.pages
            for part in page.parts
            if isinstance(part, FormNote)
        ]
        names = [*(each.name for each in made.formulas), *notes]
        assert len(names) > 100
        assert [] == [each for each in names if not NAMES.is_worked_out(each) or NAMES.find(each)]

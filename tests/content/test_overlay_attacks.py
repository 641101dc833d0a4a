"""
Overlays that would take help away: each is refused with its code, or shown as what it is.

The head who writes a school's overlay may be the one to worry about. What is refused is refused
when the overlay is used, and not only when it is checked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from running import warning_signs
from warning_signs import Answer, Answers, load_catalogue, screen
from warning_signs.content.documents import read_yaml
from warning_signs.content.limits import CONTENT, Document
from warning_signs.content.overlay import read_overlay
from warning_signs.core.errors import ContentUnusableError
from warning_signs.formats.json import result_document
from warning_signs.formats.markdown import as_markdown
from warning_signs.formats.text import as_text
from warning_signs.pages.handout import handout
from warning_signs.pages.result import result_sections
from warning_signs.pages.walk import first_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from warning_signs import Outcome

SHIPPED = load_catalogue()
MARK = "from A vale, 20 November 2026"


def document(**parts: Any) -> Document:
    whole = {"name": "A vale", "dated": "2026-11-20", **parts}
    return read_yaml(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode(), CONTENT)


def contact(**parts: Any) -> dict[str, Any]:
    whole = {
        "id": "vale_line",
        "name": "The vale line",
        "for_whom": "For anyone in the vale.",
        "phone": "01632 960301",
        "hours": "On weekdays",
        "areas": ["essex"],
        "standing": "ok",
        "compiled": "2026-11-20",
        **parts,
    }
    return {key: value for key, value in whole.items() if value}


def step(**parts: Any) -> dict[str, Any]:
    whole = {
        "id": "vale_step",
        "time": "now",
        "text": "Ring the vale line.",
        "why": "It knows the vale.",
        "contacts": ["vale_line"],
        **parts,
    }
    return {key: value for key, value in whole.items() if value}


def refused(found: Document) -> set[str]:
    """Return the codes an overlay is refused with when it is used; none where it is taken."""
    try:
        read_overlay(found, SHIPPED)
    except ContentUnusableError as error:
        return {each.code for each in error.problems if each.hint and each.line}
    return set()


# --- the overlay that took the police away ----------------------------------------------------

EVIL = document(
    name="Essex Police and the NSPCC",
    contacts=[
        contact(
            id="police_desk",
            name="Police non-emergency",
            phone="0906 123 4567",
            any_hour="yes",
            web="https://www.essex.police.uk@evil.example/",
            replaces=[
                *("police_101", "essex_children_families_hub", "essex_lado", "crimestoppers"),
                *("nspcc_whistleblowing", "essex_police_online"),
            ],
        )
    ],
    steps=[
        step(
            text="Do not report this to anyone. Tell the head teacher and wait 24 hours.",
            why="Essex Police ask for this.",
            basis="published",
            cite=[{"source": "essex_police_2021", "at": "sign 1"}],
            contacts=["police_desk"],
        )
    ],
)


def test_overlay_that_takes_the_police_away_is_refused() -> None:
    """What rests on another body's word is no overlay at all."""
    assert {"unknown_key", "unknown_value"} == refused(EVIL)


def test_every_part_of_it_is_refused_by_itself() -> None:
    """With its borrowed word taken out, all the rest of it is found at once."""
    plain = json.loads(json.dumps(EVIL.plain))
    del plain["steps"][0]["basis"], plain["steps"][0]["cite"]
    found = read_yaml(yaml.safe_dump(plain).encode(), CONTENT)

    assert {
        *("name_taken", "number_form", "any_hour_unsaid", "web_form"),
        *("cannot_replace", "must_not_say"),
    } == refused(found)


@pytest.mark.slow
def test_commands_refuse_it(tmp_path: Any) -> None:
    """No command starts with such an overlay, whether an option or the environment names it."""
    file = tmp_path / "evil.yaml"
    file.write_text(yaml.safe_dump(EVIL.plain), encoding="utf-8")
    done = [
        warning_signs("check", str(file)),
        warning_signs("contacts", "--local", str(file)),
        warning_signs("contacts", WARNING_SIGNS_LOCAL=str(file)),
    ]

    assert [4, 4, 4] == [each.returncode for each in done]
    assert all("0906" not in each.stdout for each in done[1:])


# --- kinds of attack, each refused ------------------------------------------------------------

KEPT = (
    *("emergency_999", "silent_solution_55", "relay_uk", "emergency_sms", "police_101", "psni"),
    *("essex_police_online", "british_transport_police", "essex_lado", "southend_lado"),
    *("thurrock_lado", "crimestoppers", "fearless", "samaritans", "nhs_111", "childline", "shout"),
    *("nspcc_helpline", "nspcc_whistleblowing", "report_remove", "ceop_safety_centre"),
    *("essex_children_families_hub", "southend_children_cspoc", "thurrock_mash", "set_camhs"),
    *("essex_southend_emergency_duty", "govuk_report_child_abuse", "oakwood_place_sarc"),
)
NAMES = {
    "a-helpline": "NSPCC Helpline",
    "the-childs-own": "Childline",
    "999": "Emergency services (police, ambulance)",
    "small-letters": "childline",
    "inside": "The Childline office",
    "spaced": "N S P C C",
    "one-of-them": "The Samaritan line",
    "said": "Nine nine nine",
    "the-101-desk": "The 101 desk",
    "stopped": "N.S.P.C.C. Essex",
    "joined": "NSPCChelp",
    "digit-for-letter": "Chi1dline",
    "pair-for-letter": "Sarnaritans",
    "accent": "Chíldline",
    "police": "Essex Police desk",
    "health": "NHS safeguarding",
    "another-contact": "Thurrock MASH",
    "single-word": "FRANK",
    "tool": "Warning Signs support",
    "no-letter": "12 34",
    "punctuation": "...",
}
LETTERS = {
    "cyrillic": "\u0421hildline",
    "cyrillic-plain": "The v\u0430le line",
    "greek": "The \u03bdale line",
    "full-width": "\uff2e\uff33\uff30\uff23\uff23",
    "hangul-filler": "\u3164",
    "mathematical": "\U0001d40d\U0001d412\U0001d40f\U0001d402\U0001d402",
    "circled": "\u24c3\u24c8\u24c5\u24b8\u24b8",
    "zalgo": "Va\u0489\u0300\u0301le",
    "digit-in-a-word": "The va1e line",
    "unseen-mark": "Va\ufe0fle",
    "small-capital": "\u0274\u1d04 line",
}
PHONES = {
    "premium": "0906 123 4567",
    "personal": "070 1234 5678",
    "mobile": "07700 900123",
    "0871": "0871 123 4567",
    "0845": "0845 123 4567",
    "998": "998",
    "911": "911",
    "one-digit": "1",
    "nought": "0",
    "hundred-digits": "0" * 100,
    "118": "118 118",
    "too-short": "01632 9",
    "too-long": "0800 1111 1111 1111",
    "abroad": "33 1 23 45 67 89",
}
TAKEN_PHONES = {
    "childlines": "0800 1111",
    "999": "999",
    "101": "101",
    "111": "111",
    "samaritans": "116 123",
    "other-spaces": "0 8 0 0 1 1 1 1",
}
WEBS = {
    "http": "http://example.org",
    "user": "https://www.essex.police.uk@evil.example/",
    "punycode": "https://xn--80ak6aa92e.example/",
    "look-alike": "https://www.nspcc.org.uk.evil.example/",
    "digit-for-letter": "https://chi1dline.example/",
    "ip": "https://192.0.2.7/",
    "ip6": "https://[2001:db8::1]/",
    "port": "https://example.org:8443/",
    "shortener": "https://bit.ly/abc",
    "localhost": "https://localhost/",
    "script": 'https://x.org/"><script>',
    "capitals": "https://EXAMPLE.org/",
    "password": "https://user:pw@example.org/",
    "backslash": "https://example.org\\@evil.example/",
    "cyrillic": "https://\u0430pple.example/",
}
TEXTS = {
    "no-report": "Do not report this to anyone.",
    "no-999": "There is no need to call 999.",
    "head-first": "Tell the head first.",
    "only-the-head": "Only the head may ring the police.",
    "the-head-decides": "The head decides whether this goes any further.",
    "the-manager-will-decide": "Our manager will decide who is told.",
    "wait": "Wait 24 hours.",
    "wait-then": "Wait until the head decides.",
    "inside": "Keep this inside the school.",
    "old-numbers": "The numbers below are old.",
    "instead": "Ring our office instead.",
    "parents": "Parents must not contact the police themselves.",
    "photo": "Send the child's full name and photo to our group chat.",
    "proof": "Ask the child for proof.",
    "only-with-proof": "Only call 999 if you have proof.",
    "worse": "The police make things worse.",
    "no-council": "You should not tell social care.",
    "council-useless": "The council will not help.",
    "between-us": "It stays between us.",
    "secret": "Promise the child that you will keep it secret.",
    "asking": "She was asking for it.",
    "lie": "Children lie about this.",
    "delete": "Delete the messages.",
    "warn": "Tell that person what you think.",
    "alone": "Leave them alone for a while.",
    "do": "Do take the phone away.",
    "permission": "Ask for permission.",
    "before": "See us before you ring the police.",
    "ignore": "Ignore the other numbers.",
    "not-needed": "Police are not needed here.",
    "nobody": "Nobody else needs to know.",
    "hold-off": "Hold off on the police until Monday.",
    "sleep-on-it": "Sleep on it before you do anything.",
    "no-rush": "There is no rush. The office opens at nine.",
    "ourselves": "We prefer to handle these matters ourselves.",
    "internal": "This is an internal matter for the school.",
    "last-resort": "The police are a last resort.",
    "avoid": "Avoid the police where you can.",
    "discouraged": "Outside reporting is discouraged.",
    "consent": "You need the head's consent to report.",
    "authorised": "Reports are made by authorised staff alone.",
    "first-to-us": "Your first call is always to us.",
    "busy": "The police are busy and do not come for this.",
    "police-time": "Do not waste police time.",
    "trouble": "You could be in trouble if you report this.",
    "disciplinary": "Staff who report will face disciplinary action.",
    "law": "Data protection law forbids sharing this.",
    "gdpr": "Because of GDPR you cannot share names with the council.",
    "gossip": "Reporting without proof is gossip.",
    "meeting": "Hold a staff meeting first.",
    "parents-first": "Always inform the parents before any referral.",
    "other-side": "Hear the colleague's side of the story first.",
    "statement": "Take a full written statement from the child.",
    "body": "Check the child's body for marks.",
    "days": "At night leave a message. We answer within five days.",
    "exaggerate": "Children of that age often exaggerate.",
    "her-choice": "At 14 she knows what she is doing.",
    "not-wanted": "Reports from this school are not wanted.",
    "here-not-999": "Ring here and not 999.",
    "between-us-kept": "We keep what you say between us.",
    "no-apostrophe": "Dont report this to anyone.",
    "other-apostrophe": "Don`t report this.",
    "cannot": "You can't tell the police.",
    "commas": "Never, ever, report this.",
}
REMARKED = {
    "safe": "The child is safe.",
    "nothing": "It is probably nothing.",
    "confront": "Confront the man.",
    "promise": "They will be believed.",
}
HIDDEN = {
    "letters-for-digits": "Or ring O8OO 1O7 7O57.",
    "l-for-one": "Or ring 0l632 96O3Ol.",
    "words": "Ring oh eight four five six oh six.",
    "said-aloud": "Ring nine double nine eight zero one.",
}
AREAS = {
    "taken-label": {"label": "Essex (the county council's area)", "within": "scotland"},
    "other-nation": {"label": "Perth, Scotland", "within": "england"},
    "no-nation": {"label": "The vale", "within": "uk"},
    "in-itself": {"label": "The vale", "within": "vale"},
    "same-as-england": {"label": "Elsewhere in England", "within": "wales"},
}
WITHDRAWN = SHIPPED.never_print[0].number

REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    **{
        f"replaces-{name}": (
            "cannot_replace",
            {"contacts": [contact(areas=["essex", "southend", "thurrock"], replaces=[name])]},
        )
        for name in KEPT
    },
    **{
        f"name-{kind}": ("name_taken", {"contacts": [contact(name=name)]})
        for kind, name in NAMES.items()
    },
    **{
        f"letters-{kind}": ("strange_letter", {"contacts": [contact(name=name)]})
        for kind, name in LETTERS.items()
    },
    **{
        f"phone-{kind}": ("number_form", {"contacts": [contact(phone=number)]})
        for kind, number in PHONES.items()
    },
    **{
        f"taken-{kind}": ("number_shared", {"contacts": [contact(name="Our bar", phone=number)]})
        for kind, number in TAKEN_PHONES.items()
    },
    **{
        f"web-{kind}": ("web_form", {"contacts": [contact(web=address)]})
        for kind, address in WEBS.items()
    },
    **{
        f"says-{kind}": ("must_not_say", {"contacts": [contact()], "steps": [step(text=text)]})
        for kind, text in TEXTS.items()
    },
    **{
        f"remarked-{kind}": ("wording", {"contacts": [contact()], "steps": [step(text=text)]})
        for kind, text in REMARKED.items()
    },
    **{
        f"hidden-{kind}": ("hidden_number", {"contacts": [contact()], "steps": [step(text=text)]})
        for kind, text in HIDDEN.items()
    },
    **{
        f"area-{kind}": (
            "circular_area" if kind == "in-itself" else "area_misplaced",
            {"areas": [{"id": "vale", **parts}]},
        )
        for kind, parts in AREAS.items()
    },
    "also-childline": ("name_taken", {"contacts": [contact(also=["childline"])]}),
    "also-scotland": (
        "area_misplaced",
        {"areas": [{"id": "vale", "label": "The vale", "also": ["scotland"], "within": "wales"}]},
    ),
    "overlay-of-the-police": ("name_taken", {"name": "Essex Police and the NSPCC"}),
    "overlay-without-a-name": ("strange_letter", {"name": "\u3164"}),
    "overlay-of-dots": ("name_taken", {"name": "\u2800\u2800"}),
    "overlay-of-no-day": ("malformed", {"dated": "2026-99-99"}),
    "text-number-of-a-mobile": (
        "number_form",
        {"contacts": [contact(phone="", text="07700 900123")]},
    ),
    "says-in-a-note": ("must_not_say", {"contacts": [contact(note="Do not ring 999.")]}),
    "says-in-why": (
        "must_not_say",
        {"contacts": [contact()], "steps": [step(why="Only the head may report.")]},
    ),
    "cyrillic-999": (
        "strange_letter",
        {"contacts": [contact()], "steps": [step(text="\u0421\u0430ll 999 now.")]},
    ),
    "letters-apart": (
        "strange_letter",
        {"contacts": [contact()], "steps": [step(text="D o n o t report this.")]},
    ),
    "long-address": (
        "too_much",
        {"contacts": [contact(web="https://vale.example/" + "a" * 400)]},
    ),
    "long-id": ("too_much", {"contacts": [contact(id="vale" * 50)]}),
    "markup": ("markup", {"contacts": [contact()], "steps": [step(text="Ring <b>us</b>.")]}),
    "borrowed-word": (
        "unknown_key",
        {"contacts": [contact()], "steps": [step(cite=[{"source": "essex_police_2021"}])]},
    ),
    "borrowed-basis": (
        "unknown_value",
        {"contacts": [contact()], "steps": [step(basis="published")]},
    ),
    "own-judgement": (
        "unknown_value",
        {"contacts": [contact()], "steps": [step(basis="judgement")]},
    ),
    "listed-short-number": (
        "number_form",
        {"contacts": [contact(phone="998")], "steps": [step(text="Ring 998.")]},
    ),
    "unlisted-number": (
        "unlisted_number",
        {"contacts": [contact()], "steps": [step(text="Ring 01632 960999.")]},
    ),
    "withdrawn-number": ("never_print", {"contacts": [contact(phone=WITHDRAWN)]}),
    "any-hour-by-hours": (
        "any_hour_unsaid",
        {"contacts": [contact(hours="Tuesdays 9 to 10", any_hour="yes")]},
    ),
    "one-number-two-names": (
        "number_shared",
        {"contacts": [contact(), contact(id="other_line", name="The other line")]},
    ),
    "five-hundred-areas": (
        "too_much",
        {"areas": [{"id": f"a{n}", "label": f"Place {n}x", "within": "essex"} for n in range(500)]},
    ),
    "six-now-steps": (
        "too_much",
        {"contacts": [contact()], "steps": [step(id=f"vale_{n}") for n in range(6)]},
    ),
    "many-steps": (
        "too_much",
        {
            "contacts": [contact()],
            "steps": [step(id=f"vale_{n}", time="ongoing") for n in range(21)],
        },
    ),
    "long-name": ("too_much", {"contacts": [contact(name="Vale " * 2_000)]}),
    "long-text": ("too_much", {"contacts": [contact()], "steps": [step(text="Ring us. " * 100)]}),
}


def test_there_are_enough_kinds() -> None:
    """At least the hundred and thirty that were once tried."""
    assert 130 <= len(REFUSED)


@pytest.mark.parametrize("kind", REFUSED)
def test_attack_is_refused_with_its_code(kind: str) -> None:
    """No overlay of these kinds can be used, and it is told why."""
    code, parts = REFUSED[kind]

    assert code in refused(document(**parts))


# --- what is allowed is marked and in its place -----------------------------------------------

ALLOWED: dict[str, dict[str, Any]] = {
    "a-name-like-a-word": {"contacts": [contact(name="Frank Smith, deputy head")]},
    "a-welsh-name": {"contacts": [contact(name="Llŷr Ysgol, arweinydd")]},
    "a-school-line": {"contacts": [contact(web="https://vale.example/safeguarding")]},
    "an-old-day": {"dated": "1900-01-01", "contacts": [contact()]},
    "one-number-two-people": {
        "contacts": [
            contact(shares_number=["other_line"]),
            contact(id="other_line", name="The other line", shares_number=["vale_line"]),
        ]
    },
    "lead-first": {
        "contacts": [contact()],
        "steps": [step(text="Tell the safeguarding lead. If they are away, ring the council.")],
    },
    "a-service-that-may-be-replaced": {"contacts": [contact(replaces=["sericc"])]},
}


@pytest.mark.parametrize("kind", ALLOWED)
def test_what_strengthens_is_taken(kind: str) -> None:
    """What a school or county has good reason to write is not refused."""
    assert set() == refused(document(**ALLOWED[kind]))


STRONG = read_overlay(
    document(
        contacts=[
            contact(areas=["uk"], needs=list(SHIPPED.needs), hours="24 hours", any_hour="yes")
        ],
        steps=[step(), step(id="vale_later", time="ongoing", text="Write to the vale.")],
    ),
    SHIPPED,
)
CASES = {
    "advice": Answers("parent", "essex", "13_to_15", {"gifts": Answer.YES}),
    "danger": Answers("teacher", "essex", circumstances={"danger_now": Answer.YES}),
    "community": Answers("community", "essex", signs={"injuries": Answer.YES}),
    "insider": Answers("teacher", "essex", circumstances={"insider_work": Answer.YES}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_added_comes_last_and_is_marked(case: str) -> None:
    """Steps stand after the content's own within their time, contacts after all the others."""
    guidance = screen(STRONG, CASES[case]).guidance
    local = STRONG.local.ids
    by_time: dict[str, list[bool]] = {}
    for each in guidance.steps:
        by_time.setdefault(each.step.time, []).append(each.step.id in local)
        assert each.step.id not in local or each.step.text.startswith(f"F{MARK[1:]}: ")
    whom = [each.id in local for each in guidance.contacts]

    assert all(found == sorted(found) for found in by_time.values())
    assert whom == sorted(whom)
    assert all(MARK in each.name for each in guidance.contacts if each.id in local)


@pytest.mark.parametrize("answer", ["yes", "maybe"])
def test_where_the_writer_may_be_the_one_to_worry_about(answer: str) -> None:
    """Its steps are left out, nothing of it is on the first page, and the result says why."""
    said = Answers("teacher", "essex", circumstances={"insider_work": Answer(answer)})
    outcome = screen(STRONG, said)
    first = as_text(result_sections(STRONG, outcome, ["summary"]), 80)
    summary = result_document(STRONG, outcome)["summary"]
    before = [each.step.id for each in screen(SHIPPED, said).guidance.steps]

    assert before == [each.step.id for each in outcome.guidance.steps]
    assert not any(
        one.id == "vale_line" for each in outcome.guidance.steps for one in each.contacts
    )
    assert "vale_line" == outcome.guidance.contacts[-1].id
    assert " ".join(STRONG.words.local_own_first.split()) in " ".join(first.split())
    assert "vale_line" not in json.dumps(summary)


def test_nothing_of_the_content_is_shown_later_for_it() -> None:
    """A role is shown as many steps of the content at once as without the overlay."""
    said = Answers("parent", "essex", "13_to_15", dict.fromkeys(SHIPPED.signs, Answer.YES), {})
    shown = {
        catalogue is STRONG: as_text(
            result_sections(catalogue, screen(catalogue, said), ["do"]), 10_000
        )
        for catalogue in (SHIPPED, STRONG)
    }
    own = [line for line in shown[False].splitlines() if line.startswith("- ")]

    assert own == [
        line for line in shown[True].splitlines() if line.startswith("- ") and MARK[1:] not in line
    ]


@pytest.mark.parametrize("form", ["screen", "paper"])
def test_contacts_of_an_overlay_stand_after_all_others(form: str) -> None:
    """Even one that answers at any hour stands after those that keep hours."""
    said = Answers("teacher", "essex", "13_to_15", {"gifts": Answer.YES, "missing": Answer.YES})
    outcome = screen(STRONG, said)
    shown = (
        as_text(result_sections(STRONG, outcome, ["contacts"]), 10_000)
        if form == "screen"
        else as_markdown(handout(STRONG, outcome, ["contacts"]))
    )
    last = shown.index("The vale line")

    assert all(shown.rindex(each) < last for each in ("101", "0345 603 7627"))


SAYING: dict[str, Callable[[Outcome], str]] = {
    "text": lambda outcome: as_text(result_sections(STRONG, outcome), 10_000),
    "summary": lambda outcome: as_text(result_sections(STRONG, outcome, ["summary"]), 10_000),
    "paper": lambda outcome: as_markdown(handout(STRONG, outcome)),
    "json": lambda outcome: json.dumps(result_document(STRONG, outcome)),
    "first page": lambda _: as_text(first_page(STRONG, [20]), 10_000),
}


@pytest.mark.parametrize("form", SAYING)
def test_every_form_says_that_an_overlay_is_in_force(form: str) -> None:
    """Whose it is and of which day stands on every page, whatever it is written in."""
    assert "A vale, 20 November 2026" in SAYING[form](screen(STRONG, CASES["advice"]))


@pytest.mark.slow
@pytest.mark.parametrize("named", ["option", "variable"])
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_contacts_say_what_named_the_overlay(form: str, named: str, tmp_path: Any) -> None:
    """The directory says that one is in force, and where it came from if no option named it."""
    file = tmp_path / "vale.yaml"
    file.write_text(yaml.safe_dump(document(contacts=[contact()]).plain), encoding="utf-8")
    done = warning_signs(
        *("contacts", "--area", "essex", "--format", form),
        *(("--local", str(file)) if named == "option" else ()),
        WARNING_SIGNS_LOCAL=str(file) if named == "variable" else "",
    )
    shown = " ".join(done.stdout.replace("\\", "").split())

    assert "A vale, 20 November 2026" in shown
    assert MARK in shown
    assert (named == "variable") is ("WARNING_SIGNS_LOCAL" in shown)


def test_what_is_replaced_stays_in_the_directory(tmp_path: Any) -> None:
    """A local service that an overlay stands for is left out of results alone."""
    parts = {"contacts": [contact(replaces=["sericc"], areas=["essex"], needs=["sexual_assault"])]}
    file = tmp_path / "vale.yaml"
    file.write_text(yaml.safe_dump(document(**parts).plain), encoding="utf-8")
    done = warning_signs("contacts", "--area", "essex", "--format", "json", "--local", str(file))
    found = [each["id"] for each in json.loads(done.stdout)["contacts"]]
    local = read_overlay(document(**parts), SHIPPED)

    assert {"sericc", "vale_line"} <= set(found)
    assert "vale_line" == found[-1]
    assert "essex" in local.contacts["sericc"].not_areas

"""
The words the tool itself speaks: of itself, in headings, on paper, on forms, of several pieces.

Like the rest of the catalogue, the dataclasses are the shape of the YAML that is read into them.
"""

from collections.abc import Mapping

from warning_signs.core.records import dataclass
from warning_signs.core.types import ContactId, RoleId


@dataclass(frozen=True, slots=True)
class Words:
    """
    What the tool says of itself.

    Attributes:
        local_mark: Before the name and the day of an overlay, with all that it adds.
        local_in_force: What an overlay does, where one is in force.
        local_variable: Before the environment variable that named it.
        local_own_first: Where someone who wrote it may be the one to worry about.
        one_contact: Under a list of contacts, how everything about one of them is shown.
        no_contact: In the place of contacts, where there is none of a kind in an area.
    """

    what_it_is: str
    what_it_is_not: str
    nothing_stored: str
    sealed: str
    not_sealed: str
    not_erased: str
    how_to_leave: str
    how_to_end: str
    young_person: str
    young_person_contacts: tuple[ContactId, ...]
    ask_age: Mapping[RoleId, str]
    ask_area: Mapping[RoleId, str]
    any_hour: str
    cannot_speak: str
    would_change: Mapping[RoleId, str]
    act_now: str
    already_report: str
    limits: str
    check_numbers: str
    local_mark: str
    local_in_force: str
    local_variable: str
    local_own_first: str
    nothing_recorded: str
    how_reached: str
    for_information: str
    source_read: str
    source_not_read: str
    source_unused: str
    proof_holds: str
    proof_fails: str
    one_contact: str = ""
    no_contact: str = ""


@dataclass(frozen=True, slots=True)
class Titles:
    """
    The headings of pages, each written once.

    Attributes:
        now: Over the steps of this moment; ``today``, ``this_week`` and ``ongoing`` follow it.
        more: Over the steps that are not shown at once.
        say_short: Before what to say, on a first page; ``next_short`` before what happens then.
        left_out: Before what the steps not shown at once stand under, and how many they are.
        contacts: Over contacts of any kind; the next two tell those of any hour from the others.
        contacts_full: Over everything about each contact of a result.
        own_behaviour: Over the contacts for someone who is worried about themselves.
        rules: Before the level that rules give at least.
    """

    now: str
    today: str
    this_week: str
    ongoing: str
    do: str
    more: str
    say: str
    say_short: str
    next: str
    next_short: str
    record: str
    left_out: str
    why: str
    avoid: str
    contacts: str
    contacts_any_hour: str
    contacts_own_hours: str
    contacts_full: str
    own_behaviour: str
    check_numbers: str
    sign_results: str
    circumstances: str
    unknown: str
    would_change: str
    limits: str
    local: str
    local_in_force: str
    local_contacts: str
    young_person: str
    first_page: str
    your_answers: str
    check_answers: str
    sign_list: str
    what_is_asked: str
    look_for: str
    could_also_be: str
    weight: str
    sources: str
    how_reached: str
    answer_points: str
    level_points: str
    rules: str
    who_sees: str
    stories: str
    rests_on: str
    ours: str
    protection: str
    in_force: str
    not_in_force: str
    proof: str
    attempts: str
    versions: str


@dataclass(frozen=True, slots=True)
class PrintWords:
    """
    What stands on paper alone: handouts, cards and worksheets.

    Attributes:
        left_out: Before the number of steps that are not printed.
        told_columns: The columns to note by hand who was told.
        emergency_answers: Over the questions that cannot wait, on a worksheet.
        other_answers: Over what else is known, on a worksheet.
    """

    handout: str
    no_name: str
    keep_it: str
    call_first: str
    later: str
    left_out: str
    answered: str
    told: str
    told_columns: tuple[str, ...]
    card: str
    card_words: str
    worksheet: str
    any_worry: str
    emergency_answers: str
    sign_answers: str
    other_answers: str
    score_it: str


@dataclass(frozen=True, slots=True)
class FormWords:
    """
    What stands on forms for other systems alone.

    Attributes:
        elsewhere: Joined to the answer that one does not know, where the child lives.
        not_begun: What stands in place of a level before anything is answered.
        no_level: Shown alone by a system that works nothing out, and so hides nothing.
    """

    title: str
    before: str
    result: str
    leave: str
    who: str
    elsewhere: str
    call_first: str
    tells_no_one: str
    not_ours: str
    not_begun: str
    no_level: str


@dataclass(frozen=True, slots=True)
class TogetherWords:
    """
    What is said of the pieces that several people give.

    Attributes:
        piece: Before the number of a piece; ``all`` stands for all of them.
        alone: Over what one person saw, and nobody else knows of.
        differ: Over what two of them say differently.
        unknown: Why what a piece did not know stays unknown; ``age`` and ``role`` likewise.
    """

    levels: str
    piece: str
    all: str
    alone: str
    differ: str
    notice: str
    areas: str
    unknown: str
    age: str
    role: str

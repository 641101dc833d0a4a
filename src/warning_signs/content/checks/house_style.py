"""
The house style of words: what the project never says, and how plainly it says the rest.

It reads text and remarks on it; whether a remark matters is for the caller to decide.
Of ours it imports only the list of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warning_signs.content.checks.word_list import LISTS, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORDS = 24
"""The longest a sentence may be: plain English keeps it under 25 words."""

# Each is known by these letters to more readers than by its words.
KNOWN_ABBREVIATIONS = frozenset(
    {
        "A&E",  # On every road sign to a hospital.
        "AI",  # The everyday name.
        "GOV",  # The first half of GOV.UK, which is a name.
        "GP",  # What a family doctor is called.
        "ID",  # As in an ID card.
        "NHS",  # The name people use.
        "OK",  # A word.
        "SIM",  # As in a SIM card.
        "UK",  # The name people use.
    }
)


@dataclass(frozen=True, slots=True)
class Remark:
    """
    Something in a text that the house style would put differently.

    Attributes:
        code: The kind of remark: one of ``LISTS``, ``length`` or ``abbreviation``.
        words: The words that were found.
        hint: What to write instead.
    """

    code: str
    words: str
    hint: str


# --- the words that are looked for ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wording:
    code: str
    pattern: re.Pattern[str]
    hint: str


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(code, _compiled(patterns), hint)
        for code in LISTS
        for hint, patterns in word_list(code).items()
    )


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    spaced = "|".join(patterns).replace(" ", "[ -]")
    return re.compile(rf"\b(?:{spaced})(?!\w)", re.IGNORECASE)


# --- where such words are right ---------------------------------------------------------------

# "It does not mean the child is safe", "if you think it is probably nothing": nothing is asserted.
_NOT_ASSERTED = re.compile(
    r"""
      (?:\b(?:not|never|cannot|nothing|nobody|no\ \w+)\b|n't\b).*
      \b(?:mean|say|said|show|prov|tell|promis|assum|conclud|think|know|realis|see|believ
          |understand|notic|sign|proof|sure|call|guarantee)
    | (?:\b(?:not|never|cannot)|n't)(?:\ \w+)?\ $
    | \b(?:if|whether|when|where|unless|until|once|in\ case|may|might|could|check|ask
          |make\ sure|worried|afraid|you\ (?:think|fear|suspect|believe|worry))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Where that ends: in "if the gift is explained, your child is safe" the safety is asserted.
_NEW_CLAUSE = re.compile(r"[,;:]|\b(?:but|so|because)\b", re.IGNORECASE)

_NEGATED = re.compile(
    r"\b(?:not|never|cannot|avoid|without|nobody|no one|no need|neither|nor|rather than"
    r"|instead of|refuse to)\b|n't\b",
    re.IGNORECASE,
)

# A "not" in here does not govern what follows: "if they do not come, …", "do not wait: …".
_NEW_THOUGHT = re.compile(
    r"^(?:if|when|where|once|unless|until|while|because|as|after|before|without)\b[^,]*,"
    r"|^.*(?:;|\bbut\b|\binstead\b(?! of)|\b(?:wait|hesitate|delay)\b)",
    re.IGNORECASE,
)

# "Someone may follow them", "who asks them to meet him": told of another, not asked of the reader.
_OF_ANOTHER = re.compile(
    r"(?:(?<!you )\b(?:may|might|could|someone|anyone|people|adults?|m[ae]n|strangers?|who)"
    r"(?: (?:try|tries|want|wants|offer|offers) to)?"
    r"|\b(?:ask(?:s|ed|ing)|press(?:es|ed|ing)|forc(?:es|ed|ing)|tells|told|want(?:s|ed)|made)"
    r" (?:\w+ )?\w+ to) $",
    re.IGNORECASE,
)


# "What you do next", "if they do meet": here the word is no command.
_NOT_THE_VERB = re.compile(
    r"\b(?:you|they|we|I|to|who|can|may|will|would|could|should|must|people|children|studies"
    r"|tools|what|if|\w+s) (?:can |may |also |still )?$",
    re.IGNORECASE,
)


def _is_right(code: str, before: str, sentence: str) -> bool:
    """Return whether words of this kind are right after what stands before them."""
    if code in {"reassurance", "certainty"}:
        clause = _NEW_CLAUSE.split(before)[-1]
        return sentence.endswith("?") or _NOT_ASSERTED.search(clause) is not None
    if code == "turned":
        return sentence.endswith("?") or _NOT_THE_VERB.search(before) is not None
    if code in {"danger", "delay", "secrecy", "blame"}:
        governing = _NEW_THOUGHT.sub("", before)
        negated = _NEGATED.search(governing) is not None
        return negated or _OF_ANOTHER.search(before) is not None
    return False


def remarks(text: str, published: Iterable[str] = ()) -> tuple[Remark, ...]:
    """
    Find the words that blame a child, reassure, sound certain or put someone in danger.

    Args:
        text: What is read.
        published: Wordings quoted word for word from a source, and so left as they are.

    Returns:
        The remarks in the order of the text.
    """
    for quoted in published:
        text = re.sub(re.escape(quoted), " ", text, flags=re.IGNORECASE)
    found: dict[Remark, None] = {}
    for sentence in sentences(text):
        # "Never, ever report this": what keeps people from telling is found through commas.
        bare = sentence.replace(",", "")
        matches = [
            (match.start(), wording, match[0])
            for wording in _wordings()
            for match in wording.pattern.finditer(bare if wording.code == "refusal" else sentence)
            if not _is_right(wording.code, sentence[: match.start()], sentence)
        ]
        for _, wording, words in sorted(matches, key=lambda each: each[0]):
            found[Remark(wording.code, words, wording.hint)] = None
    return tuple(found)


# --- how plainly it is said -------------------------------------------------------------------

_BREAK = re.compile(r"(?<!e\.g\.)(?<!i\.e\.)(?<=[.!?])(?=[\s\"')\]])[\"')\]]*\s+|\n\s*\n")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019`\u00b4", "'"))
_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")


def sentences(text: str) -> tuple[str, ...]:
    """Split a text into its sentences; a blank line ends one too."""
    text = text.translate(_APOSTROPHES)
    parts = _BREAK.split(text)
    return tuple(" ".join(part.split()) for part in parts if _WORD.search(part))


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text.replace("\u2019", "'")))


def length_remarks(text: str) -> tuple[Remark, ...]:
    """Remark on every sentence that is too long to take in at once."""
    return tuple(
        Remark("length", sentence, f"{len(_words(sentence))} words: split it, keep under 25")
        for sentence in sentences(text)
        if len(_words(sentence)) > MOST_WORDS
    )


_SILENT = re.compile(
    r"""
      (?<![aeiouy])(?<![^aeioul]l)e$
    | (?<![aeiouysxzcgh])(?<![^aeioul]l)es$
    | (?<![aeiouytd])(?<![^aeioul]l)ed$
    | (?<![aeiouy])e(?=(?:ful|less|ly|ment|ness)$)
    """,
    re.VERBOSE,
)
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_IN_ONE = re.compile(r"(?<![tcsgx])i[aou]|iet|(?<![qg])u(?:al|at|ou)|(?<=[aeouy])ing")


def _syllables(word: str) -> int:
    """Estimate the syllables of a word; numbers and abbreviations are read out one by one."""
    letters = "".join(filter(str.isalnum, word))
    if letters.isdigit() or (letters.isupper() and len(letters) > 1):
        return len(letters)
    spoken = _SILENT.sub("", letters.lower())
    return max(1, len(_VOWELS.findall(spoken)) + len(_TWO_IN_ONE.findall(spoken)))


def reading_age(text: str) -> float:
    """
    Estimate the age at which a text can be read, in years.

    The Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975) plus five, the age
    at which its first grade begins to read. Syllables are estimated from the spelling, so this
    is a guide to a whole passage and not a judgement of one short line.

    Returns:
        The age; 0 for a text without words.
    """
    words = _words(text)
    if not words:
        return 0.0
    per_sentence = len(words) / len(sentences(text))
    per_word = sum(map(_syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


# --- abbreviations ----------------------------------------------------------------------------

_CAPITALS = re.compile(r"\b[A-Z](?:[A-Z]|[&-](?=[A-Z]))*[A-Z](?=s?\b)")


def _spelt_out(abbreviation: str, text: str) -> bool:
    """Return whether a text gives the words behind an abbreviation next to it."""
    letters = re.escape(abbreviation)
    pattern = rf"[a-z] \({letters}s?\+?[),;]|\b{letters}s? (?:\([^)]+ |means |stands for )"
    return re.search(pattern, text) is not None


def abbreviation_remarks(texts: Iterable[str], known: Iterable[str] = ()) -> tuple[Remark, ...]:
    """
    Remark on every abbreviation that is not spelt out where it is first used.

    Args:
        texts: What a reader reads, in that order.
        known: Names in capitals that need no words, beside ``KNOWN_ABBREVIATIONS``.

    Returns:
        One remark for each abbreviation, in the order of first use.
    """
    met = {*KNOWN_ABBREVIATIONS, *known}
    found = []
    for text in texts:
        for abbreviation in dict.fromkeys(_CAPITALS.findall(_ADDRESS.sub(" ", text))):
            if abbreviation not in met and not _spelt_out(abbreviation, text):
                hint = f"spell it out at first use: 'the words ({abbreviation})'"
                found.append(Remark("abbreviation", abbreviation, hint))
            met.add(abbreviation)
    return tuple(found)

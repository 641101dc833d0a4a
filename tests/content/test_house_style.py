"""The house style of words: what is caught, and what may be said."""

from __future__ import annotations

import re

import pytest

from warning_signs.content.checks.house_style import (
    abbreviation_remarks,
    length_remarks,
    reading_age,
    remarks,
    sentences,
)
from warning_signs.content.checks.word_list import LISTS, word_list

AVOIDED = [
    ("She keeps putting herself at risk.", "putting herself at risk"),
    ("They are putting themselves in danger.", "putting themselves in danger"),
    ("Risk-taking is common at this age.", "Risk-taking"),
    ("He takes risks online.", "takes risks"),
    ("A girl involved in CSE.", "involved in CSE"),
    ("Children engaged in sexual exploitation.", "engaged in sexual exploitation"),
    ("He has been involved in offending.", "involved in offending"),
    ("She is involved in sexual acts.", "involved in sexual acts"),
    ("She is in a relationship with an older man.", "in a relationship with"),
    ("He is associating with known offenders.", "associating with"),
    ("He associates with known offenders.", "associates with known offenders"),
    ("She spends time with older men.", "spends time with older men"),
    ("There was sexual activity with a teacher.", "sexual activity with"),
    ("She had sex with him for money.", "had sex with"),
    ("She has been sexually active since she was twelve.", "sexually active"),
    ("The child was contacting adults online.", "contacting adults online"),
    ("He sent sexual pictures to an adult.", "sent sexual pictures to an adult"),
    ("She sends explicit images to older men.", "sends explicit images to older men"),
    ("He got a phone in return for sex.", "in return for sex"),
    ("Drugs were given in exchange for sexual favours.", "in exchange for sexual favours"),
    ("It is a lifestyle choice.", "lifestyle choice"),
    ("They are choosing to go back to him.", "They are choosing"),
    ("The child chose this.", "The child chose"),
    ("Choosing to stay out is a sign.", "Choosing to stay"),
    ("He makes risky choices.", "risky choices"),
    ("She makes poor decisions.", "poor decisions"),
    ("This is a hard-to-reach family.", "hard-to-reach"),
    ("The boy has disengaged from us.", "disengaged"),
    ("Non-engagement was noted.", "Non-engagement"),
    ("She won't engage with services.", "won't engage"),
    ("He does not want to engage.", "not want to engage"),
    ("The family refuses to engage.", "refuses to engage"),
    ("The child perpetrator was moved.", "child perpetrator"),
    ("He is a gang member.", "gang member"),
    ("There is gang association.", "gang association"),
    ("This was called child prostitution.", "prostitution"),
    ("She was prostituting herself.", "prostituting"),
    ("She sells sex at the station.", "sells sex"),
    ("They call it sex work.", "sex work"),
    ("He had child pornography on his laptop.", "child pornography"),
    ("This is step two of the grooming line.", "grooming line"),
    ("It is a case of historical child sexual abuse.", "historical child sexual abuse"),
    ("It was historic abuse.", "historic abuse"),
    ("This child is at high risk.", "high risk"),
    ("This is a medium-risk result.", "medium-risk"),
    ("The result is low risk.", "low risk"),
    ("The risk is low.", "risk is low"),
    ("He was kept as a slave.", "slave"),
    ("The boy was a money mule.", "money mule"),
    ("They talk of plugging.", "plugging"),
    ("She is promiscuous.", "promiscuous"),
    ("She has many sexual partners.", "sexual partners"),
    ("Her boyfriend is thirty.", "boyfriend"),
    ("Has he a new girlfriend?", "girlfriend"),
    ("She is mature for her age.", "mature"),
    ("He is very streetwise.", "streetwise"),
    ("She is street-smart.", "street-smart"),
    ("It is attention-seeking.", "attention-seeking"),
    ("He only wants attention.", "wants attention"),
    ("She does it for attention.", "for attention"),
    ("He absconded from the home.", "absconded"),
    ("The boy was drug running.", "drug running"),
    ("He runs drugs at the weekend.", "runs drugs"),
    ("He works for a gang.", "works for a gang"),
    ("She recruits younger girls.", "recruits"),
    ("It was consensual.", "consensual"),
    ("He consented to it.", "consented to"),
    ("She claims that he hurt her.", "She claims"),
    ("The boy alleged that it went on for months.", "The boy alleged"),
    ("Write down her allegations.", "her allegations"),
    ("The alleged abuse took place in May.", "alleged abuse"),
    ("He is difficult to place.", "difficult to place"),
    ("She can be manipulative.", "manipulative"),
    ("Vulnerable children live here.", "Vulnerable children"),
    ("We work with vulnerable people.", "vulnerable people"),
    ("She is very vulnerable.", "is very vulnerable"),
    ("Ask them: are you sure?", "are you sure"),
    ("Why didn't you tell me?", "Why didn't you"),
    ("The parents allowed it.", "parents allowed"),
]
REASSURING = [
    ("Your child is safe.", "is safe"),
    ("The child seems quite safe.", "seems quite safe"),
    ("They're safe now.", "They're safe now"),
    ("She is home, safe and sound.", "safe and sound"),
    ("If the gift is explained, your child is safe.", "is safe"),
    ("You can be sure your child is safe.", "is safe"),
    ("We think your child is safe.", "is safe"),
    ("We do not know everything but your child is safe.", "is safe"),
    ("There are no signs here, so the child is safe.", "is safe"),
    ("The child should be safe.", "should be safe"),
    ("There is no risk.", "no risk"),
    ("There is no real risk to the child.", "no real risk"),
    ("The child is not at risk.", "not at risk"),
    ("He is no longer at risk.", "no longer at risk"),
    ("This can be left without any risk.", "without any risk"),
    ("The home is risk-free.", "risk-free"),
    ("The child is out of danger.", "out of danger"),
    ("There is nothing to worry about.", "nothing to worry about"),
    ("Please don\u2019t worry.", "don't worry"),
    ("There is no cause for concern.", "no cause for concern"),
    ("Rest assured that we checked.", "Rest assured"),
    ("You have the all-clear.", "all-clear"),
    ("Everything is fine.", "is fine"),
    ("The child is all right.", "The child is all right"),
    ("It is probably nothing.", "probably nothing"),
    ("Nothing is wrong.", "Nothing is wrong"),
    ("It is just a phase.", "just a phase"),
    ("Children grow out of it.", "grow out of it"),
    ("Wait and see.", "Wait and see"),
    ("This is normal teenage behaviour.", "normal teenage"),
    ("It is usually harmless.", "usually harmless"),
    ("It is not serious.", "not serious"),
]
CERTAIN = [
    ("Your child is being exploited.", "is being exploited"),
    ("They are clearly being groomed.", "are clearly being groomed"),
    ("If you see this, your child is being abused.", "is being abused"),
    ("The girl has been sexually abused.", "has been sexually abused"),
    ("Someone is grooming your child.", "Someone is grooming"),
    ("This is definitely a sign of harm.", "definitely"),
    ("It is certainly a crime.", "certainly"),
    ("He is undoubtedly in trouble.", "undoubtedly"),
    ("It is without doubt a crime.", "without doubt"),
    ("There is no doubt.", "no doubt"),
    ("We guarantee an answer.", "guarantee"),
    ("The score proves it.", "score proves"),
    ("You will be believed.", "will be believed"),
    ("It will be all right.", "will be all right"),
    ("They'll be protected.", "They'll be protected"),
    ("The man will be arrested.", "will be arrested"),
    ("The police will find them.", "The police will"),
]
DANGEROUS = [
    ("Confront the man.", "Confront"),
    ("Do not shout. Confront him calmly.", "Confront"),
    ("Do not shout, but confront him.", "confront"),
    ("If they do not come home, follow them.", "follow them"),
    ("Do not wait: follow the car.", "follow the car"),
    ("Without losing time, follow the car.", "follow the car"),
    ("Follow the car.", "Follow the car"),
    ("Chase after him.", "Chase after him"),
    ("Meet the man in a public place.", "Meet the man"),
    ("You could meet up with him.", "meet up with him"),
    ("Set up a meeting with him.", "Set up a meeting with him"),
    ("Set him up.", "Set him up"),
    ("Set up the suspect.", "Set up the suspect"),
    ("Set up a fake profile.", "Set up a fake profile"),
    ("Lock the door.", "Lock the door"),
    ("Lock your child in.", "Lock your child"),
    ("You can lock in the guests.", "lock in"),
    ("Keep them in tonight.", "Keep them in tonight"),
    ("Detain the driver.", "Detain the driver"),
    ("Block their way.", "Block their way"),
    ("Question the child gently.", "Question the child"),
    ("Pretend to be your daughter.", "Pretend to be"),
    ("Pose as a friend.", "Pose as"),
    ("Reply to him.", "Reply to him"),
    ("Message him as your child.", "Message him as your child"),
    ("Check their phone tonight.", "Check their phone"),
    ("Take away his phone.", "Take away his phone"),
    ("Confiscate it.", "Confiscate"),
    ("Screenshot the picture first.", "Screenshot the picture"),
    ("Pay him once, then report it.", "Pay him"),
]
REFUSING = [
    ("Do not report this.", "Do not report"),
    ("There is no need to call 999.", "no need to call 999"),
    ("You should not talk to the police.", "should not talk to the police"),
    ("The police need not be told.", "The police need not be told"),
    ("Nobody else needs to know.", "Nobody else needs to know"),
    ("The police are not needed.", "police are not needed"),
    ("Keep the police out of it.", "Keep the police out"),
    ("Childline will not help you.", "Childline will not help"),
    ("The police make things worse.", "police make things worse"),
    ("It makes everything worse.", "makes everything worse"),
    ("Only call 999 in danger.", "Only call"),
    ("Only the head may ring the police.", "Only the head may ring"),
    ("It is for the head to decide.", "It is for the head to decide"),
    ("The head decides whether it goes further.", "head decides whether"),
    ("Report it once you have proof.", "once you have proof"),
    ("Gather evidence first.", "Gather evidence first"),
    ("The numbers below are old.", "The numbers below are old"),
    ("Come here instead of calling the police.", "instead of calling the police"),
    ("Ring our office instead.", "Ring our office instead"),
    ("Ignore the other numbers.", "Ignore the other numbers"),
    ("Send us their full name.", "Send us their full name"),
    ("Do not share anything with the council.", "Do not share anything with the council"),
    ("Avoid the police.", "Avoid the police"),
    ("The police are a last resort.", "The police are a last resort"),
    ("Do not waste police time.", "waste police time"),
    ("Ring here and not 999.", "Ring here and not 999"),
    ("Reports from here are not wanted.", "Reports from here are not wanted"),
    ("Outside reporting is discouraged.", "Outside reporting is discouraged"),
    ("You may be in trouble if you report.", "in trouble if you report"),
    ("Staff who ring face disciplinary action.", "face disciplinary"),
    ("The law forbids sharing this.", "law forbids"),
    ("Because of GDPR you say nothing.", "Because of GDPR"),
    ("Reporting without proof is gossip.", "Reporting without proof"),
    ("Reports are made by authorised staff alone.", "authorised staff alone"),
    ("You need the head's consent to report.", "the head's consent"),
    ("Your first call is always to us.", "first call is always to us"),
]
DELAYING = [
    ("Ask the child for proof.", "Ask the child for proof"),
    ("Wait 24 hours.", "Wait 24 hours"),
    ("Wait for the head to decide.", "Wait for the head to decide"),
    ("Wait until you know more.", "Wait until you"),
    ("Leave it for now.", "Leave it for now"),
    ("Tell the head first.", "Tell the head first"),
    ("Come in before you ring the police.", "before you ring the police"),
    ("That can wait until Monday.", "can wait until Monday"),
    ("Ask for permission.", "Ask for permission"),
    ("Deal with it within the school.", "Deal with it within"),
    ("Tell that person what you saw.", "Tell that person what"),
    ("Delete the messages.", "Delete the messages"),
    ("There is no rush.", "no rush"),
    ("Hold a staff meeting first.", "Hold a staff meeting first"),
    ("Hear the colleague's side of the story.", "Hear the colleague's side of"),
    ("Come here before the police.", "before the police"),
    ("Inform the parents first.", "Inform the parents first"),
    ("This is an internal matter.", "internal matter"),
    ("We answer within five days.", "answer within five days"),
    ("Take a written statement from the child.", "Take a written statement from the child"),
    ("Check the child's body for marks.", "Check the child's body"),
    ("Photograph the marks.", "Photograph the marks"),
]
SECRET = [
    ("Promise them that you will tell nobody.", "Promise them that you will tell nobody"),
    ("I will not tell anyone.", "I will not tell anyone"),
    ("We will keep it between us.", "We will keep it between us"),
    ("Keep this inside the school.", "Keep this inside"),
    ("It stays between us.", "stays between us"),
    ("Tell nobody about it.", "Tell nobody"),
    ("It leaves no trace.", "leaves no trace"),
    ("It is completely private.", "completely private"),
]
BLAMING = [
    ("She was asking for it.", "She was asking for it"),
    ("Children lie about this.", "Children lie"),
    ("It was their own fault.", "their own fault"),
    ("She brought it on herself.", "brought it on herself"),
    ("They should have said no.", "should have said no"),
    ("The child is partly to blame.", "The child is partly to blame"),
    ("She led him on.", "led him on"),
    ("Children of that age exaggerate.", "Children of that age exaggerate"),
    ("She knows what she is doing.", "She knows what she is doing"),
    ("Boys will be boys.", "Boys will be boys"),
]
TURNED = [
    ("Do delete the messages, and tell someone.", "Do delete"),
    ("Do not pay, and do send more.", "do send"),
]
CAUGHT = [
    *(("avoid", *each) for each in AVOIDED),
    *(("reassurance", *each) for each in REASSURING),
    *(("certainty", *each) for each in CERTAIN),
    *(("danger", *each) for each in DANGEROUS),
    *(("refusal", *each) for each in REFUSING),
    *(("delay", *each) for each in DELAYING),
    *(("secrecy", *each) for each in SECRET),
    *(("blame", *each) for each in BLAMING),
    *(("turned", *each) for each in TURNED),
]

GOOD = [
    # The line between what is asserted and what is not.
    "This does not mean the child is safe.",
    "Nothing in this list says that a child is safe.",
    "A low score cannot show that your child is safe.",
    "Even if you think it is probably nothing, tell someone today.",
    "Never say that everything will be all right.",
    "Call from where it is safe to talk.",
    "If it is safe, stay with the child.",
    "Is the child safe now?",
    "Ring 999 if you cannot do so safely.",
    "Ask for a safe place to wait.",
    "Tell the designated safeguarding lead.",
    "It is not safe to speak on this line.",
    "A trained person can help keep them safe.",
    "The child may be at risk of harm.",
    "Someone may be exploiting them.",
    "Your child may be being groomed.",
    "Say that you think your child is being exploited.",
    "Many children do not know they are being groomed.",
    "A child who is being exploited may go missing.",
    "Make sure they are safe before you drive away.",
    "Ask if they have been abused.",
    "For people who have been abused.",
    "A list of signs cannot guarantee anything.",
    "This proof is not needed before you call.",
    # Instructions that say what not to do, and those that only sound alike.
    "Do not confront anyone.",
    "Never follow the car, and do not block their way.",
    "Do not block, follow, lock in or question anyone.",
    "Don\u2019t check their phone.",
    "Call the police rather than confront them.",
    "Write it down without questioning the child.",
    "Nobody should meet him alone, or reply to him.",
    "Follow your school's policy, and follow up in writing.",
    "Someone may follow them home.",
    "An adult who asks them to meet him may be grooming them.",
    "Stop replying and block the account.",
    "Ask for a meeting with the school.",
    "Keep them in mind, and keep in touch.",
    "Adults must not view, copy or forward the images.",
    "Screenshot the messages, but none of the images.",
    "Do not pay, and send nothing more.",
    # What has to be said of telling, waiting and secrets.
    "There is no need to wait 24 hours.",
    "Do not tell that person, or anyone who may warn them.",
    "A child who will not talk to the police need not.",
    "Do not promise to keep a secret.",
    "It is not their fault, and no child is to blame.",
    "Do not delete the messages.",
    "Do you know of a person who worries you?",
    "What they do next matters.",
    "Tell the lead, and ring the police if they are away.",
    # Words near those on the list.
    "They went missing from home.",
    "Spend time with your child.",
    "Someone gives them gifts and then wants something in return.",
    "A charity for victims of modern slavery.",
    "Choose the mental health option.",
    "Get medical attention today.",
    "The council's designated officer for allegations.",
    "This sign is often associated with harm.",
    "A person who works with children.",
    "The premature baby was born in June.",
    "They told us that someone hurt them.",
    "Evidence of vulnerability matters less than who holds the power.",
    "The boy went missing twice, and someone may be making him carry drugs.",
]


@pytest.mark.parametrize(("code", "text", "words"), CAUGHT)
def test_wrong_words_are_caught(code: str, text: str, words: str) -> None:
    """Words of every kind on the list are found in a sentence a person might write."""
    found = [(each.code, each.words) for each in remarks(text)]

    assert (code, words) in found


@pytest.mark.parametrize("text", GOOD)
def test_good_sentences_pass(text: str) -> None:
    """What the project has to say can be said without a remark."""
    assert remarks(text) == ()


@pytest.mark.parametrize(
    "pattern",
    [pattern for name in LISTS for patterns in word_list(name).values() for pattern in patterns],
)
def test_every_pattern_has_a_sentence(pattern: str) -> None:
    """No pattern stands on the list without a sentence above that it catches."""
    loose = pattern.replace(" ", "[ -]")

    assert any(re.fullmatch(loose, words, re.IGNORECASE) for _, _, words in CAUGHT)


def test_words_are_found_over_the_end_of_a_line() -> None:
    """A line break inside a phrase hides nothing."""
    (found,) = remarks("The result says low\n  risk.")

    assert found.words == "low risk"


def test_remarks_come_in_the_order_of_the_text() -> None:
    """A reader meets the remarks as they meet the words."""
    found = remarks("There is no risk. Follow the car, or wait and see whether she absconds.")

    assert [each.code for each in found] == ["reassurance", "danger", "reassurance", "avoid"]


def test_a_remark_is_made_once() -> None:
    """The same words in the same text are told once."""
    assert len(remarks("He absconded. He absconded again.")) == 1


def test_a_remark_says_what_to_write_instead() -> None:
    """Every entry of every list comes with a hint."""
    (found,) = remarks("He absconded.")

    assert found.hint == "say 'went missing'"


def test_a_published_wording_is_left_as_it_is() -> None:
    """A quoted label is exempt, and only where it stands word for word."""
    label = "recruiting others into exploitative situations"
    text = "Recruiting others into exploitative situations. He recruits them."

    assert [each.words for each in remarks(text, published=[label])] == ["recruits"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 999. Stay there!", ("Call 999.", "Stay there!")),
        ("Open 8.45am to 5pm. See GOV.UK now.", ("Open 8.45am to 5pm.", "See GOV.UK now.")),
        ("Say: 'Thank you.' Then listen.", ("Say: 'Thank you.", "Then listen.")),
        ("Someone new, e.g. a coach.", ("Someone new, e.g. a coach.",)),
        ("First line\nsame line\n\nSecond", ("First line same line", "Second")),
        ("", ()),
        (" ... ", ()),
    ],
)
def test_a_text_is_split_into_sentences(text: str, expected: tuple[str, ...]) -> None:
    """Full stops end sentences; those inside times, names and e.g. do not."""
    assert expected == sentences(text)


def test_a_sentence_of_twenty_four_words_is_short_enough() -> None:
    """Under twenty-five words is the rule."""
    assert length_remarks("word " * 23 + "end.") == ()


def test_a_sentence_of_twenty_five_words_is_too_long() -> None:
    """The remark carries the sentence, and how many words it has."""
    (found,) = length_remarks("Short one. " + "word " * 24 + "end.")

    assert found.words == "word " * 24 + "end."
    assert found.code == "length"
    assert found.hint.startswith("25 words")


def test_a_web_address_is_not_read_as_words() -> None:
    """An address adds nothing to the length of a sentence."""
    assert length_remarks("word " * 24 + "https://www.example.org/a-b/c-d") == ()


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1),
        ("called", 1),
        ("used", 1),
        ("lives", 1),
        ("police", 2),
        ("wanted", 2),
        ("people", 2),
        ("tables", 2),
        ("handled", 2),
        ("places", 2),
        ("being", 2),
        ("safely", 2),
        ("sexual", 3),
        ("missing", 2),
        ("exploited", 3),
        ("anxiety", 4),
        ("situation", 4),
        ("999", 3),
        ("NHS", 3),
    ],
)
def test_reading_age_follows_the_formula(word: str, syllables: int) -> None:
    """One word alone shows its syllables: 0.39 + 11.8 for each, less 15.59, plus 5."""
    assert reading_age(word) == pytest.approx(0.39 + 11.8 * syllables - 15.59 + 5)


def test_a_longer_sentence_is_harder_to_read() -> None:
    """The same words in fewer sentences ask for an older reader."""
    split = "Ring the police now. Say what you saw. Give the place and time."
    joined = "Ring the police now, say what you saw, give the place and time."

    assert reading_age(split) < reading_age(joined)


def test_plain_words_are_read_young_and_official_words_are_not() -> None:
    """The measure tells our words from those of an office."""
    plain = "Tell someone you trust. Write down what you saw, and when. You need not be sure."
    official = (
        "Practitioners should disseminate intelligence proportionately and instigate"
        " multidisciplinary deliberation regarding identified vulnerabilities."
    )

    assert reading_age(plain) < 9
    assert reading_age(official) > 18


def test_an_empty_text_has_no_reading_age() -> None:
    """Nothing to read is no error."""
    assert reading_age("") == 0.0


@pytest.mark.parametrize(
    "texts",
    [
        ["Tell the designated safeguarding lead (DSL).", "The DSL decides."],
        ["MASH means multi-agency safeguarding hub."],
        ["LADO (the council's designated officer)."],
        ["The single point of contact (C-SPOC, formerly a hub)."],
        ["For lesbian, gay, bisexual and trans (LGBT+) people."],
        ["Ring the NHS, a GP or A&E; see GOV.UK."],
        ["See https://www.example.org/CSE for more."],
    ],
)
def test_an_abbreviation_spelt_out_passes(texts: list[str]) -> None:
    """Words beside it, or letters that every reader knows, are enough."""
    assert abbreviation_remarks(texts) == ()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Tell the DSL.", "The designated safeguarding lead (DSL) decides."], ["DSL"]),
        (["Ask the DSLs, then the MASH."], ["DSL", "MASH"]),
        (["Ask the C-SPOC. Ask the C-SPOC again."], ["C-SPOC"]),
        (["Do NOT wait."], ["NOT"]),
    ],
)
def test_an_abbreviation_not_spelt_out_is_told_once(texts: list[str], expected: list[str]) -> None:
    """It counts whether the words come with the first use, not with a later one."""
    assert expected == [each.words for each in abbreviation_remarks(texts)]


def test_a_name_in_capitals_can_be_made_known() -> None:
    """A service whose name is in capitals needs no words behind it."""
    assert abbreviation_remarks(["Ring FRANK."], known=["FRANK"]) == ()

"""
The words the project does not use, and what it says instead.

Only lists live here, and no rule on where such words are right; imports nothing of ours.
They follow the published guides on language about child exploitation (Suggested Alternatives,
Language Matters, the work of the Children's Society) and what no list of signs can promise.

Each entry is the hint, then the patterns it answers. A space in a pattern stands for a space or
a hyphen; only whole words are found, in any case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CHILD = (
    r"(?:(?:(?:the|this|that|a|your|my|our) )?(?:child(?:ren)?|girls?|boys?|pupils?|sons?"
    r"|young (?:person|people)|teenagers?|victims?|daughters?)|he|she|they)"
)
ELDER = (
    r"(?:(?:an?|the|some|known|their|other|older|unknown|young) )*"
    r"(?:exploiters?|abusers?|offenders?|adults?|m[ae]n|males?|gangs?|strangers?"
    r"|older (?:people|person|peers|boys|girls))"
)
PICTURES = r"(?:pictures?|images?|photos?|photographs?|videos?|selfies?)"
SENT = r"(?:explicit|sexual|nude|naked|intimate|indecent)"

AVOID: Mapping[str, tuple[str, ...]] = {
    "say who does it: 'someone may be exploiting them', 'the place is unsafe'": (
        r"put(?:s|ting)? \w+sel(?:f|ves) (?:at risk|in danger|in harm's way)",
        r"risk taking",
        r"(?:take|takes|took|taking) risks",
    ),
    "the child does not take part in it: 'may be a victim of', 'may be made to'": (
        r"(?:involve[ds]?|involvement|involving) in (?:\w+ )?(?:cse|exploitation|offending)",
        r"(?:engage[ds]?|engagement|engaging) in (?:\w+ )?(?:cse|exploitation|offending)",
        r"(?:involved|engage[ds]?|engaging) in (?:sex|sexual \w+)",
    ),
    "say what is done to the child: 'may be being groomed by', 'controlled by'": (
        r"in a relationship with",
        r"associating with",
        rf"associate[ds]? with {ELDER}",
        rf"(?:spend|spends|spent|spending) time with {ELDER}",
    ),
    "say 'may have been sexually abused'": (
        r"sexual activity with",
        r"(?:have|has|had|having) sex with",
        r"promiscu\w+",
        r"sexual partners?",
    ),
    "say 'may have been sexually abused'; under 13 it is rape or sexual abuse": (
        r"sexually active",
    ),
    "put the adult first: 'an adult may be contacting the child', 'getting images by abuse'": (
        rf"contact(?:s|ed|ing)? {ELDER} online",
        rf"(?:send|sends|sent|sending) (?:\w+ ){{0,2}}{SENT} {PICTURES} to {ELDER}",
    ),
    "say what it is for: 'given drugs or gifts to control or abuse them'": (
        r"in (?:return|exchange) for (?:sex|sexual \w+)",
    ),
    "leave it out: nobody chooses to be exploited": (
        r"(?:lifestyle|life) choices?",
        rf"{CHILD} (?:is|are|was|were) choosing",
        rf"{CHILD} (?:chose|chooses)",
        r"choosing (?:to (?:stay|go|leave|run|meet|return|see)|(?:this|that) life)",
    ),
    "say 'someone has power over them'": (
        r"(?:risky|dangerous) (?:behaviou?rs?|choices?|decisions?|lifestyles?)",
        r"(?:poor|bad|wrong|unwise|unhealthy) (?:choices?|decisions?)",
    ),
    "say 'services have not yet reached them'": (
        r"hard to reach",
        r"disengag\w+",
        r"non engag\w+",
        r"(?:not|\w+n't) (?:want to )?engag(?:e|es|ed|ing)",
        r"(?:refus\w+|fail\w*) to engage",
    ),
    "say 'a child who may be being exploited'": (
        r"(?:child|young|teenage|juvenile) perpetrators?",
        r"gang (?:member(?:s|ship)?|associat\w+|affiliat\w+|involve\w+)",
    ),
    "say 'a sexually exploited child'": (
        r"prostitut\w+",
        r"(?:sell|sells|sold|selling) (?:sex|\w+sel(?:f|ves)|(?:her|his|their) bod(?:y|ies))",
        r"sex work\w*",
    ),
    "say 'child sexual abuse images'": (r"(?:child|kiddie|underage|teen) porn\w*",),
    "say 'grooming': it does not go in a line": (r"grooming lines?",),
    "say 'non-recent abuse'": (
        r"historic(?:al)? (?:child )?(?:sex |sexual )?(?:abuse|exploitation|assaults?|offences?)",
    ),
    "name the action, or say 'known' or 'suspected'": (
        r"(?:high|medium|moderate|low)(?:er|est)? risk",
        r"risk (?:is|was|seems|looks|stays|remains) (?:high|medium|moderate|low)(?:er)?",
    ),
    "say what someone is doing to the child": (
        r"slaves?",
        r"(?:money|drugs?) mules?",
        r"plugging(?! in)",
    ),
    "of an abuser say 'an adult who controls them'; else 'a partner of their own age'": (
        r"(?:boy|girl)friends?",
    ),
    "leave it out: it makes a child seem to need less protection": (
        r"mature",
        r"streetwise",
        r"street (?:wise|smart)",
    ),
    "say what the child may be trying to tell us": (
        r"attention seek\w+",
        r"(?:seek|want|crave)(?:s|ed|ing)? attention",
        r"for attention",
    ),
    "say 'went missing'": (r"abscond\w*",),
    "say 'made to carry drugs', 'made to bring others in'": (
        r"drugs? runn(?:er|ers|ing)",
        r"run(?:s|ning)? drugs",
        r"work(?:s|ed|ing)? for (?:an? |the )?(?:gangs?|exploiters?|abusers?|dealers?)",
        r"recruit\w*",
    ),
    "leave it out: a child cannot consent to abuse": (
        r"consensual(?:ly)?",
        r"consented to",
    ),
    "say 'says' or 'told us'": (
        rf"{CHILD} (?:\w+ly |now |also |only )?(?:claim|alleg)(?:e|es|s|ed|ing)?",
        r"(?:child's|girl's|boy's|her|his|their) (?:claims?|allegations?)",
        r"alleged (?:abuse|assault|rape|victims?)",
    ),
    "say 'we have not yet found the right home'": (r"(?:difficult|hard) to place",),
    "say what the child does, and what it may be for": (r"manipulative(?:ly)?",),
    "say what makes harm more likely: nobody is vulnerable by nature": (
        r"vulnerable (?:child(?:ren)?|girls?|boys?|teenagers?|pupils?|victims?)",
        r"vulnerable (?:people|persons?|adults?|young (?:person|people))",
        r"(?:is|are|was|were|be|being) (?:\w+ly |very |so |more |most )?vulnerable",
    ),
    "leave the blame with the person who does the harm": (
        r"are you sure",
        r"why (?:did not|didn't|hadn't|don't) (?:you|they|he|she)",
        r"(?:you|mothers?|fathers?|parents?|carers?|family) (?:let|allowed)",
    ),
}

IS = r"(?:is|are|was|were|seems?|looks?|sounds?|(?:it|he|she|that|everything)'s|(?:they|you)'re)"
SURELY = r"(?:now|probably|quite|very|fairly|still|all|both|back|\w+ly)"

REASSURANCE: Mapping[str, tuple[str, ...]] = {
    "never say a child is safe: say what to do": (
        rf"{IS} (?:{SURELY} ){{0,2}}safe(?: now)?",
        r"safe (?:now|and (?:sound|well))",
        r"(?:must|should|would|could|can) be safe",
    ),
    "never say there is no risk: say what to do": (
        r"no (?:\w+ )?risk",
        r"not at (?:any |\w+ )?risk",
        r"no longer at risk",
        r"without (?:any )?risk",
        r"risk free",
        r"(?:no|not in any|not in|out of) danger",
    ),
    "do not reassure: say whom to talk to": (
        r"nothing (?:\w+ )?to worry about",
        r"(?:do not|don't|stop|no need to|no reason to) worry(?:ing)?",
        r"(?:no|little) (?:cause|reason|need) for (?:concern|alarm|worry)",
        r"rest assured",
        r"all clear",
        rf"{IS} (?:{SURELY} )?fine",
        rf"(?:everything|it|{CHILD}) (?:is|are) (?:ok|okay|all right|alright)",
    ),
    "do not play it down: say whom to talk to": (
        r"(?:probably|likely|almost certainly) nothing",
        r"nothing is wrong",
        r"(?:just|only) a phase",
        r"grow out of it",
        r"wait and see",
        r"normal teenage\w*",
        r"(?:is|are|probably|usually|quite|mostly) harmless",
        r"not serious",
    ),
}

HARMED = r"(?:sexually )?(?:exploited|groomed|abused|trafficked|controlled)"

CERTAINTY: Mapping[str, tuple[str, ...]] = {
    "say 'may be': a list of signs cannot tell": (
        rf"(?<!who )(?<!that )(?:is|are|was|were) (?:\w+ly |now |already )?being {HARMED}",
        rf"(?<!who )(?<!that )(?:has|have) (?:\w+ly |now |already )?been {HARMED}",
        r"(?:someone|they|he|she) (?:is|are) (?:exploiting|grooming|abusing|trafficking)",
        r"definitely",
        r"certainly",
        r"undoubtedly",
        r"without (?:a |any )?doubt",
        r"no doubt",
        r"guarantee\w*",
        r"(?:this|it|that|which|results?|scores?|lists?|signs?|answers?) proves?",
    ),
    "do not promise what others will do: say what to ask them for": (
        r"(?:will|going to|\w+'ll) (?:\w+ly )?be (?:believed|listened to|heard|helped)",
        r"(?:will|going to|\w+'ll) (?:\w+ly )?be (?:safe|protected|fine|ok|okay|all right|alright)",
        r"(?:will|going to|\w+'ll) (?:\w+ly )?be (?:arrested|charged|convicted|stopped)",
        r"the police will",
    ),
}

SUSPECT = (
    r"(?:him|her(?! (?:advice|lead|needs|wishes|plan))|them(?! online)"
    r"|(?:the|this|that|any|an?) (?:\w+ )?(?:m[ae]n|wom[ae]n|person|people|adults?|couple|driver"
    r"|cars?|vehicle|taxi|offender|abuser|exploiter|suspect|stranger|blackmailer|group|guests?)"
    r"|anyone|someone|whoever)(?!')"
)
THEIR_CHILD = (
    r"(?:him|her|them|(?:the|your|a) (?:child|girl|boy|young person|son|daughter|pupil))(?!')"
)
THEIRS = r"(?:their|his|her|(?:your|the) (?:child|son|daughter|girl|boy|pupil)'s)"
DEVICE = r"(?:phones?|rooms?|messages?|bags?|accounts?|devices?|computers?|tablets?)"

DANGER: Mapping[str, tuple[str, ...]] = {
    "confronting can put the child in danger: say 'do not confront'": (r"confront\w*",),
    "following can put people in danger: say what to note down, and whom to call": (
        rf"(?:follow|pursue) (?:{SUSPECT}|{THEIR_CHILD})(?! online)",
        rf"chase (?:after )?(?:{SUSPECT}|{THEIR_CHILD})",
    ),
    "meeting them can put people in danger: say whom to call": (
        rf"meet (?:up )?(?:with )?{SUSPECT}",
        r"meet up with \w+",
        rf"set up a meeting with {SUSPECT}",
    ),
    "traps are for the police: say whom to call": (
        rf"set {SUSPECT} up",
        rf"set up {SUSPECT}",
        r"set (?:up )?an? (?:trap|sting|fake \w+|false \w+)",
    ),
    "holding someone can put people in danger: say whom to call": (
        rf"lock (?:{THEIR_CHILD}|{SUSPECT}|(?:the|their|his|her) (?:doors?|room))",
        r"lock in",
        rf"keep {THEIR_CHILD} (?:indoors|inside|locked \w+|in (?:tonight|the house)|in(?! \w))",
        rf"(?:detain|restrain|corner|grab|tackle) (?:{SUSPECT}|{THEIR_CHILD})",
        r"block (?:the|their|his|her) (?:way|path|exits?|doors?|cars?|road)",
    ),
    "questions are for trained officers: say 'write it down as they said it'": (
        rf"(?:question|interview|interrogate) (?:{SUSPECT}|{THEIR_CHILD})",
    ),
    "never write to them, or as the child: say 'stop replying and block'": (
        r"pretend(?:ing)? to be",
        r"pos(?:e|ing) as",
        rf"reply(?:ing)? to {SUSPECT}",
        rf"(?:message|messaging|text|texting|reply|replying) (?:\w+ ){{0,2}}as {THEIR_CHILD}",
    ),
    "searching can lose trust and proof: say what to keep, and whom to tell": (
        rf"(?:check|search|go through|look through|spy on) {THEIRS} (?:\w+ )?{DEVICE}",
        rf"take (?:away )?{THEIRS} phone",
        r"confiscat\w+",
    ),
    "nobody may copy such an image: say 'do not view, copy or forward it'": (
        rf"(?:screenshot|forward|copy|download|print) (?:\w+ ){{1,2}}{PICTURES}",
    ),
    "paying rarely ends it: say 'do not pay, and send nothing more'": (
        rf"(?:pay|offer) (?:{SUSPECT}|the money|the ransom|money)",
    ),
}

"""The rule set `airwars`, after the grades that Airwars gives allegations of civilian harm (methodology note, airwars.org).

'Confirmed' here: those who are said to have done it accept responsibility. Nobody else can confirm, and a denial changes no grade:
'contested' is who did it, where sources name different ones. Airwars also weighs how credible a source is and whether
the side named was active there; that is left to a person.
"""

from tumen.assessments.rules.evidence import (
    asserted,
    disproved,
    rival_actors,
    said_by_party,
    several_origins,
    withdrawn_by_origins,
)
from tumen.assessments.rules.ruling import Rule, RuleSet

AIRWARS = RuleSet(
    name="airwars",
    source="Airwars, Methodology note: civilian harm grading",
    rules=(
        Rule("withdrawn", "discounted", withdrawn_by_origins, "Another source that says it happened."),
        Rule("found-not-to-have-happened", "discounted", disproved, "A later admission by those who did it."),
        Rule(
            "responsibility-accepted", "confirmed", said_by_party, "Those who accepted responsibility taking it back."
        ),
        Rule("different-ones-named", "contested", rival_actors, "One of those named accepting responsibility."),
        Rule(
            "two-or-more-sources",
            "fair",
            several_origins,
            "Those named accepting responsibility, or a source that names others.",
        ),
        Rule("one-source", "weak", asserted, "A second source that is shown to be independent."),
    ),
    meanings={
        "discounted": "its source withdrew it, or it was found that it did not happen",
        "confirmed": "those who are said to have done it accept responsibility",
        "contested": "sources name different ones as having done it",
        "fair": "two or more independent sources report it, nobody else is named as having done it",
        "weak": "one source reports it",
    },
)

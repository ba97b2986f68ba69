"""The rule set `tumen`.

'Confirmed' here: a party to the act, or a body with the duty and the access to establish it, itself says that it happened.
"""

from tumen.assessments.rules.evidence import (
    asserted,
    denied_by_party,
    disproved,
    said_by_party,
    said_with_access,
    several_origins,
    withdrawn_by_origins,
)
from tumen.assessments.rules.ruling import Rule, RuleSet

_RULES = (
    Rule(
        "withdrawn-by-its-origin",
        "discounted",
        withdrawn_by_origins,
        "Another origin that says it happened.",
    ),
    Rule(
        "disproved-by-a-body-with-access",
        "discounted",
        disproved,
        "A later confirmation by a party or by a body with access.",
    ),
    Rule(
        "confirmed-by-a-party",
        "confirmed",
        said_by_party,
        "The party taking its word back, or a body with access establishing that it did not happen.",
    ),
    Rule(
        "confirmed-by-a-body-with-access",
        "confirmed",
        said_with_access,
        "The body taking its word back, or another with access establishing that it did not happen.",
    ),
    Rule(
        "denied-by-a-party",
        "contested",
        denied_by_party,
        "The same side confirming it, a body with access establishing it, or the denial being taken back.",
    ),
    Rule(
        "two-or-more-independent-origins",
        "corroborated",
        several_origins,
        "A party or a body with access confirming it, or a party denying it.",
    ),
    Rule(
        "one-origin",
        "single-source",
        asserted,
        "A second origin that is shown to be independent, a confirmation by a party or a body with access, or a denial.",
    ),
)

TUMEN = RuleSet(
    name="tumen",
    source="docs/method.md",
    rules=_RULES,
    meanings={
        "discounted": "its origin withdrew it, or a body with access found that it did not happen",
        "confirmed": "a party to it, or a body with the duty and access to establish it, says that it happened",
        "contested": "a party denies that it happened",
        "corroborated": "two or more independent origins say so, nobody denies it",
        "single-source": "one origin says so, nobody denies it",
    },
)

"""The rule set `admiralty`: the grade of the information, 1 to 6, of the Admiralty system (STANAG 2511, AJP-2.1).

The grade looks only at whether independent sources bear each other out; how reliable a source is (A to F) is a person's
judgement and is never derived. 6 is 'no basis to judge', not 'bad': what one source says and nobody touches is a 6.
"""

from tumen.assessments.rules.evidence import (
    Evidence,
    asserted,
    denied_by_party,
    disproved,
    several_agree,
    several_origins,
    withdrawn_by_origins,
)
from tumen.assessments.rules.ruling import Rule, RuleSet
from tumen.assessments.voices import Statement


def _denied_though_several_say_so(evidence: Evidence) -> list[Statement]:
    several, denying = several_origins(evidence), denied_by_party(evidence)
    return [*several, *denying] if several and denying else []


ADMIRALTY = RuleSet(
    name="admiralty",
    source="STANAG 2511 / AJP-2.1: credibility of information",
    rules=(
        Rule("withdrawn", "5", withdrawn_by_origins, "Another independent source that says it happened."),
        Rule("contradicted-by-what-was-established", "5", disproved, "A later finding that it happened after all."),
        Rule(
            "several-sources-against-a-denial",
            "3",
            _denied_though_several_say_so,
            "The denial being taken back, or a finding either way.",
        ),
        Rule(
            "one-source-against-a-denial",
            "4",
            denied_by_party,
            "A second independent source, or the denial being taken back.",
        ),
        Rule("independent-sources-agree", "1", several_agree, "A denial, or a source that differs."),
        Rule(
            "independent-sources-differ-in-number",
            "2",
            several_origins,
            "The sources agreeing on the number, or a denial.",
        ),
        Rule("nothing-to-compare", "6", asserted, "A second independent source, or a denial."),
    ),
    meanings={
        "1": "confirmed by other independent sources, and consistent with them",
        "2": "probably true: independent sources say so and differ in the number",
        "3": "possibly true: independent sources say so, a party denies it",
        "4": "doubtful: one source says so, a party denies it",
        "5": "improbable: contradicted by what was established, or withdrawn",
        "6": "truth cannot be judged: one source, nothing to compare it with",
    },
)

"""A brief in Markdown: for each incident what is claimed, by whom, how corroborated, and what would change it.

Every number stands beside the words it was taken from and where they can be read.
"""

from collections.abc import Iterator, Sequence

from tumen.assessments import RuleSet
from tumen.claims import Claim
from tumen.publications.accounts import Account, Voice, accounts, loose_claims, speaker_of
from tumen.publications.publication import Publication
from tumen.publications.visible import link, markdown, visible
from tumen.publications.wording import (
    UNCLAIMED,
    day_words,
    headline,
    people,
    plural,
    provenance,
    reach,
    status_word,
    voiced,
)
from tumen.reports import Entry, Skipped


def brief(publication: Publication, skipped: Sequence[Skipped] = ()) -> Iterator[str]:
    """Yield the lines of the brief, without line ends."""
    entries = {entry.id: entry for entry in publication.released.entries}
    told = accounts(publication)
    until = f"as of {day_words(publication.as_of)}" if publication.as_of else "from all reports, whenever published"
    yield from (f"# Brief, {until}", "")
    yield (
        f"{plural(len(told), 'incident')} from {plural(len(entries), 'report')}. A status says how far a claim is "
        f"corroborated, by the rule set `{publication.rules.name}`; it is derived from the claims quoted here and says nothing else."
    )
    yield ""
    for account in told:
        yield from _account(account, publication.rules)
    loose = loose_claims(publication)
    if loose:
        yield from ("## In no incident: totals over a period and general statements", "")
        for claim in loose:
            yield from _quoted(claim, entries[claim.report], speaker_of(claim, entries[claim.report]))
    if publication.released.trends:
        yield from _trends(publication)
    if publication.released.withheld:
        yield from (f"{plural(publication.released.withheld, 'claim')} withheld by decision.", "")
    if skipped:
        yield from ("## Not read", "", *(f"- {markdown(one.item)}: {markdown(one.reason)}" for one in skipped), "")


def _trends(publication: Publication) -> Iterator[str]:
    from tumen.publications.claimed_trends import judged_trends  # with scipy: only where there is something to test
    from tumen.publications.trending import statement_words, tally_words

    entries = {entry.id: entry for entry in publication.released.entries}
    yield from ("## More or fewer, as speakers say, and what the record says", "")
    for one in judged_trends(publication):
        trend, entry = one.trend, entries[one.trend.report]
        who = trend.speaker.name if trend.speaker else entry.credit or entry.outlet or "the outlet"
        span = f"report `{visible(entry.id).replace('`', chr(39))}`, characters {trend.span.start} to {trend.span.end}"
        yield from (
            f"- {trend.direction} {trend.act}, according to {markdown(who)}",
            "",
            f"  > {markdown(trend.text)}",
            "",
        )
        yield from (f"  {link(provenance(entry), entry.url)} ({span})", "")
        if one.judgement is None:
            yield from (f"  The record: not tested, since {markdown(one.why_not or '')}.", "")
            continue
        found = one.judgement
        sides = [f"{tally_words(side.incidents)} in {side.exposure:,.0f} days" for side in (found.first, found.second)]
        yield f"  The record: **{found.verdict}** ({markdown(statement_words(found))}). {markdown(found.why.capitalize())}."
        yield from (f"  Incidents in the record: {sides[0]}, then {sides[1]}.", "")


def _account(account: Account, rules: RuleSet) -> Iterator[str]:
    assessment = account.assessment
    yield from (f"## {markdown(headline(account.incident))}", "")
    status = status_word(assessment)
    meaning = rules.meanings.get(status, "it is only expected, denied or being checked")
    yield f"**{status if status != UNCLAIMED else 'not claimed to have happened'}**: {meaning}."
    if assessment.origins:
        yield f"{reach(assessment).capitalize()}."
    if assessment.count is not None:
        yield f"Over the origins' latest words: **{people(assessment.count.low, assessment.count.high)}**."
    yield from ("", "### What is claimed, and by whom", "")
    for voice in account.origins:
        yield from _voice(voice)
    for voice in account.others:
        yield from _voice(voice)
    yield from _checks(account)
    yield from ("### What would change it", "")
    yield from (markdown(assessment.would_change), "", f"(Rule: {markdown(assessment.rule)}.)", "")


def _voice(voice: Voice) -> Iterator[str]:
    more = f", and in {plural(voice.reports - 1, 'more report')}" if voice.reports > 1 else ""
    yield from _quoted(voice.claim, voice.entry, voiced(voice.stance, voice.name), more)


def _quoted(claim: Claim, entry: Entry, who: str, more: str = "") -> Iterator[str]:
    number = f": {people(claim.count.low, claim.count.high)}" if claim.count else ""
    code = visible(entry.id).replace("`", "'")
    span = f"report `{code}`, characters {claim.span.start} to {claim.span.end}"
    yield from (f"- {markdown(who)}{number}", "")
    yield from (f"  > {markdown(claim.text)}", "", f"  {link(provenance(entry), entry.url)} ({span}){more}", "")


def _checks(account: Account) -> Iterator[str]:
    if account.assessment.verifying:
        yield from ("### What is being verified", "")
        for body in account.assessment.verifying:
            since = f"since {day_words(body.since)}" if body.since else "since an unknown day"
            yield f"- {markdown(body.speaker)}, {since}"
        yield ""
    if account.assessment.flags:
        yield from ("### Flags", "", *(f"- {markdown(flag)}" for flag in account.assessment.flags), "")

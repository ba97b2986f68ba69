"""Flags: what a careful reader would stop at, each as a sentence. They change no status and no count."""

from collections.abc import Iterator, Mapping, Sequence

from tumen.assessments.counts import latest_count
from tumen.assessments.origins import Voice
from tumen.assessments.standing import Scene, may_deny
from tumen.assessments.voices import Statement
from tumen.reports import Entry
from tumen.values import Count, count_words, find_counts, parts_fit

# Numbers of two origins that differ by more than this are far apart.
_FAR = 2.0


def flags_of(
    voices: Sequence[Voice], made: Sequence[Statement], scene: Scene, entries: Mapping[str, Entry]
) -> tuple[str, ...]:
    """Return the sentences, each once, in the order parts, headlines, numbers, places, denials from aside."""
    found = [
        *_parts(made),
        *_headlines(made, entries),
        *_numbers(voices),
        *_places(made),
        *_denied_from_aside(made, scene),
    ]
    return tuple(dict.fromkeys(found))


def _parts(made: Sequence[Statement]) -> Iterator[str]:
    for statement in made:
        count = statement.claim.count
        if count is not None and not parts_fit(count):
            parts = ", ".join(f"{count_words(low, high)} {who}" for who, (low, high) in sorted(count.parts.items()))
            yield (
                f"The parts do not fit the total in {statement.claim.report}: {parts}, of {count_words(count.low, count.high)}."
            )


def _headlines(made: Sequence[Statement], entries: Mapping[str, Entry]) -> Iterator[str]:
    """Yield where a headline gives more people than any words of the text on this incident."""
    for report in sorted({statement.claim.report for statement in made}):
        entry = entries.get(report)
        counts = [s.claim.count for s in made if s.claim.report == report and s.asserts and s.claim.count is not None]
        if entry is None or entry.title is None or not counts or any(count.high is None for count in counts):
            continue
        most = max(count.high for count in counts if count.high is not None)
        told = find_counts(entry.title)
        # A headline with several numbers may tell several incidents.
        if len(told) == 1 and told[0].low > most:
            yield f"The headline of {report} says {_in_words(told[0])}, its text no more than {most}."


def _numbers(voices: Sequence[Voice]) -> Iterator[str]:
    latest = [(voice.name, count) for voice in voices if voice.asserting and (count := latest_count(voice)) is not None]
    if len(latest) < 2:
        return
    fewest = min(latest, key=lambda item: (_top(item[1]), item[0]))
    most = max(latest, key=lambda item: (item[1].low, item[0]))
    if most[1].low > _FAR * _top(fewest[1]):
        yield (
            f"The numbers are more than twofold apart: {fewest[0]} says {_in_words(fewest[1])}, "
            f"{most[0]} says {_in_words(most[1])}."
        )


def _top(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def _in_words(count: Count) -> str:
    return count.words or count_words(count.low, count.high)


def _places(made: Sequence[Statement]) -> Iterator[str]:
    named = {
        (statement.claim.place.country, statement.claim.place.name)
        for statement in made
        if statement.claim.place is not None and statement.claim.place.country is not None and statement.asserts
    }
    countries = sorted({country for country, _ in named if country is not None})
    if len(countries) > 1:
        where = ", ".join(f"{name} ({country})" for country, name in sorted(named, key=str))
        yield f"The claims place it in different countries: {where}."


def _denied_from_aside(made: Sequence[Statement], scene: Scene) -> Iterator[str]:
    for statement in made:
        if statement.claim.stance == "denies" and not may_deny(statement, scene):
            yield f"{statement.name} denies it, but is not known to be a party to it."

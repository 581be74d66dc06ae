"""A benchmark of published notices in words and as rows."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.review.benchmark import CPV, Benchmark, Cut, measures_of, share
from aankoopwijzer.reports.speech import Speech, marked

CUT: Mapping[Cut, str] = {
    "all": marked("All purchases"),
    "priority": marked("In a product group of the framework"),
    "country": marked("By country of the buyer"),
    "year": marked("By year of the first notice"),
    "product_group": marked("By product group"),
}
UNKNOWN_OF: Mapping[Cut, str] = {
    "country": marked("country not said"),
    "year": marked("no day, or an impossible one"),
    "product_group": marked("no product group and no CPV code"),
}
BIASES: Final = (
    marked(
        "Only what was published on European level is in it: purchases above the European thresholds, and few of the "
        "size of most municipal ones."
    ),
    marked(
        "It is no random sample: the countries, years and kinds of form are those of the files that were given. The "
        "interval says how far chance alone can reach, not how far the choice of files does."
    ),
    marked(
        "Several notices on one purchase count once, as yes when one of them says so. They are known by the id of the "
        "procedure, else by the same words."
    ),
    marked("A purchase of several product groups counts in each of them, so that these do not add up to the whole."),
)
FEW: Final = 10
"""Of fewer purchases than this no percentage is said, only how many."""
COLUMNS: Final = (
    "cut",
    "of",
    "measure",
    "purchases",
    "known",
    "yes",
    "share",
    "low",
    "high",
    "if_unknown_no",
    "if_unknown_yes",
)


def place(cut: Cut, of: str | None, pack: PolicyPack, speech: Speech) -> str:
    """What a line is about, in words."""
    if cut in ("all", "priority"):
        return speech.say(CUT[cut])
    if of is None:
        return speech.say(UNKNOWN_OF[cut])
    if of in pack.rows:
        row = pack.rows[of]
        return f"{of} {pack.product_groups[row.product_group].name.in_language(speech.language)}"
    if of.startswith(CPV):
        return speech.say("{division}, outside the framework", division=of)
    return of


def in_words(tally: Tally, speech: Speech) -> str:
    """The share with its interval and what it rests on; of few purchases only how many."""
    if not tally.n:
        return speech.say("there are no records")
    found = share(tally)
    if found.figure.value is None or found.low is None or found.high is None:
        return speech.say("not known of any of {n}", n=_whole(tally.n, speech))
    counts = {"yes": _whole(tally.numerator, speech), "known": _whole(tally.known, speech)}
    unknown = _whole(tally.unknown, speech)
    if tally.known < FEW:
        return speech.say("{yes} of {known}, too few for a share; {unknown} not known", unknown=unknown, **counts)
    return speech.say(
        "{share} ({low} to {high}): {yes} of {known}; {unknown} not known",
        share=_percent(found.figure.value, speech),
        low=_whole(found.low, speech),
        high=_percent(found.high, speech),
        unknown=unknown,
        **counts,
    )


def in_short(tally: Tally, speech: Speech) -> str:
    """The share and what it rests on, without its interval."""
    value = share(tally).figure.value
    if not tally.known:
        return speech.say("not known of any of {n}", n=_whole(tally.n, speech))
    counts = {"yes": _whole(tally.numerator, speech), "known": _whole(tally.known, speech)}
    if value is None or tally.known < FEW:
        return speech.say("{yes} of {known}", **counts)
    return speech.say("{share}: {yes} of {known}", share=_percent(value, speech), **counts)


def _percent(value: Decimal, speech: Speech) -> str:
    return speech.percent(Decimal(round(value)))


def _whole(value: Decimal | int, speech: Speech) -> str:
    return speech.number(Decimal(round(value)))


def benchmark_rows(benchmark: Benchmark, pack: PolicyPack) -> Iterator[Sequence[str | int | None]]:
    """One row for each line and measure, as `COLUMNS`; shares in percent with a point, empty when not known."""
    for line in benchmark.lines:
        for measure in measures_of(pack):
            tally = line.tallies.get(measure.id)
            if tally is None:
                continue
            found = share(tally)
            numbers = (found.figure.value, found.low, found.high, found.figure.low, found.figure.high)
            yield (
                line.cut,
                line.of,
                measure.id,
                tally.n,
                tally.known,
                tally.numerator,
                *("" if each is None else f"{each:.1f}" for each in numbers),
            )

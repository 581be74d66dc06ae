"""What only the whole draft shows: weights that do not sum, two dates for one moment, demands taken back."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from aankoopwijzer.domain.policy.demands import Cue
from aankoopwijzer.domain.records.draft import ReadDraft
from aankoopwijzer.domain.records.passage import Mention, Passage
from aankoopwijzer.domain.review.draft_finding import DraftRisk

_WHOLES = frozenset((Decimal(100), Decimal(1000), Decimal(10), Decimal(1)))
_FEWEST_WEIGHTS = 2
_DURATION_UNITS = {"jaar": 12, "maand": 1}
_DAYS_A_MONTH, _DAYS_ASTRAY = Decimal("30.4375"), 45
_FURTHEST = 120
"""Characters between an event and its date."""


def weights_in_tables(draft: ReadDraft) -> Iterator[DraftRisk]:
    """Tables of award criteria whose weights do not make a whole."""
    table: list[tuple[Passage, Decimal]] = []
    before: Passage | None = None
    for read, signs in zip(draft.passages, draft.signs, strict=True):
        passage = read.passage
        if passage.form == "table_row" and (not table or table[-1][0].heading == passage.heading):
            if signs.weight is not None:
                table.append((passage, signs.weight))
            continue
        yield from _unbalanced(table, before)
        table = []
        before = passage
    yield from _unbalanced(table, before)


def _unbalanced(table: Sequence[tuple[Passage, Decimal]], before: Passage | None) -> Iterator[DraftRisk]:
    """The risk stands at the words that introduce the table, where there are any under the same heading."""
    if len(table) < _FEWEST_WEIGHTS:
        return
    weights = [weight for _, weight in table]
    total = sum(weights, Decimal(0))
    has_a_total_row = total == 2 * weights[-1]
    if (weights[-1] if has_a_total_row else total) in _WHOLES:
        return
    rows = tuple(passage for passage, _ in table)
    shown = before if before is not None and before.heading == rows[0].heading else rows[-1]
    words = Mention(shown.text, 0, len(shown.text))
    said = total - weights[-1] if has_a_total_row else total
    yield DraftRisk("weights-do-not-sum", "weights-do-not-sum", shown, (words,), rows, {"total": str(said)})


def two_answers(draft: ReadDraft, cues: Mapping[str, Cue]) -> Iterator[DraftRisk]:
    """Events that have one date or duration in a draft and are given two."""
    first: dict[str, tuple[object, Passage]] = {}
    told: set[str] = set()
    for name, answer, passage, words in _answers(draft, [name for name, cue in cues.items() if cue.role == "event"]):
        key = f"{name} {type(answer).__name__}"
        if key not in first:
            first[key] = (answer, passage)
        elif first[key][0] != answer and key not in told and _may_clash(first[key][1], passage):
            told.add(key)
            yield DraftRisk("contradictory-dates", "contradictory-dates", passage, words, (first[key][1],))


def ends_otherwise(draft: ReadDraft, cues: Mapping[str, Cue]) -> Iterator[DraftRisk]:
    """An end that does not follow from the start and the duration that the draft names."""
    first: dict[str, tuple[object, Passage, tuple[Mention, ...]]] = {}
    events = [name for name, cue in cues.items() if cue.role == "event"]
    for name, answer, passage, words in _answers(draft, events):
        first.setdefault(f"{name} {type(answer).__name__}", (answer, passage, words))
    start = first.get("cue:event-start date")
    end = first.get("cue:event-end date")
    months = first.get("cue:event-duration Decimal")
    if not (start and end and months) or end[1].form == "table_row":
        return
    begins, ends, lasts = start[0], end[0], months[0]
    if isinstance(begins, dt.date) and isinstance(ends, dt.date) and isinstance(lasts, Decimal):
        expected = begins + dt.timedelta(days=int(lasts * _DAYS_A_MONTH) - 1)
        if abs((ends - expected).days) > _DAYS_ASTRAY:
            yield DraftRisk("contradictory-dates", "contradictory-dates", end[1], end[2], (months[1],))


def _may_clash(one: Passage, other: Passage) -> bool:
    """Two rows of a table, or two passages on two lots, may well have two answers."""
    return one.form != "table_row" and not ("perceel" in one.text.casefold() and "perceel" in other.text.casefold())


def _answers(draft: ReadDraft, events: Sequence[str]) -> Iterator[tuple[str, object, Passage, tuple[Mention, ...]]]:
    for read, signs in zip(draft.passages, draft.signs, strict=True):
        for sentence in read.sentences:
            for name in events:
                for event in sentence.mentions.get(name, ())[:1]:
                    reach = (event.start, min(event.end + _FURTHEST, sentence.end))
                    for stated in signs.days:
                        if reach[0] <= stated.words.start < reach[1]:
                            yield name, stated.day, read.passage, (event, stated.words)
                            break
                    if name == "cue:event-duration":
                        for figure in signs.figures:
                            if reach[0] <= figure.words.start < reach[1] and figure.unit in _DURATION_UNITS:
                                months = figure.value * _DURATION_UNITS[figure.unit]
                                yield name, months, read.passage, (event, figure.words)
                                break


def taken_back(
    draft: ReadDraft,
    cues: Mapping[str, Cue],
    asked: Mapping[str, Sequence[int]],
    denied_in: Callable[[int], Mapping[str, tuple[Mention, ...]]],
) -> Iterator[DraftRisk]:
    """Passages that deny what the draft asks elsewhere; `asked` are the passages per objective, by number.

    `denied_in` tells which objectives the passage with a number only names to deny them, with the words.
    """
    told: set[int] = set()
    for index, words in _by_article(draft, cues):
        articles = draft.signs[index].articles
        for objective, places in asked.items():
            meant = [place for place in places if draft.passages[place].passage.article in articles]
            if meant and index not in places and index not in told:
                told.add(index)
                yield DraftRisk(
                    "contradiction",
                    "denied-elsewhere",
                    draft.passages[index].passage,
                    words,
                    (draft.passages[meant[0]].passage,),
                    {"objective": objective},
                )
    for index, read in enumerate(draft.passages):
        for objective, words in denied_in(index).items() if index not in told else ():
            places = asked.get(objective, ())
            if places and index not in places:
                others = tuple(draft.passages[place].passage for place in places[:1])
                yield DraftRisk(
                    "contradiction", "denied-elsewhere", read.passage, words, others, {"objective": objective}
                )


def _by_article(draft: ReadDraft, cues: Mapping[str, Cue]) -> Iterator[tuple[int, tuple[Mention, ...]]]:
    """Passages that deny something and refer to articles, with the words of the denial."""
    denials = [name for name, cue in cues.items() if cue.role == "denial"]
    for index, (read, signs) in enumerate(zip(draft.passages, draft.signs, strict=True)):
        if not signs.articles:
            continue
        words = [found[0] for sentence in read.sentences for name in denials if (found := sentence.mentions.get(name))]
        if words:
            yield index, tuple(words[:1])

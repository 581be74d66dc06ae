"""Loose passages of a tender in, what each carries out and what is wrong with it out."""

from collections.abc import Iterable, Iterator

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.language.passages.reading import PassageReader


def classify_passages(passages: Iterable[Passage], pack: PolicyPack) -> Iterator[PassageFinding]:
    """One finding for each passage, in order, by the demands, cues and risks of the pack."""
    rules = pack.checking
    reader = PassageReader(rules.groups, ((clause.id, clause.text) for clause in rules.clauses))
    reviewer = Reviewer(rules)
    for passage in passages:
        yield reviewer.review(reader.read(passage))

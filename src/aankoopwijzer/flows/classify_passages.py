"""Loose passages of a tender in, what each carries out and what is wrong with it out."""

from collections.abc import Iterable, Iterator

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.flows.prepare_passage_checker import prepare_passage_checker


def classify_passages(passages: Iterable[Passage], pack: PolicyPack) -> Iterator[PassageFinding]:
    """One finding for each passage, in order, by the demands, cues and risks of the pack and by what was learned.

    Raises `PackError` when the pack's learned weights are not sound.
    """
    checker = prepare_passage_checker(pack)
    for passage in passages:
        yield checker.check(passage)

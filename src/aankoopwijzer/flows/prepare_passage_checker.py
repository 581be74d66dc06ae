"""The words of a policy pack, and what was learned if it holds that, are made ready to check many passages."""

from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.language.passages.reading import PassageReader
from aankoopwijzer.packs.learned import load_learned


@dataclass(frozen=True, slots=True)
class PassageChecker:
    """Reads and judges passages; safe to share between threads."""

    reader: PassageReader
    reviewer: Reviewer

    def check(self, passage: Passage) -> PassageFinding:
        """What one passage carries out, what it is and what is wrong with it."""
        return self.reviewer.review(self.reader.read(passage))


def prepare_passage_checker(pack: PolicyPack) -> PassageChecker:
    """The checker of a pack. A pack without learned weights is checked by its words alone.

    Raises `PackError` when the learned weights are not sound.
    """
    rules = pack.checking
    learned = load_learned(Path(pack.folder)) if pack.folder else None
    clauses = ((clause.id, clause.text) for clause in rules.clauses)
    return PassageChecker(PassageReader(rules.groups, clauses, learned=learned), Reviewer(rules, learned))

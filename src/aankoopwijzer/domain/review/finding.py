"""What the checker found in one passage, each claim with the words that decided."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from aankoopwijzer.domain.policy.demands import PassageKind, RiskKind
from aankoopwijzer.domain.records.passage import KnownClause, Mention, Passage

Basis = Literal["words", "learned", "both", "library"]
"""What a claim rests on: words of the pack, a learned opinion, both, or a clause of the pack's own library."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """An objective that a passage carries out, and by which words; `chance`, from 0 to 1, where one was weighed."""

    objective: str
    because: tuple[Mention, ...]
    basis: Basis = "words"
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class RiskFound:
    """Wording that is unlawful or useless; `rule` is the pack's id of it."""

    kind: RiskKind
    rule: str
    because: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PassageFinding:
    """All that is said about one passage.

    `unsure` holds objectives that the passage may or may not carry out: the checker abstains there. The tuples
    of mentions show what spoke for the proof, the sanction, and against counting sentences.
    """

    passage: Passage
    fulfils: tuple[Fulfilment, ...]
    unsure: tuple[Fulfilment, ...]
    kind: PassageKind
    risks: tuple[RiskFound, ...]
    kind_shown: Callable[[], tuple[Mention, ...]] = field(default=tuple, compare=False, repr=False)
    """Finds the words that speak for the kind; it takes time, and a gap report never asks."""
    proof: tuple[Mention, ...] = ()
    sanction: tuple[Mention, ...] = ()
    set_aside: tuple[Mention, ...] = ()
    clauses: tuple[KnownClause, ...] = ()
    """The clauses of the library that it repeats, the best match first."""

    @property
    def kind_because(self) -> tuple[Mention, ...]:
        """The words that speak for the kind."""
        return self.kind_shown()

    @property
    def has_proof(self) -> bool:
        """Whether the passage asks for evidence."""
        return bool(self.proof)

    @property
    def has_sanction(self) -> bool:
        """Whether the passage names what follows when it is not kept."""
        return bool(self.sanction)

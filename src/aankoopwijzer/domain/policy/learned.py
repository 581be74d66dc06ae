"""What was learned from labelled passages: how much each trait of a text speaks for each label, and what that decides.

The weights are one row of figures per trait, the same for everybody, and are made by a program from open passages;
see docs/decisions/a-learned-second-opinion.md. They are a second opinion beside the words of the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from aankoopwijzer.domain.policy.demands import PassageKind

ANY, PROOF, SANCTION, KIND = "any", "proof", "sanction", "kind:"
"""Labels beside the codes of objectives: carries out anything, asks proof, names a sanction; `kind:` and a kind."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What one trait of a text weighs: its rarity, and its weight for some labels, by their place in the list."""

    rarity: float
    weights: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How rules and learned opinion add up to a chance, and from what chance something is said.

    The chance is 1 / (1 + e^-x) where x is `base` and each term times its figure. From `yes` on it counts, from
    `unsure` on the checker abstains. Kinds have no chance: the kind with the largest x is taken.
    """

    base: float
    terms: Mapping[str, float]
    yes: float = 0.5
    unsure: float = 0.5


@dataclass(frozen=True)
class LearnedWeights:
    """All that was learned: `families` says how much each family of traits counts, `biases` where each label starts."""

    labels: tuple[str, ...]
    biases: tuple[float, ...]
    families: Mapping[str, float]
    traits: Mapping[str, Trait]
    balances: Mapping[str, Balance]
    """By what is decided: `objective`, `proof`, `sanction`, `kind`."""

    @cached_property
    def objectives(self) -> tuple[str, ...]:
        """The codes of objectives among the labels."""
        others = (ANY, PROOF, SANCTION)
        return tuple(label for label in self.labels if label not in others and not label.startswith(KIND))

    @cached_property
    def kinds(self) -> tuple[PassageKind, ...]:
        """The kinds among the labels."""
        return tuple(label.removeprefix(KIND) for label in self.labels if label.startswith(KIND))  # type: ignore[misc]

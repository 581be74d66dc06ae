"""What is known of the thing that a condition is asked of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartlyKnown:
    """A set of which some members are certain and others only possible.

    The rows of a purchase are such a set: those that we stand for, and those that only a person can settle.
    """

    certain: frozenset[str]
    possible: frozenset[str] = frozenset()


Facts = Mapping[str, object]
"""Facts by dotted name; a fact that is absent or None is unknown. Sets are `PartlyKnown` or a frozenset of str."""


def fact(facts: Facts, name: str) -> object | None:
    """The value of a fact, or None when it is not known."""
    return facts.get(name)

"""The three answers to a condition, each with what it rests on."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether something applies to a purchase; unknown is an answer."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does_not_apply"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison that was made: fact, operator, what it was held against, and the outcome.

    `found` is None when the fact is unknown. `parameter` names the legal or policy parameter that gave `against`.
    """

    fact: str
    operator: str
    against: object
    found: object
    status: Status
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a condition with the comparisons that decided it.

    `missing` names the facts without which an unknown verdict cannot be settled; it is empty on every other.
    """

    status: Status
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def applies(self) -> bool:
        """True only for a plain yes."""
        return self.status is Status.APPLIES

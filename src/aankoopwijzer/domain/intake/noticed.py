"""What becomes of a notice that comes into the register of procurements."""

from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.domain.records.procurement import Stage

NoticeBecame = Literal["new", "changed", "unchanged", "not-ours", "other-buyer", "without-id", "no-contract"]
LEFT_OUT: frozenset[NoticeBecame] = frozenset({"not-ours", "other-buyer", "without-id", "no-contract"})
"""What no authority of the policy buys, what another one buys than whoever imports, what could not be known again, and
what is about no contract, as the registration of a business."""


@dataclass(frozen=True, slots=True)
class NoticeOutcome:
    """One notice: the `line`-th that was handed over, in which file, and which procurement it became.

    `number` is that of the procurement: None when it was left out, or when nothing is written yet.
    """

    line: int
    file: str
    notice: str
    became: NoticeBecame
    authority: str | None = None
    title: str | None = None
    stage: Stage | None = None
    number: int | None = None

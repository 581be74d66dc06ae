"""Whether a purchase can be advised on at all, and what is odd about it."""

from collections.abc import Callable
from decimal import Decimal

from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.purchase import Purchase

ABSURD_FROM_EUR = Decimal("1000000000")
"""A value from which we ask whether a comma was forgotten: no local authority buys for a billion at once."""
ABSURD_BELOW_EUR = Decimal("10")
"""Notices that hide their value say 1 or 0,01 euro; no contract is worth that."""


class PurchaseError(Exception):
    """A purchase that cannot be advised on, with everything that is wrong with it as codes and values."""

    def __init__(self, *problems: Warning) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems


def checked(purchase: Purchase, pack: PolicyPack, is_known_cpv: Callable[[str], bool]) -> tuple[Warning, ...]:
    """What is odd about a purchase. Raises `PurchaseError` with all problems when it cannot be advised on."""
    problems = []
    if not (purchase.title.strip() or purchase.description.strip() or purchase.cpv):
        problems.append(Warning("empty-text"))
    value = purchase.value_eur
    if value is not None and not value.is_finite():
        problems.append(Warning("value-not-a-number", {"value": str(value)}))
    elif value is not None and value <= 0:
        problems.append(Warning("negative-value", {"value": str(value)}))
    if purchase.authority is not None and purchase.authority not in pack.authorities:
        known = ", ".join(pack.authorities)
        problems.append(Warning("unknown-authority", {"authority": purchase.authority[:80], "known": known}))
    if problems:
        raise PurchaseError(*problems)
    odd = []
    if value is not None and not ABSURD_BELOW_EUR <= value < ABSURD_FROM_EUR:
        odd.append(Warning("absurd-value", {"value": str(value)}))
    odd += [Warning("unknown-cpv", {"cpv": code}) for code in purchase.cpv if not is_known_cpv(code)]
    return tuple(odd)


def authority_called(name: str, pack: PolicyPack) -> str | None:
    """The id of the authority that a person writes as `name`, by id or by name, or None."""
    wanted = name.strip().casefold().replace(" ", "-")
    for id, authority in pack.authorities.items():
        if wanted in (id.casefold(), authority.name.casefold().replace(" ", "-")):
            return id
    return None

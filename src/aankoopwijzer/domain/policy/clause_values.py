"""What a buyer may fill in for a parameter of a clause."""

from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.policy.criteria import ClauseParameter
from aankoopwijzer.domain.records.selection import LONGEST_VALUE
from aankoopwijzer.domain.values.typed import parse_amount

ValueFault = Literal["empty", "not-a-number", "not-whole", "below-zero", "above-hundred", "too-large", "too-long"]
LARGEST = Decimal(10_000_000)
_PERCENT = "%"
_COUNTED = frozenset({"dagen", "werkdagen", "weken", "maanden", "jaar", "minuten", "toestellen"})


class ValueRefused(ValueError):
    """A value that the parameter cannot have; `fault` says why."""

    def __init__(self, fault: ValueFault) -> None:
        super().__init__(fault)
        self.fault: ValueFault = fault


def checked_value(parameter: ClauseParameter, text: str) -> str:
    """The value as it goes into the clause: a figure with a point, or words on one line.

    Where the default is a figure the value is one, from 0 up to `LARGEST`, in percent up to 100, and whole where days,
    pieces and the like are counted. Raises `ValueRefused`.
    """
    tidy = " ".join(text.split())
    if not tidy:
        raise ValueRefused("empty")
    if len(tidy) > LONGEST_VALUE:
        raise ValueRefused("too-long")
    default = parameter.number
    if default is None:
        return tidy.translate({ord("{"): "(", ord("}"): ")"})
    try:
        number = parse_amount(tidy.removesuffix(_PERCENT) if parameter.unit == _PERCENT else tidy)
    except ValueError:
        raise ValueRefused("not-a-number") from None
    if number < 0:
        raise ValueRefused("below-zero")
    if parameter.unit == _PERCENT and number > 100:
        raise ValueRefused("above-hundred")
    if number > LARGEST:
        raise ValueRefused("too-large")
    is_counted = parameter.unit in _COUNTED or (parameter.unit is None and default == default.to_integral_value())
    if is_counted and number != number.to_integral_value():
        raise ValueRefused("not-whole")
    return f"{number.normalize():f}"

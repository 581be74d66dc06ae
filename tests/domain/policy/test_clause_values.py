"""What can be filled in for a blank of a clause."""

import pytest

from aankoopwijzer.domain.policy.clause_values import ValueRefused, checked_value
from aankoopwijzer.domain.policy.criteria import ClauseParameter
from aankoopwijzer.domain.values.text import Text

LABEL = Text(nl="Straf")


def _parameter(default: str, unit: str | None = None) -> ClauseParameter:
    return ClauseParameter(name="x", label=LABEL, default=default, unit=unit)


@pytest.mark.parametrize(
    ("default", "unit", "typed", "value"),
    [
        ("75", "EUR", "€ 1 250,50", "1250.5"),
        ("75", "EUR", "0", "0"),
        ("10", "%", "12,5 %", "12.5"),
        ("10", "%", "100", "100"),
        ("30", "dagen", " 45 ", "45"),
        ("3,3", "m", "3.6", "3.6"),
        ("3", None, "4", "4"),
        ("twee", None, " drie   stuks ", "drie stuks"),
        ("twee", None, "{threshold}", "(threshold)"),
    ],
)
def test_what_a_parameter_can_be_is_tidied(default: str, unit: str | None, typed: str, value: str) -> None:
    assert checked_value(_parameter(default, unit), typed) == value


@pytest.mark.parametrize(
    ("default", "unit", "typed", "fault"),
    [
        ("75", "EUR", "", "empty"),
        ("75", "EUR", "veel", "not-a-number"),
        ("75", "EUR", "-1", "below-zero"),
        ("75", "EUR", "10000001", "too-large"),
        ("10", "%", "100,5", "above-hundred"),
        ("30", "dagen", "4,5", "not-whole"),
        ("3", None, "2,5", "not-whole"),
        ("twee", None, "w" * 81, "too-long"),
        ("75", "EUR", "1e9999", "not-a-number"),
        ("75", "EUR", "NaN", "not-a-number"),
    ],
)
def test_what_it_cannot_be_is_refused_with_the_reason(default: str, unit: str | None, typed: str, fault: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        checked_value(_parameter(default, unit), typed)
    assert refused.value.fault == fault

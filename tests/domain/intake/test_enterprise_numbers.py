"""Enterprise numbers, checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import vat

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number


@pytest.mark.parametrize("text", ["0999.000.723", "BE0999000723", "BE 0999.000.723", "0999000723"])
def test_every_way_of_writing_it_is_one_number(text):
    assert read_enterprise_number(text) == ("0999000723", False)


def test_a_lost_zero_is_put_back_and_told():
    assert read_enterprise_number("999000723") == ("0999000723", True)


@pytest.mark.parametrize(("text", "reason"), [("0999.037.O48", "form"), ("12", "form"), ("0999000724", "check")])
def test_a_wrong_number_says_what_is_wrong(text, reason):
    with pytest.raises(WrongEnterpriseNumber) as refused:
        read_enterprise_number(text)
    assert refused.value.reason == reason


@given(st.integers(min_value=1_000_000, max_value=9_999_999))
def test_python_stdnum_agrees_on_the_check_digits(body):
    eight = f"0{body}"
    right = f"{eight}{97 - int(eight) % 97:02d}"
    assert vat.is_valid(right)
    assert read_enterprise_number(right)[0] == right

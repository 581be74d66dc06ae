"""The interval of a share that was counted in a sample."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.calculators.proportion import wilson

# (part, whole, low, high): Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
PUBLISHED = [(81, 263, "0.2553", "0.3662"), (15, 148, "0.0624", "0.1605"), (0, 20, "0.0000", "0.1611"), (1, 29, "0.0061", "0.1718")]  # fmt: skip


@pytest.mark.parametrize(("part", "whole", "low", "high"), PUBLISHED)
def test_the_interval_is_that_of_the_published_examples(part: int, whole: int, low: str, high: str) -> None:
    found = wilson(part, whole)
    assert found is not None
    assert [round(end, 4) for end in found] == [Decimal(low), Decimal(high)]


def test_one_of_one_is_not_certain() -> None:
    found = wilson(1, 1)
    # By hand: the low end is 1 / (1 + 1.96²) = 1 / 4.8415.
    assert found is not None
    assert (round(found[0], 3), found[1]) == (Decimal("0.207"), 1)


def test_an_empty_sample_has_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 5)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(part, whole)


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_lies_in_its_interval_and_the_interval_between_nothing_and_all(sample: tuple[int, int]) -> None:
    part, whole = sample
    found = wilson(part, whole)
    assert found is not None
    assert 0 <= found[0] <= Decimal(part) / whole <= found[1] <= 1

"""A record that replaces another: no way leads back to it."""

from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.intake.references import in_circles

NUMBERS = st.integers(0, 12)


def test_what_leads_into_a_circle_is_not_in_it():
    assert in_circles({"a": "b", "b": "c", "c": "b", "d": "a"}) == {"b", "c"}


def test_a_long_row_of_predecessors_is_no_circle():
    assert in_circles({number: number + 1 for number in range(5_000)}) == frozenset()


def test_what_leads_to_itself_at_once_is_said_elsewhere():
    assert in_circles({"a": "a", "b": "a"}) == frozenset()


@given(st.dictionaries(NUMBERS, NUMBERS))
def test_whoever_walks_from_one_in_a_circle_comes_back_and_nobody_else_does(leads):
    def comes_back(start):
        at = leads.get(start)
        for _ in leads:
            if at == start or at is None:
                break
            at = leads.get(at)
        return at == start and leads[start] != start

    assert in_circles(leads) == {start for start in leads if comes_back(start)}

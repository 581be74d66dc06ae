"""A figure on one or two records is kept back, and nobody can work it out from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.withholding import LEAST, withheld

HERE, THERE, BIG = (Place(name, 2025) for name in ("here", "there", "big"))
REGION = Place(None, 2025)


def test_enough_records_are_all_shown() -> None:
    assert withheld("spend", {HERE: 3, THERE: 9, REGION: 12}) == frozenset()


def test_one_record_is_kept_back_and_so_is_the_next_smallest_that_would_give_it_away() -> None:
    assert withheld("spend", {HERE: 1, THERE: 9, BIG: 70, REGION: 80}) == {HERE, THERE}


def test_without_anything_to_hide_it_among_the_sum_is_kept_back_too() -> None:
    assert withheld("duty_trips", {HERE: 2, REGION: 2}) == {HERE, REGION}


def test_what_cannot_tell_of_a_person_is_shown() -> None:
    assert withheld("light_points", {HERE: 1, REGION: 1}) == frozenset()


def test_nothing_is_no_record() -> None:
    assert withheld("spend", {HERE: 0, THERE: 5, REGION: 5}) == frozenset()


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(["K1/1", "K1/2", "K1/3"])),
        st.integers(1, 12),
        min_size=1,
    )
)
def test_no_sum_less_what_is_shown_of_it_is_one_or_two_records(cells: dict[tuple[str, str], int]) -> None:
    records: dict[Place, int] = {}
    for (authority, group), n in cells.items():
        for place in (
            Place(authority, 2025, group), Place(authority, 2025), Place(None, 2025, group), Place(None, 2025),
        ):  # fmt: skip
            records[place] = records.get(place, 0) + n
    hidden = withheld("spend", records)
    assert all(place in hidden for place, n in records.items() if n < LEAST)
    for whole, all_of_it in records.items():
        for field in ("authority", "product_group"):
            parts = [
                part
                for part in records
                if getattr(whole, field) is None and getattr(part, field) and part._replace(**{field: None}) == whole
            ]
            left = all_of_it - sum(records[part] for part in parts if part not in hidden)
            assert whole in hidden or not parts or left == 0 or left >= LEAST, (whole, field)
            # Nor is one of them what the others leave.
            assert len([part for part in parts if part in hidden]) + (whole in hidden) != 1 or not parts, (whole, field)

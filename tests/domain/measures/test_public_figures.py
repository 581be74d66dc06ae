"""What everybody may see: a figure that could tell of a person is kept back, and so is what would give it away."""

from decimal import Decimal

from tests.domain.measures.measured import measured

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.results import results
from aankoopwijzer.domain.measures.tally import Tally

TRIPS = ("k2-short-trips", "number")
SOCIAL = ("s1-social-spend", "value")


def test_one_or_two_records_are_kept_back_with_the_next_smallest_and_the_sum_stays() -> None:
    tallies = {
        Place("brugge", 2024): Tally(2, 2, 1, 2),
        Place("damme", 2024): Tally(5, 5, 1, 5),
        Place("torhout", 2024): Tally(9, 9, 3, 9),
    }
    full = measured({TRIPS: tallies})
    public = full.public()
    found = public.figures_of(public.pack.indicators[TRIPS[0]], TRIPS[1])
    kept_back = {place.authority for place, figure in found.items() if figure.lack is Lack.WITHHELD}
    assert kept_back == {"brugge", "damme"}
    assert found[Place(None, 2024)].value == Decimal(5) / 16 * 100
    # Who may see the records sees the figure.
    assert full.figures_of(full.pack.indicators[TRIPS[0]], TRIPS[1])[Place("brugge", 2024)].value == 50


def test_a_year_that_is_kept_back_is_no_year_without_data() -> None:
    public = measured({TRIPS: {Place("brugge", 2024): Tally(2, 2, 1, 2)}}).public()
    course = public.course(TRIPS[0], authority="brugge")
    assert course.judged is not None
    assert course.judged.year == 2024
    assert (course.standing.standing, course.standing.why) == (Standing.NOT_DETERMINABLE, "withheld")
    assert course.judged.figure.tally.n == 0


def test_nothing_is_shown_against_a_base_year_that_is_kept_back() -> None:
    tallies = {
        Place("brugge", 2020): Tally(1, 1, 10_000),
        Place("damme", 2020): Tally(1, 1, 30_000),
        Place("torhout", 2020): Tally(9, 9, 90_000),
        **{Place(id, 2024): Tally(5, 5, 20_000) for id in ("brugge", "damme", "torhout")},
    }
    full = measured({SOCIAL: tallies})
    assert full.course(SOCIAL[0], authority="brugge").points[-2].shown == 100
    course = full.public().course(SOCIAL[0], authority="brugge")
    assert course.baseline is None
    assert {each.shown for each in course.points} == {None}
    # Nor in the open data, where 100 % more than what is kept back would say what that was.
    told = [each for each in results(full.public(), ["brugge"]) if (each.indicator.id, each.by) == SOCIAL]
    assert [(each.point.year, each.is_withheld, each.value, each.baseline) for each in told] == [
        (2020, True, None, None), (2024, False, None, None),
    ]  # fmt: skip


def test_what_counts_things_is_shown_whole() -> None:
    led = ("k3-led-new", "number")
    public = measured({led: {Place("brugge", 2024): Tally(1, 1, 1, 1)}}).public()
    assert public.figures_of(public.pack.indicators[led[0]], led[1])[Place("brugge", 2024)].value == 100

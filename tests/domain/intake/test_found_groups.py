"""By what product groups were found: the code says most, then the description, then the account."""

from decimal import Decimal

import pytest

from aankoopwijzer.domain.intake.found_groups import groups_found_by, least_sure, reason_found_by
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import How, SpendTopic


def topic(how: How, *because: str) -> SpendTopic:
    matches = (RowMatch(row="S1/5", score=0.8, because=because),) if because else ()
    return SpendTopic(
        key="k", cpv=None, account_code=None, account_name="Poetsdienst", description="Ramen wassen", how=how,
        matches=matches,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("because", "found"),
    [
        (("Poetsdienst", "CPV 9091"), "cpv"),
        (("poetsdienst", "ramen WASSEN"), "description"),
        (("Poetsdienst",), "account"),
        (("ramen poetsdienst",), "words"),
    ],
)
def test_what_says_most_is_named(because, found):
    assert groups_found_by(topic("matched", *because)) == found


@pytest.mark.parametrize(
    ("how", "found"), [("person", "person"), ("outside", "outside"), ("", None), ("doubtful", None)]
)
def test_what_no_words_gave_is_named_by_how_it_came(how, found):
    assert groups_found_by(topic(how, "Ramen")) == found


def test_of_a_match_that_was_not_kept_nothing_is_said():
    assert groups_found_by(topic("matched")) is None


def test_a_reason_stands_where_it_was_read():
    assert reason_found_by("wassen", topic("matched")) == "description"


def test_several_groups_are_as_sure_as_the_least_sure():
    matches = [RowMatch(row="S1/2", score=0.934, because=("a",)), RowMatch(row="S2/2", score=1.0, because=("a",))]
    assert least_sure(matches) == Decimal("0.93")
    assert least_sure([]) is None

"""The history in words."""

import datetime as dt

import pytest

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, Change
from aankoopwijzer.reports.history_words import says_something, was_and_is, who
from aankoopwijzer.reports.speech import speech

DUTCH = speech("nl")


def change(before: object, after: object) -> Change:
    return Change(
        number=1,
        at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        by=Actor(kind="system", id="test"),
        kind="procurement",
        record="1",
        authority=None,
        before={"it": before},
        after={"it": after},
        why="",
    )


def spaced(said: tuple[str, str]) -> tuple[str, ...]:
    """With ordinary spaces: numbers and days hold narrow ones and ones that do not break."""
    return tuple(" ".join(each.split()) for each in said)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, "Straat", ("–", "Straat")),
        (True, False, ("ja", "nee")),
        (FORGOTTEN, 3, ("vergeten", "3")),
        ("0", 0, ("0", "0")),
        ([], ["45233140"], ("–", "45233140")),
        (["a", "b"], ["b", "c"], ("a", "c")),
        (
            [{"title": "Wegenis", "cpv": [], "is_reserved": None}],
            [{"title": "Wegenis", "cpv": [], "is_reserved": None}, {"title": "Groen", "value_estimated": "5.00"}],
            ("–", "titel: Groen, raming: 5 euro"),
        ),
    ],
)
def test_a_value_is_said_as_a_reader_would_and_of_lists_only_what_differs(
    before: object, after: object, said: tuple[str, str]
) -> None:
    assert spaced(was_and_is(change(before, after), "it", DUTCH)) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("stage", "awarded", "gegund"),
        ("value_awarded", "16602.60", "16 602,60 euro"),
        ("awarded_on", "2026-11-13", "13 november 2026"),
        ("awarded_on", "2026-99-99", "2026-99-99"),
        ("typed", ["title", "value_paid"], "titel; betaald"),
        ("documents", [{"name": "a.docx", "kind": "specifications"}], "naam: a.docx, soort: bestek"),
        ("kind", "contract", "contract"),
        ("value_paid", "nan?", "nan?"),
    ],
)
def test_a_code_an_amount_and_a_day_are_said_in_words(name: str, value: object, said: str) -> None:
    one = change(None, None).model_copy(update={"before": None, "after": {name: value}})
    assert spaced(was_and_is(one, name, DUTCH)) == ("–", said)
    assert says_something(one, name, DUTCH)


@pytest.mark.parametrize(
    ("kind", "name", "value", "said"),
    [
        ("import_job", "state", "stopped", "werd gestopt, er is niets geschreven"),
        ("action", "state", "running", "loopt"),
        ("feedback", "state", "declined", "niet gevolgd"),
        ("named_supplier", "how", "nobody", "een mens zei: geen leverancier"),
        ("spend_topic", "how", "doubtful", "twijfel, te vragen"),
        ("contract", "status", "accepted", "bewijs aanvaard"),
        ("api_token", "most", "view", "lezen"),
        ("api_token", "revoked_at", "2026-11-29T14:30:23.380975+00:00", "29 november 2026, 14:30 UTC"),
    ],
)
def test_a_code_is_said_as_that_kind_of_record_means_it(kind: str, name: str, value: str, said: str) -> None:
    one = change(None, None).model_copy(update={"kind": kind, "before": None, "after": {name: value}})
    assert spaced(was_and_is(one, name, DUTCH)) == ("–", said)


def test_what_is_still_unknown_of_a_new_record_says_nothing() -> None:
    assert not says_something(change(None, []), "it", DUTCH)


def test_who_did_it_is_a_name_or_says_what_it_was() -> None:
    said = [
        who(by, {7: "An Peeters"}, DUTCH)
        for by in (
            Actor(kind="account", id="7"),
            Actor(kind="account", id="8"),
            Actor(kind="import", id="5"),
            Actor(kind="supplier_link", id="6"),
            Actor(kind="system", id="demo"),
        )
    ]
    assert said == [
        "An Peeters",
        "een vroegere account (8)",
        "import 5",
        "de leverancier, met link 6",
        "het systeem (demo)",
    ]

"""Conditions give Kleene's three answers, and say what they rest on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from aankoopwijzer.domain.rules.conditions import Condition, facts_of, parameters_of
from aankoopwijzer.domain.rules.evaluation import evaluate
from aankoopwijzer.domain.rules.facts import PartlyKnown
from aankoopwijzer.domain.rules.verdicts import Status

CONDITION = TypeAdapter(Condition)
APPLIES, NOT, UNKNOWN = Status.APPLIES, Status.DOES_NOT_APPLY, Status.UNKNOWN
NAMES = ("a", "b", "c")


def condition(data: object) -> Condition:
    return CONDITION.validate_python(data)


def atoms() -> st.SearchStrategy[dict]:
    return st.builds(lambda name, wanted: {"fact": name, "is": wanted}, st.sampled_from(NAMES), st.booleans())


def trees() -> st.SearchStrategy[dict]:
    return st.recursive(
        atoms(),
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=8,
    )


facts = st.dictionaries(st.sampled_from(NAMES), st.booleans())


@given(trees(), facts)
def test_a_further_answer_may_settle_a_verdict_but_never_overturns_one(tree: dict, known: dict) -> None:
    before = evaluate(condition(tree), known, {}).status
    for name in set(NAMES) - set(known):
        for answer in (True, False):
            after = evaluate(condition(tree), {**known, name: answer}, {}).status
            assert before in (UNKNOWN, after)


@given(trees(), st.fixed_dictionaries({name: st.booleans() for name in NAMES}))
def test_with_every_fact_known_the_answer_is_that_of_plain_logic(tree: dict, known: dict) -> None:
    def plainly(part: dict) -> bool:
        match part:
            case {"all": parts}:
                return all(plainly(each) for each in parts)
            case {"any": parts}:
                return any(plainly(each) for each in parts)
            case {"not": each}:
                return not plainly(each)
            case _:
                return known[part["fact"]] == part["is"]

    assert evaluate(condition(tree), known, {}).applies == plainly(tree)


@given(trees(), facts)
def test_an_unknown_verdict_names_missing_facts_and_a_known_one_names_none(tree: dict, known: dict) -> None:
    verdict = evaluate(condition(tree), known, {})
    assert bool(verdict.missing) == (verdict.status is UNKNOWN)
    assert not set(verdict.missing) & set(known)


@given(trees(), facts)
def test_answering_what_is_missing_always_ends_in_a_verdict(tree: dict, known: dict) -> None:
    asked = dict(known)
    for _ in range(len(NAMES) + 1):
        verdict = evaluate(condition(tree), asked, {})
        if verdict.status is not UNKNOWN:
            return
        asked |= dict.fromkeys(verdict.missing, True)
    pytest.fail("still unknown after every missing fact was answered")


@given(trees(), facts)
def test_not_turns_the_answer_round_and_leaves_unknown_alone(tree: dict, known: dict) -> None:
    turned = {APPLIES: NOT, NOT: APPLIES, UNKNOWN: UNKNOWN}
    assert evaluate(condition({"not": tree}), known, {}).status is turned[evaluate(condition(tree), known, {}).status]


@pytest.mark.parametrize(
    ("operator", "below", "exactly", "above"),
    [
        ("at_least", NOT, APPLIES, APPLIES),
        ("above", NOT, NOT, APPLIES),
        ("at_most", APPLIES, APPLIES, NOT),
        ("below", APPLIES, NOT, NOT),
    ],
)
def test_bounds_say_whether_they_include_themselves(
    operator: str, below: Status, exactly: Status, above: Status
) -> None:
    rule = condition({"fact": "value", operator: {"parameter": "limit"}})
    found = [
        evaluate(rule, {"value": Decimal(value)}, {"limit": Decimal("140000")}).status
        for value in ("139999.99", "140000", "140000.01")
    ]
    assert found == [below, exactly, above]


def test_a_parameter_without_a_value_on_the_day_makes_the_answer_unknown() -> None:
    verdict = evaluate(condition({"fact": "value", "below": {"parameter": "limit"}}), {"value": Decimal(1)}, {})
    assert (verdict.status, verdict.missing) == (UNKNOWN, ("parameter:limit",))


@pytest.mark.parametrize(
    ("certain", "possible", "expected"),
    [({"S1/2"}, set(), APPLIES), ({"K1/1"}, {"S1/2"}, UNKNOWN), ({"K1/1"}, {"K1/2"}, NOT), (set(), set(), NOT)],
)
def test_a_possible_member_of_a_set_is_unknown_not_no(certain: set, possible: set, expected: Status) -> None:
    rows = PartlyKnown(frozenset(certain), frozenset(possible))
    assert evaluate(condition({"fact": "rows", "any_of": ["S1/2"]}), {"rows": rows}, {}).status is expected
    turned = {APPLIES: NOT, NOT: APPLIES, UNKNOWN: UNKNOWN}[expected]
    assert evaluate(condition({"fact": "rows", "none_of": ["S1/2"]}), {"rows": rows}, {}).status is turned


def test_a_code_is_under_a_prefix_when_it_starts_with_it() -> None:
    rule = condition({"fact": "cpv", "under_any": ["4523", "34"]})
    assert evaluate(rule, {"cpv": ("09310000", "45233140")}, {}).applies
    assert not evaluate(rule, {"cpv": ("09310000",)}, {}).applies


def test_the_reasons_tell_what_was_found_and_which_parameter_it_was_held_against() -> None:
    verdict = evaluate(
        condition({"fact": "value", "at_least": {"parameter": "limit"}}), {"value": Decimal(5)}, {"limit": Decimal(9)}
    )
    (reason,) = verdict.reasons
    assert (reason.fact, reason.operator, reason.found, reason.against) == ("value", "at_least", Decimal(5), Decimal(9))
    assert reason.parameter == "limit"


@pytest.mark.parametrize(
    "broken",
    [
        {"fact": "a"},
        {"fact": "a", "is": True, "is_not": False},
        {"all": []},
        {"al": [{"fact": "a", "is": True}]},
        {"fact": "a", "is": True, "because": "so"},
        {"always": False},
    ],
)
def test_a_condition_of_the_wrong_form_is_refused(broken: dict) -> None:
    with pytest.raises(ValidationError):
        condition(broken)


def test_a_condition_knows_its_facts_and_parameters() -> None:
    rule = condition({"any": [{"fact": "a", "is": True}, {"not": {"fact": "b", "above": {"parameter": "limit"}}}]})
    assert facts_of(rule) == {"a", "b"}
    assert parameters_of(rule) == {"limit"}

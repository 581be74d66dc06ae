"""All objectives are judged, each with its rule, facts, figures and source; never a bare yes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.guidance.conftest import ON, Advise, matched

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.flows.load_pack import load_pack

GUIDE = Guide(load_pack())
ROWS = tuple(GUIDE.pack.rows)
SIGNALS = ("maintenance", "planting", "fair_trade_goods", "professional_use", "consumables")


def statuses(guidance: Guidance) -> dict[str, Status]:
    return {verdict.code: verdict.status for verdict in guidance.objectives}


def applying(guidance: Guidance) -> set[str]:
    return {code for code, status in statuses(guidance).items() if status is Status.APPLIES}


rows = st.sets(st.sampled_from(ROWS), max_size=4)
values = st.one_of(st.none(), st.decimals(min_value=1, max_value=9_000_000, places=2))
signals = st.sets(st.sampled_from(SIGNALS))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Purchase, Matches]:
    certain = draw(rows)
    doubtful = draw(rows) - certain
    purchase = Purchase(
        title="x",
        value_eur=draw(values),
        date=draw(st.sampled_from([None, ON])),
        contract_type=draw(st.sampled_from([None, "works", "supplies", "services"])),
        framework_agreement=draw(st.sampled_from([None, True, False])),
    )
    found = Matches(certain=matched(certain), doubtful=matched(doubtful), signals=frozenset(draw(signals)))
    return purchase, found


def answered(purchase: Purchase, question: str, answer: bool) -> Purchase:
    """The purchase after an answer; a question about a fact of the purchase is answered by that fact."""
    facts = {"value": {"value_eur": Decimal(50_000)}, "date": {"date": ON}}
    facts |= {"contract_type": {"contract_type": "supplies"}, "framework_agreement": {"framework_agreement": answer}}
    change = facts.get(question) or {"answers": {**purchase.answers, question: answer}}
    return purchase.model_copy(update=change)


@given(situations())
def test_every_objective_is_judged_with_rule_reason_and_source(situation: tuple[Purchase, Matches]) -> None:
    guidance = GUIDE.advise(*situation, on=ON)
    assert [verdict.code for verdict in guidance.objectives] == list(GUIDE.pack.objectives)
    for verdict in guidance.objectives:
        assert verdict.rule in GUIDE.pack.obligations
        assert verdict.because.nl
        assert "{" not in verdict.because.nl, verdict.because.nl
        assert "{" not in verdict.because.in_language("en")
        assert verdict.source.document in GUIDE.pack.sources


@given(situations())
def test_an_unknown_objective_has_a_question_and_a_known_one_has_none(situation: tuple[Purchase, Matches]) -> None:
    guidance = GUIDE.advise(*situation, on=ON)
    asked = {question.id: question.changes for question in guidance.questions}
    for verdict in guidance.objectives:
        assert bool(verdict.questions) == (verdict.status is Status.UNKNOWN)
        assert all(verdict.code in asked[id] for id in verdict.questions)


@settings(max_examples=60)
@given(situations(), st.booleans())
def test_asking_only_the_returned_questions_always_ends_in_a_verdict(
    situation: tuple[Purchase, Matches], answer: bool
) -> None:
    purchase, matches = situation
    for _ in range(12):
        guidance = GUIDE.advise(purchase, matches, on=ON)
        if not guidance.questions:
            assert not guidance.with_status(Status.UNKNOWN)
            return
        purchase = answered(purchase, guidance.questions[0].id, answer)
    pytest.fail(f"still asking after twelve answers: {[question.id for question in guidance.questions]}")


@settings(max_examples=60)
@given(situations(), st.booleans(), st.data())
def test_an_answer_settles_and_never_overturns(
    situation: tuple[Purchase, Matches], answer: bool, data: st.DataObject
) -> None:
    purchase, matches = situation
    before = GUIDE.advise(purchase, matches, on=ON)
    questions = [question.id for question in before.questions if not question.id.startswith(ROW_QUESTION)]
    if not questions:
        return
    after = statuses(GUIDE.advise(answered(purchase, data.draw(st.sampled_from(questions)), answer), matches, on=ON))
    for code, status in statuses(before).items():
        assert status in (Status.UNKNOWN, after[code])


@settings(max_examples=60)
@given(situations(), st.decimals(min_value=1, max_value=5_000_000, places=2))
def test_a_higher_value_never_takes_a_mandatory_duty_away(situation: tuple[Purchase, Matches], more: Decimal) -> None:
    purchase, matches = situation
    if purchase.value_eur is None:
        return
    dearer = purchase.model_copy(update={"value_eur": purchase.value_eur + more})

    def mandatory(guidance: Guidance) -> set[str]:
        return {
            verdict.code
            for verdict in guidance.objectives
            if verdict.status is Status.APPLIES and verdict.force == "mandatory"
        }

    assert mandatory(GUIDE.advise(purchase, matches, on=ON)) <= mandatory(GUIDE.advise(dearer, matches, on=ON))


@given(st.sampled_from(ROWS))
def test_every_row_makes_at_least_one_objective_apply_or_asks_about_it(row: str) -> None:
    purchase = Purchase(title="x", value_eur=Decimal(50_000), date=ON, contract_type="supplies")
    guidance = GUIDE.advise(purchase, Matches(certain=matched([row])), on=ON)
    ambition = row.partition("/")[0]
    own = [verdict for verdict in guidance.objectives if verdict.ambition == ambition]
    assert any(verdict.status is not Status.DOES_NOT_APPLY for verdict in own)


# Expected values: the table of objectives per row in the framework, and its reading.
EXPECTED = [
    (["S1/2", "S2/2"], {}, {"S1.1", "S1.3", "S2.1", "S2.3"}),
    (["K1/2", "K1/4"], {"contract_type": "works", "says": ["planting"]}, {"K1.1", "K1.2", "K1.3"}),
    (["K1/6"], {}, {"K1.1", "K1.2"}),
    (["K1/3"], {"contract_type": "works"}, {"K1.1", "K1.2"}),
    (["K2/1"], {"contract_type": "supplies"}, {"K2.1"}),
    (["K2/4", "S1/4", "C1/5"], {}, {"K2.3", "S1.1", "S1.3", "C1.3"}),
    (["K3/2", "S2/4", "K2/5"], {"contract_type": "supplies"}, {"K2.4", "K3.1", "S2.2"}),
    (["K3/5"], {"contract_type": "supplies"}, {"K3.1"}),
    (["K3/5"], {"contract_type": "supplies", "says": ["professional_use"]}, {"K3.2"}),
    (["S2/3", "S2/5"], {"contract_type": "supplies", "says": ["fair_trade_goods"]}, {"S2.1", "S2.2", "S2.3"}),
    (["C1/2", "C2/2"], {"contract_type": "works"}, {"C1.1", "C2.1", "C2.2", "C2.4", "C2.5", "C2.6"}),
    (["C1/4", "K2/5"], {"contract_type": "supplies"}, {"C1.1", "C1.2", "K2.4"}),
    (["C2/6", "K2/5"], {"contract_type": "supplies"}, {"C2.1", "C2.4", "K2.4"}),
    ([], {}, set()),
]


@pytest.mark.parametrize(("rows", "facts", "expected"), EXPECTED)
def test_the_rows_of_a_purchase_bring_the_objectives_of_the_framework(
    advise: Advise, rows: list[str], facts: dict, expected: set[str]
) -> None:
    assert applying(advise(*rows, **facts)) == expected


def test_maintenance_of_the_public_domain_only_asks(advise: Advise) -> None:
    guidance = advise("K1/3", says=["maintenance"])
    assert statuses(guidance)["K1.1"] is Status.UNKNOWN
    assert {"surface_is_changed", "surface_sheds_rain"} <= {question.id for question in guidance.questions}
    settled = advise("K1/3", says=["maintenance"], answers={"surface_is_changed": "ja", "surface_sheds_rain": "nee"})
    assert statuses(settled)["K1.1"] is Status.APPLIES
    assert statuses(settled)["K1.2"] is Status.DOES_NOT_APPLY


def test_the_buyer_can_contradict_what_was_assumed(advise: Advise) -> None:
    assumed = advise("K3/5", says=["professional_use"])
    assert [(each.question, each.taken) for each in assumed.assumptions] == [("professional_appliances", True)]
    assert applying(advise("K3/5", says=["professional_use"], answers={"professional_appliances": False})) == {"K3.1"}


def test_the_buyer_can_add_and_refuse_a_row(advise: Advise) -> None:
    guidance = advise("K3/1", maybe=["C1/6"], answers={"row:K3/1": "nee", "row:C1/6": "ja"})
    assert [match.row for match in guidance.matches] == ["C1/6"]


def test_a_reserved_contract_needs_no_menu(advise: Advise) -> None:
    guidance = advise("S1/5", value_eur=Decimal(500_000), answers={"contract_reserved": True})
    assert statuses(guidance)["S1.3"] is Status.DOES_NOT_APPLY
    assert statuses(guidance)["S1.1"] is Status.APPLIES


def test_the_menu_is_compulsory_from_the_threshold_and_recommended_below_it(advise: Advise) -> None:
    below, above = (
        next(v for v in advise("S1/5", value_eur=Decimal(value)).objectives if v.code == "S1.3")
        for value in (100_000, 200_000)
    )
    assert (below.force, above.force) == ("promote", "mandatory")
    assert [each.parameter for each in above.parameters] == ["negotiated-without-publication"]
    assert "140\N{NO-BREAK SPACE}000" in above.because.nl


def test_an_instrument_never_follows_from_one_purchase_but_is_shown_beside_it(advise: Advise) -> None:
    plan = next(verdict for verdict in advise("K2/1").objectives if verdict.code == "K2.2")
    assert plan.status is Status.DOES_NOT_APPLY
    assert plan.context is not None
    assert next(verdict for verdict in advise("C1/1").objectives if verdict.code == "K2.2").context is None


def test_why_not_is_told_by_the_nearest_duty(advise: Advise) -> None:
    def rule(guidance: Guidance) -> str | None:
        return next(verdict.rule for verdict in guidance.objectives if verdict.code == "K1.2")

    assert rule(advise("S1/2")) == "rainwater-in-public-domain"
    assert rule(advise("K1/3", answers={"watercourse_takes_rain": False})) == "rainwater-at-watercourses"


def test_two_rows_of_one_name_are_named_once_in_a_sentence(advise: Advise) -> None:
    said = next(each for each in advise("C1/2", "C2/2").objectives if each.code == "C2.6").because.nl
    assert said.startswith("Je bouwt of renoveert (Bouw (nieuw)). ")

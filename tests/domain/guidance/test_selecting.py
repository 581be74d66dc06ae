"""What the buyer makes of the proposed criteria, and what the advice says about it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.guidance.conftest import ON, Advise, matched

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.guidance.selecting import NO_REASON
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Dropped, Selection
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.load_pack import load_pack

GUIDE = Guide(load_pack())
CATERING = "S2/2"
ONLY, LIGHT, EXTRA = "fair-trade-products", "short-chain-freshness", "fair-trade-yearly-list"


def _ids(criteria):
    return [each.criterion.id for each in criteria]


def _codes(guidance):
    return [each.code for each in guidance.warnings]


def test_a_dropped_criterion_is_out_of_the_set_and_named_with_its_reason(advise: Advise) -> None:
    why = Dropped(reason="too-costly", words="er is geen budget")
    found = advise(CATERING, selection=Selection(dropped={LIGHT: why}))
    assert LIGHT not in _ids(found.criteria)
    assert [(each.chosen.criterion.id, each.why) for each in found.dropped] == [(LIGHT, why)]
    assert found.proportionality.asked == found.burden.asked == len(found.criteria)


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (Dropped(), NO_REASON),
        (Dropped(reason="other"), NO_REASON),
        (Dropped(reason="no-such-reason"), NO_REASON),
        (Dropped(reason="other", words="twee kwekers, beide vol"), "duty-dropped"),
        (Dropped(words="twee kwekers, beide vol"), "duty-dropped"),
        (Dropped(reason="no-supply"), "duty-dropped"),
    ],
)
def test_a_mandatory_duty_that_loses_its_only_criterion_is_named_and_asks_why(
    advise: Advise, why: Dropped, code: str
) -> None:
    found = advise(CATERING, selection=Selection(dropped={ONLY: why}))
    assert [(each.code, each.values) for each in found.warnings if "duty" in each.code] == [
        (code, {"objective": "S2.3"})
    ]
    assert found.dropped[0].leaves == ("S2.3",)


def test_a_mandatory_duty_that_another_criterion_carries_out_is_not_undone(advise: Advise) -> None:
    found = advise(CATERING, selection=Selection(dropped={ONLY: Dropped()}, added=(EXTRA,)))
    assert NO_REASON not in _codes(found)
    assert found.dropped[0].leaves == ()


def test_an_added_criterion_is_marked_counted_and_no_longer_offered(advise: Advise) -> None:
    before = advise(CATERING)
    found = advise(CATERING, selection=Selection(added=(EXTRA, EXTRA), levels={EXTRA: Level.GEVORDERD}))
    added = next(each for each in found.criteria if each.criterion.id == EXTRA)
    assert (added.is_added, added.level) == (True, Level.GEVORDERD)
    assert "ten laatste 30 kalenderdagen" in added.clause.nl
    assert found.burden.asked == before.burden.asked + 1
    assert EXTRA in _ids(before.further_criteria)
    assert EXTRA not in _ids(found.further_criteria)


def test_criteria_stay_in_the_order_of_the_tender(advise: Advise) -> None:
    parts = [each.part for each in advise(CATERING, selection=Selection(added=("fair-trade-share-award",))).criteria]
    assert parts == ["technical_specification", "technical_specification", "award_criterion", *parts[3:]]


@pytest.mark.parametrize("id", ["led-lighting", "no-such"])
def test_a_choice_about_a_criterion_that_is_not_here_is_warned_of_and_does_nothing(advise: Advise, id: str) -> None:
    found = advise(CATERING, selection=Selection(added=(id,), dropped={id: Dropped()}))
    assert _ids(found.criteria) == _ids(advise(CATERING).criteria)
    assert _codes(found).count("criterion-not-here") == 1


def test_a_value_that_cannot_be_is_warned_of_and_the_usual_one_stands(advise: Advise) -> None:
    found = advise(CATERING, selection=Selection(added=(EXTRA,), values={EXTRA: {"penalty": "veel", "x": "1"}}))
    assert next(each for each in found.criteria if each.criterion.id == EXTRA).blanks["penalty"] == "75"
    assert [each.values["value"] for each in found.warnings if each.code == "value-refused"] == ["veel"]


def test_the_hours_of_a_proof_count_once_and_by_its_burden(advise: Advise) -> None:
    found = advise(CATERING, selection=Selection(added=("fair-trade-share-award", EXTRA)))
    early = [each for each in found.criteria if each.criterion.proof.when == "with-tender"]
    hours = {"light": 1, "medium": 4, "heavy": 12}
    assert found.burden.before_award == len(early) == 1
    assert found.burden.tenderer_hours == hours[early[0].criterion.burden]
    late = {each.criterion.proof.what.nl: hours[each.criterion.burden] for each in found.criteria if each not in early}
    assert found.burden.contractor_hours == sum(late.values())


def test_without_a_date_the_hours_are_not_known(advise: Advise) -> None:
    assert advise(CATERING, date=None).burden.contractor_hours is None


def test_weights_that_leave_nothing_for_price_are_warned_of(advise: Advise) -> None:
    rows = list(GUIDE.pack.rows)
    possible = advise(*rows).further_criteria
    awards = tuple(each.criterion.id for each in possible if each.part == "award_criterion")
    found = advise(*rows, level=Level.AMBITIEUS, selection=Selection(added=awards))
    assert found.burden.weight_percent >= 100
    assert found.burden.price_percent == 0
    assert "no-room-for-price" in _codes(found)
    assert "set-too-heavy" in _codes(found)
    assert found.proportionality.is_too_much


def test_the_effect_on_tenderers_is_unknown_without_a_supplier_file(advise: Advise) -> None:
    assert advise(CATERING).proportionality.bidders_effect == "unknown"
    assert advise("S1/1", suppliers=()).proportionality.bidders_effect == "none-expected"


def test_small_firms_may_stay_away_from_more_than_fits(advise: Advise) -> None:
    named = next(iter(GUIDE.pack.branches.values())).market.activities["S1/1"]  # type: ignore[union-attr]
    activities = tuple(named)
    offers = (SupplierOffer(name="A", kind="sheltered", activities=activities, is_small=True, distance_km=Decimal(3)),)
    added = tuple(_ids(advise("S1/1", suppliers=offers).further_criteria))
    found = advise("S1/1", suppliers=offers, selection=Selection(added=added))
    assert found.proportionality.is_too_much
    assert found.proportionality.bidders_effect == "small-may-stay-away"
    assert advise("S1/1", suppliers=offers).proportionality.bidders_effect == "none-expected"


@given(
    st.sets(st.sampled_from(sorted(GUIDE.pack.rows)), min_size=1, max_size=3),
    st.sets(st.sampled_from(sorted(GUIDE.pack.criteria)), max_size=6),
    st.sets(st.sampled_from(sorted(GUIDE.pack.criteria)), max_size=6),
)
@settings(max_examples=60)
def test_every_proposed_or_further_criterion_is_in_exactly_one_list(rows, added, dropped) -> None:
    purchase = Purchase(title="x", value_eur=Decimal(90_000), date=ON, contract_type="works")
    matches = Matches(certain=matched(rows))
    before = GUIDE.advise(purchase, matches, on=ON)
    selection = Selection(added=tuple(added), dropped={id: Dropped() for id in dropped})
    after = GUIDE.advise(purchase, matches, on=ON, selection=selection)
    lists = [_ids(after.criteria), _ids(after.further_criteria), [each.chosen.criterion.id for each in after.dropped]]
    assert sorted(id for ids in lists for id in ids) == sorted(_ids(before.criteria) + _ids(before.further_criteria))

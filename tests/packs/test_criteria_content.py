"""What the criteria of the Bruges pack must be: enough of them, fit to paste, checkable, no two alike."""

import re
from datetime import date
from itertools import combinations

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.rules.conditions import comparisons
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.check_criteria import check_criteria

INSTRUMENTS = {"K2.2", "S1.2", "C1.4"}
"""Objectives that no single purchase carries out (the framework's plans, menus and projects)."""

PARTS_OF_EVERY_ROW = {"technical_specification", "award_criterion", "contract_performance_condition"}

CARRIERS = {
    "K1.1": ("unsealing-and-greening", "green-share-design"),
    "K1.2": ("rainwater-capture-and-reuse", "rainwater-in-design"),
    "K1.3": ("native-planting-list",),
    "K2.1": ("vehicle-co2-emission", "bicycle-instead-of-car", "truck-alternative-fuel"),
    "K2.3": ("sharing-scheme-availability",),
    "K2.4": ("co2-efficient-delivery",),
    "K3.1": ("led-lighting", "ict-energy-label", "small-machine-efficiency", "household-appliance-label"),
    "K3.2": ("large-machine-efficiency", "professional-appliance-energy"),
    "S1.1": ("reserved-contract", "reserved-lot"),
    "S1.3": (
        "social-menu-clause",
        "social-return-percentage",
        "social-subcontracting",
        "social-employment-hours",
        "social-work-placement",
        "social-action-plan-award",
    ),
    "S2.1": ("short-chain-freshness", "local-building-materials-reuse"),
    "S2.2": (
        "supply-chain-disclosure-textile",
        "supply-chain-disclosure-ict",
        "supply-chain-disclosure-building-materials",
    ),
    "S2.3": ("fair-trade-products",),
    "C1.1": (
        "less-new-material",
        "recycled-content-finishing",
        "packaging-material-reduction",
        "furniture-reuse-first",
    ),
    "C1.2": ("less-packaging-award",),
    "C1.3": ("sharing-instead-of-buying",),
    "C1.5": ("product-as-a-service",),
    "C2.1": ("expected-lifetime",),
    "C2.2": ("design-for-disassembly",),
    "C2.4": ("repairability", "spare-parts-availability"),
    "C2.5": ("gro-sustainability-meter",),
    "C2.6": ("building-life-cycle-cost",),
}
"""The criteria that carry each objective out; obligations and reports point at them."""


def test_every_row_has_a_specification_an_award_criterion_and_a_condition_among_five(bruges: PolicyPack) -> None:
    for row in bruges.rows:
        serving = [criterion for criterion in bruges.criteria.values() if row in criterion.rows]
        parts = {criterion.part for criterion in serving}
        assert len(serving) >= 5, row
        assert parts >= PARTS_OF_EVERY_ROW, row


def test_the_library_holds_at_least_245_criteria(bruges: PolicyPack) -> None:
    assert len(bruges.criteria) >= 245


def test_every_objective_that_a_purchase_can_carry_out_has_a_criterion(bruges: PolicyPack) -> None:
    served = {objective for criterion in bruges.criteria.values() for objective in criterion.objectives}
    assert served == set(bruges.objectives) - INSTRUMENTS


@pytest.mark.parametrize("objective", CARRIERS)
def test_the_main_criteria_of_an_objective_keep_their_ids(bruges: PolicyPack, objective: str) -> None:
    for id in CARRIERS[objective]:
        assert objective in bruges.criteria[id].objectives


def test_every_duty_with_criteria_has_one_for_each_of_its_rows(bruges: PolicyPack) -> None:
    lacking = []
    for duty in bruges.obligations.values():
        asked = [bruges.criteria[request.criterion] for request in duty.requires]
        rows = {
            row
            for comparison in comparisons(duty.applies_when)
            if comparison.fact == "purchase.rows" and comparison.operator == "any_of"
            for row in comparison.against
        }
        if asked:
            lacking += [(duty.id, row) for row in sorted(rows) if not any(row in each.rows for each in asked)]
    assert lacking == []


def test_every_objective_that_a_row_serves_has_a_criterion_for_that_row(bruges: PolicyPack) -> None:
    lacking = {
        (duty.objective, row)
        for duty in bruges.obligations.values()
        if duty.objective not in INSTRUMENTS
        for comparison in comparisons(duty.applies_when)
        if comparison.fact == "purchase.rows" and comparison.operator == "any_of"
        for row in comparison.against
        if not any(row in each.rows and duty.objective in each.objectives for each in bruges.criteria.values())
    }
    assert lacking == set()


def test_a_criterion_serves_objectives_of_the_ambitions_of_its_rows(bruges: PolicyPack) -> None:
    astray = [
        (criterion.id, objective)
        for criterion in bruges.criteria.values()
        for objective in criterion.objectives
        if not any(row.startswith(bruges.objectives[objective].ambition) for row in criterion.rows)
    ]
    assert astray == []


def test_every_award_criterion_says_its_points_and_how_they_are_counted(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        if criterion.part == "award_criterion":
            assert criterion.scoring is not None, criterion.id
            assert criterion.clause.nl.startswith("Gunningscriterium"), criterion.id
            assert "punten op 100" in criterion.clause.nl, criterion.id
            assert criterion.scoring_formula is not None, criterion.id
            assert [str(criterion.weight_at(level)) for level in criterion.levels] == [
                threshold.value for threshold in criterion.levels.values()
            ], criterion.id
        else:
            assert criterion.weight_at(Level.AMBITIEUS) is None, criterion.id


def test_less_packaging_is_only_asked_as_an_award_criterion(bruges: PolicyPack) -> None:
    parts = {criterion.part for criterion in bruges.criteria.values() if "C1.2" in criterion.objectives}
    assert parts == {"award_criterion"}


@pytest.mark.parametrize("id", ["rainwater-capture-and-reuse", "rainwater-in-design"])
def test_rainwater_is_captured_and_reused(bruges: PolicyPack, id: str) -> None:
    clause = bruges.criteria[id].clause.nl
    assert re.search(r"vangt .* op\b|opgevangen", clause)
    assert re.search(r"hergebruik|dekt", clause)


def test_nothing_favours_an_enterprise_for_where_it_is(bruges: PolicyPack) -> None:
    local = re.compile(
        r"lokale (ondernem|leverancier)|uit de (eigen )?(streek|regio|gemeente)|gevestigd in|km van", re.I
    )
    favoured = [each.id for each in bruges.criteria.values() if local.search(each.clause.nl)]
    assert favoured == []


def test_selection_asks_for_capacity_and_never_for_policy(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        if criterion.part in ("suitability", "selection_criterion"):
            assert not re.search(r"beleid|aanwerving|duurzaamheidsverslag", criterion.clause.nl), criterion.id


def test_social_clauses_keep_names_and_groups_out_of_the_file(bruges: PolicyPack) -> None:
    for id in ("social-employment-hours", "social-hours-register", "social-return-percentage"):
        assert re.search(r"zonder namen|geen naam", bruges.criteria[id].clause.nl), id


def test_the_library_is_sound(bruges: PolicyPack) -> None:
    """Nothing stale, out of reach, in conflict, alike or badly worded."""
    assert check_criteria(bruges, on=date(2026, 12, 31)) == ()


def test_no_two_clauses_say_nearly_the_same(bruges: PolicyPack) -> None:
    """Of the shorter clause at most 0.8 of its runs of three words may stand in the other."""
    runs = {each.id: _runs_of_three(each.clause.nl) for each in bruges.criteria.values()}
    near = [
        (one, other)
        for one, other in combinations(runs, 2)
        if len(runs[one] & runs[other]) > 0.8 * min(len(runs[one]), len(runs[other]))
    ]
    assert near == []


def _runs_of_three(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + 3]) for start in range(len(words) - 2)}


def test_no_two_criteria_share_a_title(bruges: PolicyPack) -> None:
    for language in ("nl", "en", "fr", "de"):
        titles = [criterion.title.in_language(language) for criterion in bruges.criteria.values()]
        assert len(titles) == len(set(titles)), language


def test_related_goes_to_criteria_that_share_a_row_or_objective(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        assert criterion.id not in (*criterion.related, *criterion.conflicts), criterion.id
        assert not set(criterion.related) & set(criterion.conflicts), criterion.id


def test_every_criterion_is_looked_at_again_within_eighteen_months(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        assert criterion.valid_from < criterion.review_by <= date(2027, 7, 1), criterion.id


def test_every_criterion_feeds_an_indicator_of_its_pillar(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        assert criterion.indicator is not None, criterion.id
        assert re.fullmatch(r"(k[123]|s[12]|c[12])-[a-z0-9]+(-[a-z0-9]+)*", criterion.indicator), criterion.id
        assert criterion.indicator[0].upper() in {objective[0] for objective in criterion.objectives}, criterion.id


def test_the_article_of_law_that_the_part_rests_on_is_named(bruges: PolicyPack) -> None:
    articles = {
        "technical_specification": "53",
        "award_criterion": "81",
        "contract_performance_condition": "87",
        "suitability": "66",
        "selection_criterion": "66",
        "reserved": "15",
    }
    for criterion in bruges.criteria.values():
        locators = [source.locator for source in criterion.legal_basis if source.document == "wet-2016"]
        assert any(articles[criterion.part] in locator for locator in locators), criterion.id

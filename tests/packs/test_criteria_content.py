"""What the criteria of the Bruges pack must be: enough of them, fit to paste, checkable, no two alike."""

import itertools
import re
from collections.abc import Iterator
from datetime import date

import pytest
from rapidfuzz import fuzz

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.rules.conditions import comparisons
from aankoopwijzer.domain.values.level import Level

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

VAGUE = re.compile(
    r"\b(zo ?veel mogelijk|zo \w+ mogelijk|indien mogelijk|waar mogelijk|waar dat kan|als dat kan|streven naar|streeft"
    r"|nastreven|tracht|bij voorkeur|in de mate van|optimaal|milieuvriendelijk\w*|zo nodig|eventueel|desgevallend"
    r"|voldoende|redelijke?|passende?|gangbare?|regelmatig|tijdig|op korte termijn)\b",
    re.IGNORECASE,
)
"""Words that nobody can check."""

NOT_FLEMISH = re.compile(
    r"\b(inkoper|inkoop|mkb|zzp\w*|middels|social return on investment|wethouder)\b", re.IGNORECASE
)

LABELS = re.compile(
    r"\b(Fairtrade|GOTS|FSC|PEFC|ENERGY STAR|TCO Certified|EPEAT|SA8000|Fair Wear|Electronics Watch|TFT|XertifiX"
    r"|Plant van Hier|TOTEM|GRO|energie-etiket|Europese norm|maatwerkbedrijf)\b"
)
"""Labels, standards and models that a clause may only name beside an equivalent."""


CONSEQUENCE = re.compile(
    r"straf|betaalt|weiger|geweerd|weert|inhoud|houdt .* in\b|vermindert|schort|vervangt|neemt .* terug|verbreken"
    r"|ambtshalve|niet (geselecteerd|goed|besteld|verwerkt)|op (eigen|zijn) kosten|legt .* stil|verlaagt|kosteloos|vergoed|op kosten van"
)

LONGEST_SENTENCE = 36
MOST_ALIKE = 75
"""Ratio of edit similarity above which two clauses ask the same thing."""


def texts(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """The Dutch texts of a criterion that end up in tender documents, by name."""
    yield "clause", criterion.clause.nl
    yield "proof", criterion.proof.what.nl
    yield "sanction", criterion.sanction.nl
    if criterion.scoring is not None:
        yield "scoring", criterion.scoring.nl


def test_every_row_has_a_specification_an_award_criterion_and_a_condition_among_five(bruges: PolicyPack) -> None:
    for row in bruges.rows:
        serving = [criterion for criterion in bruges.criteria.values() if row in criterion.rows]
        parts = {criterion.part for criterion in serving}
        assert len(serving) >= 5, row
        assert parts >= PARTS_OF_EVERY_ROW, row


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


def test_a_criterion_serves_objectives_of_the_ambitions_of_its_rows(bruges: PolicyPack) -> None:
    astray = [
        (criterion.id, objective)
        for criterion in bruges.criteria.values()
        for objective in criterion.objectives
        if not any(row.startswith(bruges.objectives[objective].ambition) for row in criterion.rows)
    ]
    assert astray == []


def test_every_blank_is_a_parameter_and_every_parameter_a_blank(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        blanks = {blank for _, text in texts(criterion) for blank in re.findall(r"\{(\w+)\}", text)}
        assert blanks - {"threshold"} == {parameter.name for parameter in criterion.parameters}, criterion.id
        assert ("{threshold}" in criterion.clause.nl) == (criterion.better != "yes"), criterion.id


def test_no_text_holds_words_that_nobody_can_check(bruges: PolicyPack) -> None:
    vague = [
        (criterion.id, part, found[0])
        for criterion in bruges.criteria.values()
        for part, text in texts(criterion)
        if (found := VAGUE.search(text) or NOT_FLEMISH.search(text))
    ]
    assert vague == []


def test_sentences_are_short_enough_to_read_once(bruges: PolicyPack) -> None:
    long = [
        (criterion.id, part, sentence)
        for criterion in bruges.criteria.values()
        for part, text in texts(criterion)
        for sentence in re.split(r"(?<=[.;:!?])\s+", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_a_label_or_standard_is_only_named_with_an_equivalent(bruges: PolicyPack) -> None:
    closed = [
        criterion.id
        for criterion in bruges.criteria.values()
        if LABELS.search(criterion.clause.nl) and not criterion.or_equivalent
    ]
    silent = [
        criterion.id
        for criterion in bruges.criteria.values()
        if criterion.or_equivalent and "gelijkwaardig" not in criterion.clause.nl
    ]
    assert (closed, silent) == ([], [])


def test_every_sanction_names_what_happens(bruges: PolicyPack) -> None:
    assert [each.id for each in bruges.criteria.values() if not CONSEQUENCE.search(each.sanction.nl)] == []


def test_every_award_criterion_says_its_points_and_how_they_are_counted(bruges: PolicyPack) -> None:
    for criterion in bruges.criteria.values():
        if criterion.part == "award_criterion":
            assert criterion.scoring is not None, criterion.id
            assert criterion.clause.nl.startswith("Gunningscriterium"), criterion.id
            assert "punten op 100" in criterion.clause.nl, criterion.id
            assert str(criterion.weight_percent) == criterion.levels[Level.BASIS].value, criterion.id
        else:
            assert criterion.weight_percent is None, criterion.id


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


def test_no_two_clauses_ask_the_same(bruges: PolicyPack) -> None:
    alike = [
        (one.id, other.id)
        for one, other in itertools.combinations(bruges.criteria.values(), 2)
        if fuzz.ratio(one.clause.nl, other.clause.nl, score_cutoff=MOST_ALIKE)
    ]
    assert alike == []


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

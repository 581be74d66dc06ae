"""The demonstration: invented, marked so, with trends, loaded fast and gone without a trace in the registers."""

import datetime as dt
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.demonstration.marking import FLAG, IN_WORDS
from aankoopwijzer.domain.guidance.distances import distances
from aankoopwijzer.domain.intake.enterprise_numbers import check_digits_are_right
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.remove_demo import remove_demo
from aankoopwijzer.register.columns import records
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.procurements.queries import Wanted
from aankoopwijzer.register.spend.queries import settled_topics

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)
EVERYTHING = Wanted(within=None)
MOST_SECONDS = 15
"""What `make run` may spend on it, of one processor: a clock on the wall counts what others do as well."""


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def _loaded(adviser: Adviser) -> None:
    load_authorities()
    load_demo(adviser, at=AT, until=UNTIL)


def rows(dataset: str) -> list:
    return list(records(TABLES[dataset], DATASETS[dataset]))


def test_it_is_there_within_the_time_that_starting_may_take(adviser: Adviser) -> None:
    started = time.process_time()
    loaded = load_demo(adviser, at=AT, until=UNTIL)
    assert time.process_time() - started < MOST_SECONDS
    assert loaded.procurements > 300
    assert loaded.rows > 3000


@pytest.mark.usefixtures("_loaded")
def test_some_purchases_have_lots_of_several_product_groups() -> None:
    apart = [one for one in queries.procurements(EVERYTHING) if len({lot.rows for lot in one.lots}) > 1]
    assert len(apart) > 3
    for one in queries.procurements(EVERYTHING):
        own = {each.row for each in one.rows}
        assert all(lot.rows is None or set(lot.rows) <= own for lot in one.lots)


@pytest.mark.usefixtures("_loaded")
def test_it_is_known_what_all_of_the_spend_was_for() -> None:
    settled = settled_topics()
    assert {line.topic_key for line in rows("spend_lines")} <= settled.keys()
    assert {"S1/1", "S1/5", "S2/2"} <= {row for found in settled.values() for row in found or ()}


@pytest.mark.usefixtures("_loaded")
def test_every_record_says_that_it_is_invented() -> None:
    bought = queries.procurements(EVERYTHING)
    assert all(one.is_fictitious and one.origin == "demo" and IN_WORDS in one.title for one in bought)
    for dataset in TABLES:
        found = rows(dataset)
        assert found, dataset
        assert all(FLAG in each.flags for each in found), dataset


@pytest.mark.usefixtures("_loaded")
def test_the_ten_authorities_have_something_of_every_year_and_nothing_of_after_the_day() -> None:
    bought = queries.procurements(EVERYTHING)
    assert {one.authority for one in bought} == {each.authority for each in rows("spend_lines")}
    assert len({one.authority for one in bought}) == 10
    assert {one.planned_on.year for one in bought if one.planned_on} == set(range(2019, 2027))
    assert max(one.published_on for one in bought if one.published_on) <= UNTIL
    assert max(each.date for each in rows("spend_lines")) <= UNTIL
    assert max(each.first_use for each in rows("vehicles")) <= UNTIL


@pytest.mark.usefixtures("_loaded")
def test_what_charts_are_to_show_moves_the_right_way() -> None:
    social = {each.enterprise_number for each in rows("social_recognitions")}
    spent: dict[int, Decimal] = dict.fromkeys(range(2019, 2027), Decimal(0))
    for each in rows("spend_lines"):
        if each.supplier_enterprise_number in social:
            spent[each.date.year] += each.amount_excl_vat
    assert spent[2025] > spent[2020] * Decimal("1.2")
    lights = rows("light_circuits")
    led = {
        old: [each.technology == "led" for each in lights if (each.installed_in < 2019) == old] for old in (False, True)
    }
    assert sum(led[0]) / len(led[0]) > sum(led[1]) / len(led[1])

    def fleet(year: int) -> Decimal:
        day = dt.date(year, 7, 1)
        used = [
            each
            for each in rows("vehicles")
            if each.first_use < day and (each.last_use is None or each.last_use > day) and each.co2_g_per_km is not None
        ]
        return sum((each.co2_g_per_km for each in used), Decimal(0)) / len(used)

    assert fleet(2025) < fleet(2019) * Decimal("0.85")
    asked = {year: [] for year in range(2019, 2027)}
    for one in (each for each in queries.procurements(EVERYTHING) if each.planned_on):
        asked[one.planned_on.year].append(any(each.is_chosen for each in one.criteria))
    assert sum(asked[2025]) / len(asked[2025]) > sum(asked[2019]) / len(asked[2019])


@pytest.mark.usefixtures("_loaded")
def test_of_what_few_keep_two_of_the_ten_hand_nothing_over_and_some_values_are_unknown() -> None:
    for dataset, column in (
        ("works", "paving_removed_m2"),
        ("plantings", "standing"),
        ("product_lives", "times_repaired"),
        ("shared_assets", "uses_per_year"),
        ("deliveries", "origin"),
        ("social_performances", "delivered_hours"),
        ("behaviour_projects", "people_reached"),
    ):
        found = rows(dataset)
        assert len({each.authority for each in found}) == 8, dataset
        unknown = sum(getattr(each, column) is None for each in found) / len(found)
        assert 0 < unknown < 0.5, (dataset, unknown)


@pytest.mark.usefixtures("_loaded")
def test_the_newer_registers_move_the_right_way_and_lives_go_back_far_enough() -> None:
    def share(dataset: str, day: str, years: tuple[int, ...], yes: Callable[[Any], bool]) -> float:
        of = [yes(each) for each in rows(dataset) if getattr(each, day) and getattr(each, day).year in years]
        return sum(of) / len(of)

    early, late = (2019, 2020), (2024, 2025)
    native = [
        share("plantings", "planted_on", years, lambda each: each.standing == "allowed") for years in (early, late)
    ]
    assert native[1] > native[0]
    reused = [
        share("works", "delivered_on", years, lambda each: each.rainwater_is_reused is True) for years in (early, late)
    ]
    assert reused[1] > reused[0]
    fair = [
        share("deliveries", "date", years, lambda each: each.has_fair_trade_label is True) for years in (early, late)
    ]
    assert fair[1] > fair[0]
    lives = rows("product_lives")
    assert min(each.in_use_from for each in lives if each.in_use_from).year == 2005
    assert {each.row for each in lives} == {f"C2/{number}" for number in range(1, 7)}
    over = [each for each in lives if each.out_of_use_on]
    assert 0.3 < len(over) / len(lives) < 0.8
    assert max(each.out_of_use_on for each in over) <= UNTIL


@pytest.mark.usefixtures("_loaded")
def test_a_new_vehicle_has_the_emission_class_of_its_year_and_an_electric_one_none() -> None:
    fleet = rows("vehicles")
    assert {each.emission_class for each in fleet if each.energy == "electric"} == {"none"}
    burning = [each for each in fleet if each.energy != "electric"]
    assert 0.8 < sum(1 for each in burning if each.emission_class) / len(burning) < 1
    recent = {each.emission_class for each in burning if each.first_use >= dt.date(2021, 1, 1)}
    assert recent == {"euro_6d", None}


@pytest.mark.usefixtures("_loaded")
def test_suppliers_have_a_size_that_fits_and_most_a_place_that_the_policy_knows(adviser: Adviser) -> None:
    market, pack = rows("suppliers"), adviser.pack
    assert {each.size for each in market} == {"micro", "small", "medium", "large", None}
    assert all(each.is_small == (each.size != "large") for each in market if each.size)
    assert all((each.size is None) == (each.size_source is None) == (each.size_on is None) for each in market)
    assert max(each.size_on for each in market if each.size_on) <= UNTIL
    found = [distances(each, pack.authorities.values(), pack.places) for each in market]
    assert 0.7 < sum(1 for each in found if each.of) / len(found) < 1
    assert {each.lacking for each in found} == {None, "not-in-table"}


@pytest.mark.usefixtures("_loaded")
def test_what_refers_to_something_refers_to_something_that_is_there() -> None:
    contracts = {one.contract_reference for one in queries.procurements(EVERYTHING)}
    assert {each.contract_reference for each in rows("social_performances")} <= contracts
    assert {each.contract_reference for each in rows("deliveries")} - {None} <= contracts
    assert {each.work_number for each in rows("plantings")} <= {each.number for each in rows("works")}
    vehicles = {each.number: each for each in rows("vehicles")}
    pairs = [(each, vehicles[each.replaces]) for each in vehicles.values() if each.replaces]
    assert len(pairs) > 50
    assert all(old.authority == new.authority for new, old in pairs)
    # The new one may come some weeks before the old one goes.
    assert all(old.last_use - new.first_use < dt.timedelta(days=31) for new, old in pairs)
    circuits = {(each.authority, each.number): each for each in rows("light_circuits")}
    pieces: dict[tuple[str, str], int] = {}
    for each in rows("luminaires"):
        pieces[each.authority, each.circuit] = pieces.get((each.authority, each.circuit), 0) + each.pieces
        assert circuits[each.authority, each.circuit].installed_in <= each.installed_in <= UNTIL.year
    assert len(pieces) > 20
    assert all(circuits[where].points == count for where, count in pieces.items())
    appliances = {each.number: each for each in rows("appliances")}
    swaps = [(each, appliances[each.replaces]) for each in appliances.values() if each.replaces]
    assert len(swaps) > 20
    assert all(old.authority == new.authority and old.kind == new.kind for new, old in swaps)
    assert all(old.bought_in < new.bought_in for new, old in swaps)
    assert len({old.number for _new, old in swaps}) == len(swaps)


@pytest.mark.usefixtures("_loaded")
def test_the_invented_enterprise_numbers_check() -> None:
    assert all(check_digits_are_right(each.enterprise_number) for each in rows("suppliers"))


@pytest.mark.usefixtures("_loaded")
def test_loading_it_again_changes_nothing(adviser: Adviser) -> None:
    before = queries.count(EVERYTHING)
    assert load_demo(adviser, at=AT, until=UNTIL) == (0, 0)
    assert queries.count(EVERYTHING) == before


@pytest.mark.usefixtures("_loaded")
def test_removing_it_leaves_what_is_real(adviser: Adviser) -> None:
    commands.add_procurements([Procurement(authority="brugge", title="Echt")], by=TESTER, at=AT, by_person=True)
    assert remove_demo(at=AT).rows > 3000
    assert [one.title for one in queries.procurements(EVERYTHING)] == ["Echt"]
    assert not any(table._default_manager.exists() for table in TABLES.values())
    assert load_demo(adviser, at=AT, until=UNTIL).procurements > 300


def test_the_same_seed_gives_the_same_data(adviser: Adviser) -> None:
    load_demo(adviser, at=AT, until=UNTIL)
    first = [one.model_copy(update={"number": None}) for one in queries.procurements(EVERYTHING)]
    remove_demo(at=AT)
    load_demo(adviser, at=AT, until=UNTIL)
    assert [one.model_copy(update={"number": None}) for one in queries.procurements(EVERYTHING)] == first


@pytest.mark.usefixtures("_loaded")
def test_most_authorities_have_a_notice_that_waits_to_be_joined_with_its_plan() -> None:
    noticed = [one for one in queries.procurements(EVERYTHING) if one.notice_id]
    found = list_notice_pairs(None, most=None)
    proposed = {each.pair.notice.number for each in found}
    assert len(noticed) >= 5
    assert {one.number for one in noticed} <= proposed
    assert {each.pair.plan.is_fictitious for each in found} == {True}

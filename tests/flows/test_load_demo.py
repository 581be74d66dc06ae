"""The demonstration: invented, marked so, with trends, loaded fast and gone without a trace in the registers."""

import datetime as dt
import time
from decimal import Decimal

import pytest
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.demonstration.marking import FLAG, IN_WORDS
from aankoopwijzer.domain.intake.enterprise_numbers import check_digits_are_right
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.remove_demo import remove_demo
from aankoopwijzer.register.columns import records
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.procurements import commands, queries
from aankoopwijzer.register.procurements.queries import Wanted

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)
EVERYTHING = Wanted(within=None)
MOST_SECONDS = 15
"""What `make run` may spend on it."""


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
    started = time.perf_counter()
    loaded = load_demo(adviser, at=AT, until=UNTIL)
    assert time.perf_counter() - started < MOST_SECONDS
    assert loaded.procurements > 300
    assert loaded.rows > 3000


@pytest.mark.usefixtures("_loaded")
def test_every_record_says_that_it_is_invented() -> None:
    bought = queries.procurements(EVERYTHING)
    assert all(one.is_fictitious and one.origin == "demo" and IN_WORDS in one.title for one in bought)
    for dataset in TABLES.keys() - {"chain_disclosures"}:
        found = rows(dataset)
        assert found, dataset
        assert all(FLAG in each.flags for each in found), dataset


@pytest.mark.usefixtures("_loaded")
def test_the_ten_authorities_have_something_of_every_year_and_nothing_of_after_the_day() -> None:
    bought = queries.procurements(EVERYTHING)
    assert {one.authority for one in bought} == {each.authority for each in rows("spend_lines")}
    assert len({one.authority for one in bought}) == 10
    assert {one.planned_on.year for one in bought} == set(range(2019, 2027))
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
    for one in queries.procurements(EVERYTHING):
        asked[one.planned_on.year].append(any(each.is_chosen for each in one.criteria))
    assert sum(asked[2025]) / len(asked[2025]) > sum(asked[2019]) / len(asked[2019])


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

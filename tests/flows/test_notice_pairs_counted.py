"""What became one purchase counts once: in the figures, and for the invoices that carry either reference."""

import datetime as dt
from pathlib import Path

import pytest
from tests.flows.test_import_notices import RESULT, bring, notice
from tests.flows.test_notice_pairs import join, part, plan, the_notice

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Figure
from aankoopwijzer.domain.records.procurement import ProcurementDeviation, ProcurementRow, Stage
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.register.procurements import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


def test_an_invoice_that_carries_either_reference_is_of_the_contract_that_they_became(adviser: Adviser) -> None:
    first = plan(reference="2026-14", contract_reference="C-7")
    bring(adviser, notice())
    join(adviser, first, the_notice())
    found = queries.contracts_of("brugge")
    assert set(found) == {"2026-14", "C-7", "p-1"}
    assert {next(iter(each))[0] for each in found.values()} == {"open"}


@pytest.mark.parametrize(
    ("stage", "before"),
    # A plan is no contract yet; one of which a person said that it is published, counts beside its notice.
    [("planned", (0, 1)), ("published", (1, 2))],
)
def test_figures_count_one_purchase_where_there_were_two_records(
    adviser: Adviser, tmp_path: Path, stage: Stage, before: tuple[int, int]
) -> None:
    def uptake(by: str) -> Figure:
        measured = measure_indicators(adviser, tmp_path / "measured", on=dt.date(2026, 12, 1))
        return measured.figures_of(adviser.pack.indicators["x-framework-uptake"], by)[Place("brugge", 2026, None)]

    departs = (ProcurementDeviation(objective="K1.1", reason="te klein"),)
    first = plan(
        stage=stage,
        published_on=dt.date(2026, 2, 2) if stage == "published" else None,
        rows=(ProcurementRow(row="K1/5"),),
        deviations=departs,
        advised_on=dt.date(2026, 1, 8),
        pack_version="kader 1",
    )
    bring(adviser, notice(), RESULT)
    two = uptake("number")
    # What has an advice and a reasoned deviation counts among all: the notice by itself has neither.
    assert (two.numerator, two.denominator) == before
    join(adviser, first, the_notice())
    # One purchase, worth what it was awarded for in the notice: 380 000.
    for by, whole in (("number", 1), ("value", 380_000)):
        one = uptake(by)
        assert (one.numerator, one.denominator, one.tally.n) == (whole, whole, 1)
    part(adviser, first)
    assert uptake("number") == two

"""What is odd in the register does not make a figure odd: the answers of docs/reference/odd-input.md."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.measured import write_circuits

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Figure, Lack
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.keep_rules_from_file import keep_rules_from_file
from aankoopwijzer.flows.list_measured_records import list_measured_records
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.warehouse.opening import Cell

pytestmark = pytest.mark.django_db
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
ON = dt.date(2026, 3, 2)
TITLES = b"Boekstuk;Factuurdatum;Bestuur;Leverancier;Rekening;Omschrijving;Bedrag excl btw\n"
Measure = Callable[..., Measured]


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(shipped_pack())


@pytest.fixture
def measure(adviser: Adviser, tmp_path: Path) -> Measure:
    def measure(with_pack: Adviser = adviser) -> Measured:
        return measure_indicators(with_pack, tmp_path / "measured", on=ON)

    return measure


def bring(adviser: Adviser, kind: str, content: bytes) -> None:
    import_register(kind, content, adviser, name=f"{kind}.csv", authority=None, by=BY, at=AT)


def say(adviser: Adviser, table: str) -> None:
    keep_rules_from_file(table.encode(), adviser, authority=None, by=BY, at=AT)


def share(measured: Measured, authority: str | None, year: int | None, group: str | None = None) -> Figure:
    """Spend at recognised suppliers among that in the six product groups, by value."""
    return measured.figures_of(measured.pack.indicators["s1-social-share"], "value")[Place(authority, year, group)]


def merged(adviser: Adviser) -> Adviser:
    """The same policy after Damme became part of Brugge."""
    pack = adviser.pack
    brugge = pack.authorities["brugge"].model_copy(update={"merged_from": ("damme",)})
    left = {id: each for id, each in pack.authorities.items() if id != "damme"} | {"brugge": brugge}
    return replace(adviser, pack=pack.model_copy(update={"authorities": left}))


def test_a_supplier_that_was_recognised_for_part_of_the_year_counts_on_those_days_only(
    adviser: Adviser, measure: Measure
) -> None:
    bring(adviser, "social-economy", b"naam;geldig van;geldig tot\nWerkt bv;01/02/2024;29/02/2024\n")
    bring(
        adviser,
        "spend",
        TITLES
        + b"1;31/01/2024;Brugge;Werkt bv;1;poets;100,00\n2;29/02/2024;Brugge;Werkt bv;1;poets;40,00\n"
        + b"3;01/03/2024;Brugge;Werkt bv;1;poets;60,00\n",
    )
    say(adviser, "rekening;rows\n1;S1/5\n")
    found = share(measure(), "brugge", 2024)
    # Of the three only 29 February, a leap day and the last of the recognition, counts: 40 of 200.
    assert (found.numerator, found.denominator, found.value) == (40, 200, 20)


def test_credit_notes_above_what_was_spent_give_no_share_and_a_reason(adviser: Adviser, measure: Measure) -> None:
    bring(
        adviser,
        "spend",
        TITLES + b"1;31/01/2024;Brugge;A;1;poets;100,00\n2;01/02/2024;Brugge;A;1;poets;-130,00\n",
    )
    say(adviser, "rekening;rows\n1;S1/5\n")
    found = share(measure(), "brugge", 2024)
    assert (found.value, found.lack, found.denominator) == (None, Lack.NEGATIVE, -30)


def test_another_answer_halfway_the_year_holds_for_the_whole_of_it_and_for_every_year(
    adviser: Adviser, measure: Measure
) -> None:
    lines = b"1;31/01/2024;Brugge;A;1;poets;100,00\n2;01/09/2024;Brugge;A;1;poets;50,00\n3;01/09/2023;Brugge;A;1;poets;9,00\n"
    bring(adviser, "spend", TITLES + lines)
    say(adviser, "rekening;rows\n1;S1/5\n")
    assert share(measure(), "brugge", 2024, "S1/5").denominator == 150
    say(adviser, "rekening;rows\n1;S1/3\n")
    now = measure()
    assert Place("brugge", 2024, "S1/5") not in now.figures_of(now.pack.indicators["s1-social-share"], "value")
    assert [share(now, "brugge", year, "S1/3").denominator for year in (2023, 2024)] == [9, 150]


def test_a_line_without_a_year_counts_in_no_year_and_is_told(adviser: Adviser, measure: Measure) -> None:
    write_circuits("brugge", {2024: (3, 1), None: (5, 5)})  # type: ignore[dict-item]  # a file may leave it out
    course = measure().course("k3-led-new", authority="brugge")
    assert [(each.year, each.figure.value) for each in course.points if each.figure.tally.n] == [(2024, 75)]
    assert course.undated == 2


def test_a_sample_of_one_record_is_a_figure_with_its_number_and_leads_nowhere(measure: Measure) -> None:
    write_circuits("brugge", {2024: (3, 0)})
    course = measure().course("k3-led-new", authority="brugge")
    assert course.judged is not None
    # One circuit of LED, and one of no points at all: both are records, the second weighs nothing.
    assert (course.judged.figure.value, course.standing.standing) == (100, Standing.REACHED)
    assert course.forecast is None


def test_nothing_to_divide_by_is_no_zero(measure: Measure) -> None:
    write_circuits("brugge", {2024: (0, 0)})
    course = measure().course("k3-led-new", authority="brugge")
    assert course.judged is not None
    assert (course.judged.figure.value, course.judged.figure.lack) == (None, Lack.NOTHING_TO_DIVIDE_BY)
    assert course.standing.standing is Standing.NOT_DETERMINABLE


def test_authorities_that_merged_have_one_figure_for_the_years_before_too(adviser: Adviser, measure: Measure) -> None:
    write_circuits("brugge", {2023: (30, 10), 2024: (24, 16)})
    write_circuits("damme", {2023: (5, 5), 2024: (10, 0)})
    bring(adviser, "spend", TITLES + b"1;31/01/2023;Brugge;A;1;poets;100,00\n2;01/02/2023;Damme;A;1;poets;60,00\n")
    say(adviser, "rekening;rows\n1;S1/5\n")
    before, after = measure(), measure(merged(adviser))
    led = "k3-led-new"
    apart = [before.course(led, authority=id).points for id in ("brugge", "damme")]
    assert [[each.figure.value for each in points if each.figure.tally.n] for points in apart] == [[75, 60], [50, 100]]
    # (30 + 5) of 50 are 70 %, (24 + 10) of 50 are 68 %; the region is what it was.
    together = after.course(led, authority="brugge").points
    assert [each.figure.value for each in together if each.figure.tally.n] == [70, 68]
    for year in (2023, 2024):
        places = Place(None, year)
        one, other = (each.figures_of(each.pack.indicators[led], "number")[places] for each in (before, after))
        assert one == other
    assert share(after, "brugge", 2023).denominator == 160
    assert {place.authority for place in after.figures_of(after.pack.indicators["s1-social-share"], "value")} == {
        None,
        "brugge",
    }


def test_the_records_behind_a_merged_figure_are_those_of_both(
    adviser: Adviser, measure: Measure, tmp_path: Path
) -> None:
    write_circuits("brugge", {2024: (24, 16)})
    write_circuits("damme", {2024: (10, 0)})
    now = merged(adviser)
    measure(now)
    found = list_measured_records(
        now, tmp_path / "measured", now.pack.indicators["k3-led-new"], "number", Cell("brugge", 2024), on=ON
    )
    assert sorted(int(str(each.values["points"])) for each in found.records) == [0, 10, 16, 24]
    assert {each.authority for each in found.records} == {"brugge"}

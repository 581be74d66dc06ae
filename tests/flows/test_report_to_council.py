"""Reports and open data of a whole invented register."""

import csv
import datetime as dt
import io
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pypdfium2 as pdfium
import pytest
from tests.register.people import AT, load_authorities

from aankoopwijzer.domain.measures.council import YearNotThere
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.measure_year import measure_year
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.publish_results import publish_results
from aankoopwijzer.flows.report_to_council import REPORT_FORMS, ReportForm, report_to_council
from aankoopwijzer.reports.result_columns import COLUMNS

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)
MADE = dt.date(2026, 7, 1)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def _demo(adviser: Adviser) -> None:
    load_authorities()
    load_demo(adviser, at=AT, until=UNTIL)


def report(adviser: Adviser, folder: Path, to: ReportForm, **given: object) -> bytes:
    fixed = {"authority": "brugge", "year": 2025, "language": "nl", "made_on": MADE} | given
    measured = measure_year(adviser, folder, year=fixed.pop("year"), on=MADE)  # type: ignore[arg-type]
    return report_to_council(measured, to, **fixed).content  # type: ignore[arg-type]


def pages(content: bytes) -> list[str]:
    with pdfium.PdfDocument(content) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


@pytest.mark.usefixtures("_demo")
def test_a_whole_register_is_told_on_two_pages_and_again_in_the_same_bytes(adviser: Adviser, tmp_path: Path) -> None:
    for to in REPORT_FORMS:
        first, second = (report(adviser, tmp_path / name, to) for name in ("a", "b"))  # measured anew in another folder
        assert first == second, to
    for authority in (None, *adviser.pack.authorities):
        found = pages(report(adviser, tmp_path / "a", "pdf", authority=authority))
        assert "Bijlage A." in found[2].splitlines()[1], authority
        assert "Wat voorgesteld wordt" in found[0] + found[1]
    earlier = " ".join(pages(report(adviser, tmp_path / "a", "pdf", year=2023))[:2])
    assert "Wat veranderde sinds 2022" in earlier
    assert "31 december 2023" in earlier.replace("\N{NO-BREAK SPACE}", " ")
    assert "2024" not in earlier.replace("2024-", "")


@pytest.mark.usefixtures("_demo")
def test_csv_json_and_parquet_hold_the_same_and_the_parts_add_up(adviser: Adviser, tmp_path: Path) -> None:
    measured = measure_indicators(adviser, tmp_path / "m", on=UNTIL)
    everybody = (None, *adviser.pack.authorities)
    made = {
        form: publish_results(measured, form, authorities=everybody).content  # type: ignore[arg-type]
        for form in ("csv", "json", "parquet")
    }
    rows = list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    told = json.loads(made["json"])["results"]
    (tmp_path / "results.parquet").write_bytes(made["parquet"])
    held = duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path / 'results.parquet'}')")
    assert tuple(held.columns) == tuple(rows[0]) == tuple(told[0]) == tuple(COLUMNS)
    values = [row[0] for row in held.project("value").fetchall()]
    assert len(rows) == len(told) == len(values) > 10_000
    for row, one, value in zip(rows, told, values, strict=True):
        assert row["value"] == (one["value"] or "")
        assert value == (Decimal(row["value"]) if row["value"] else None)
    assert publish_results(measured, "parquet", authorities=everybody).content == made["parquet"]
    _parts_add_up(rows)


def _parts_add_up(rows: list[dict[str, str]]) -> None:
    """The records of the region are those of its authorities, wherever none is kept back."""
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    whole: dict[tuple[str, ...], int] = {}
    open_ended = set()
    for row in rows:
        key = tuple(row[name] for name in ("indicator", "by", "product_group", "year", "target"))
        if row["is_withheld"] == "true":
            open_ended.add(key)
        elif row["authority"]:
            sums[key] += int(row["records"])
        else:
            whole[key] = int(row["records"])
    compared = {key: n for key, n in whole.items() if key not in open_ended}
    assert len(compared) > 500
    assert {key: sums[key] for key in compared} == compared


@pytest.mark.usefixtures("_demo")
def test_no_line_about_trips_or_spend_rests_on_one_or_two_records(adviser: Adviser, tmp_path: Path) -> None:
    measured = measure_indicators(adviser, tmp_path, on=UNTIL)
    made = publish_results(measured, "csv", authorities=(None, *adviser.pack.authorities)).content
    of_people = {id for id, each in adviser.pack.indicators.items() if each.table in ("duty_trips", "spend")}
    rows = [row for row in csv.DictReader(io.StringIO(made.decode("utf-8-sig"))) if row["indicator"] in of_people]
    assert any(row["is_withheld"] == "true" for row in rows)
    assert all(int(row["records"]) > 2 for row in rows if row["is_withheld"] == "false")
    assert all(row["records"] == row["value"] == row["numerator"] == "" for row in rows if row["is_withheld"] == "true")


def test_a_year_that_is_not_over_has_no_report(adviser: Adviser, tmp_path: Path) -> None:
    with pytest.raises(YearNotThere):
        report(adviser, tmp_path, "pdf", year=2026)


def test_an_authority_that_is_not_there_has_no_report(adviser: Adviser, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        report(adviser, tmp_path, "pdf", authority="atlantis")

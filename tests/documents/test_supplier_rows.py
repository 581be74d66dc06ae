"""A supplier file is read column by column; what is wrong is told with its place, the rest counts."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from aankoopwijzer.cli.supplier_messages import MESSAGES, supplier_line
from aankoopwijzer.documents.supplier_rows import SupplierFile, suppliers_in
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.nearness import seen_from
from aankoopwijzer.domain.policy.framework import Authority
from aankoopwijzer.flows.read_suppliers import read_suppliers
from aankoopwijzer.reports.speech import speech

ON = dt.date(2026, 3, 2)
DUTCH = "KBO;organisatie;type erkenning;geldig van;geldig tot;aandeel doelgroep %;activiteiten;gemeente;afstand;omzet;KMO?\n"


def read(*lines: str, header: str = DUTCH) -> SupplierFile:
    return suppliers_in((header + "\n".join(lines)).encode(), on=ON)


def told(found: SupplierFile) -> list[tuple[int, str, str, bool]]:
    return [(each.problem.line, each.column, each.problem.code, each.is_used) for each in found.problems]


def test_dutch_headers_are_read():
    # Enterprise number: 97 - 2021000 % 97 = 97 - 5 = 92 for the first eight digits 02021000.
    found = read(
        "BE 0202.100.092;De Korf vzw;maatwerkbedrijf;01/01/2020;30/06/2027;78,5;catering, was;Damme;12,5 km;1.200.000,00;ja"
    )
    assert found.problems == (), told(found)
    (korf,) = found.suppliers
    assert (korf.enterprise_number, korf.name, korf.kind) == ("0202100092", "De Korf vzw", "sheltered")
    assert (korf.recognised_from, korf.recognised_until) == (dt.date(2020, 1, 1), dt.date(2027, 6, 30))
    assert (korf.target_group_share, korf.activities) == (Decimal("0.785"), ("catering", "was"))
    assert (korf.place, korf.distance_km, korf.revenue_eur, korf.is_small) == (
        "Damme",
        Decimal("12.5"),
        Decimal(1200000),
        True,
    )


def test_english_headers_are_read():
    header = (
        "kbo,name,type,label_valid_from,label_valid_to,share_target_group,region,activities,source_url,checked_on\n"
    )
    found = read(
        "0202100092,The Basket,lokale diensteneconomie,2020-01-01,,0.41,Brugge,catering,,2026-01-01", header=header
    )
    assert found.problems == ()
    (basket,) = found.suppliers
    assert (basket.kind, basket.target_group_share, basket.recognised_until) == (
        "local_services",
        Decimal("0.41"),
        None,
    )


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("maatwerkbedrijf", "sheltered"),
        ("Lokale  Diensteneconomie", "local_services"),
        ("sociale inschakelingsonderneming", "social_integration"),
        ("maatwerkafdeling", "department"),
        ("individueel maatwerk", "individual"),
        ("", "other"),
    ],
)
def test_every_kind_of_recognition_is_known(written, kind):
    found = read(f";De Korf;{written};;;;;;;;")
    assert (found.suppliers[0].kind, found.problems) == (kind, ())


def test_what_an_empty_cell_would_say_is_not_known():
    (korf,) = read(";De Korf;;;;;;;;;").suppliers
    assert (korf.target_group_share, korf.distance_km, korf.revenue_eur, korf.is_small, korf.enterprise_number) == (
        None,
    ) * 5


@pytest.mark.parametrize(
    ("line", "column", "code", "is_used"),
    [
        ("0202100093;De Korf;;;;;;;;;", "kbo", "supplier-number-check", True),
        ("202100092;De Korf;;;;;;;;;", "kbo", "supplier-number-without-zero", True),
        ("0202.1O0.092;De Korf;;;;;;;;;", "kbo", "supplier-number-form", True),
        (";;maatwerkbedrijf;;;;;;;;", "name", "supplier-without-name", False),
        (";De Korf;werkplaatsje;;;;;;;;", "type_erkenning", "supplier-kind", True),
        (";De Korf;;31/02/2020;;;;;;;", "geldig_van", "supplier-date", True),
        (";De Korf;;01/05/2024;01/05/2023;;;;;;", "geldig_tot", "supplier-dates-reversed", False),
        (";De Korf;;;31/12/2023;;;;;;", "geldig_tot", "supplier-recognition-ended", True),
        (";De Korf;;;onbepaald;;;;;;", "geldig_tot", "supplier-without-end", True),
        (";De Korf;;;;0,41;;;;;", "aandeel_doelgroep_%", "supplier-share-is-fraction", True),
        (";De Korf;;;;141;;;;;", "aandeel_doelgroep_%", "supplier-share", True),
        (";De Korf;;;;veel;;;;;", "aandeel_doelgroep_%", "supplier-share", True),
        (";De Korf;;;;;;;ver;;", "afstand", "supplier-distance", True),
        (";De Korf;;;;;;;-3;;", "afstand", "supplier-distance", True),
        (";De Korf;;;;;;;;groot;", "omzet", "supplier-revenue", True),
        (";De Korf;;;;;;;;;soms", "kmo?", "supplier-yes-no", True),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("supplier") else "",
)
def test_what_is_wrong_is_told_with_line_and_column(line, column, code, is_used):
    found = read(line)
    assert told(found) == [(2, column, code, is_used)]
    assert len(found.suppliers) == is_used


def test_a_number_with_its_zero_lost_is_put_right():
    assert read("202100092;De Korf;;;;;;;;;").suppliers[0].enterprise_number == "0202100092"


def test_one_number_counts_once():
    found = read("0202100092;De Korf;;;;;;;;;", "0202.100.092;De Mand;;;;;;;;;")
    assert told(found) == [(3, "enterprise_number", "supplier-twice", False)]
    assert [each.name for each in found.suppliers] == ["De Korf"]


def test_an_ended_recognition_is_still_a_supplier_but_not_a_recognised_one():
    (korf,) = read(";De Korf;maatwerkbedrijf;;31/12/2023;;;;;;").suppliers
    assert not korf.is_recognised(ON)


def test_a_workbook_says_the_same_as_csv(tmp_path: Path):
    file = tmp_path / "suppliers.xlsx"
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["KBO", "Naam", "Type", "Geldig tot", "Aandeel doelgroep %"])
        sheet.write_row(1, 0, ["0202100092", "De Korf", "maatwerkbedrijf", dt.datetime(2027, 6, 30), 78.5])
    found = read_suppliers(file, on=ON)
    csv = read(
        "0202100092;De Korf;maatwerkbedrijf;30/06/2027;78,5", header="KBO;Naam;Type;Geldig tot;Aandeel doelgroep %\n"
    )
    assert found == csv
    assert found.suppliers[0].target_group_share == Decimal("0.785")


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"colour;size\nred;3\n"])
def test_what_is_no_supplier_file_is_refused(content):
    with pytest.raises(TableError):
        suppliers_in(content, on=ON)


def test_every_problem_has_its_words_in_both_languages():
    lines = {
        lang: supplier_line(read("0202100093;De Korf;;;;;;;;;").problems[0], "s.csv", speech(lang)) for lang in ("en",)
    }
    assert lines == {
        "en": "s.csv:2: kbo: the check digits of 0202100093 are wrong, so the number is not known; look the number up"
    }
    source = Path(suppliers_in.__code__.co_filename).read_text("utf-8")
    used = {part.split('"')[0] for part in source.split('"supplier-')[1:]}
    assert {f"supplier-{name}" for name in used} == set(MESSAGES)


def test_only_suppliers_in_the_own_municipality_are_known_to_be_near():
    found = read(
        *(
            f";{place};;;;;;{place};{km};;"
            for place, km in [("Damme", ""), ("8340 Damme", ""), ("Gent", ""), ("Damme", "3")]
        )
    ).suppliers
    damme = Authority(id="damme", name="Damme", nis="31006", postal_codes=("8340",))
    assert [each.distance_km for each in seen_from(damme, found)] == [0, 0, None, 3]
    assert [each.distance_km for each in seen_from(None, found)] == [None, None, None, 3]


@pytest.mark.shared_data
def test_the_deliberate_mistakes_of_the_shared_registers_are_found(shared_data: Path):
    # As listed in the register's own readme; line 1 holds the headers.
    social = read_suppliers(shared_data / "eval" / "registers" / "social_economy.csv", on=ON)
    assert [(line, code) for line, _, code, _ in told(social)] == [
        (4, "supplier-recognition-ended"),
        (6, "supplier-dates-reversed"),
        (9, "supplier-share-is-fraction"),
        (12, "supplier-without-end"),
    ]
    ordinary = read_suppliers(shared_data / "eval" / "registers" / "suppliers.csv", on=ON)
    assert [(line, code) for line, _, code, _ in told(ordinary)] == [
        (8, "supplier-number-check"),
        (15, "supplier-number-without-zero"),
        (29, "supplier-twice"),
        (35, "supplier-number-form"),
    ]

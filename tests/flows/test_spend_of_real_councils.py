"""The spend indicators on real spending, through mapping files and made-up recognitions, held against sums of our own.

The sums are read with the csv module and added up with Decimal, by the titles of each file; nothing of the product helps.
Who is recognised is invented here, by the digest of a name: it says nothing about any of these enterprises.
"""

import csv
import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Figure, Lack
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.keep_rules_from_file import keep_rules_from_file
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.spend.queries import export

pytestmark = [pytest.mark.shared_data, pytest.mark.django_db]
BY, AT = system("test"), dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
ON = dt.date(2026, 3, 2)
# "Smith & Sons Ltd" and "SMITH AND SONS LIMITED" are one name; so says docs/how-to/import.md of names without a number.
SAYS_NOTHING = frozenset("LTD LIMITED PLC LLP INC THE AND DE SA".split())


class Council(NamedTuple):
    """A file, the authority that stands in for the council, the titles of the file, and what its categories are for."""

    file: str
    authority: str
    year: int
    day: str
    supplier: str
    amount: str
    category: str
    groups: Mapping[str, tuple[str, ...]]


COUNCILS = (
    Council(
        "leeds-2020-06.csv", "brugge", 2020, "Payment Date", "Beneficiary Name", "Amount", "Purpose",
        {"Cleaning Maintenance & Toiletries": ("S1/5",), "Food & Drink": ("S1/2", "S2/2"), "Clothing & Uniforms": ("S2/3",)},
    ),
    Council(
        "sheffield-2017-01.csv", "damme", 2017, "GL Date", "Supplier Name", "Invoiced Value", "Thomson Classification Description",
        {"TREE WORK & FORESTRY SERVICES": ("S1/1",), "CAR DEALERS": ("K2/2",)},
    ),
    Council(
        "northtyneside-2021-12.csv", "beernem", 2021, "Payment Date", "Supplier (Beneficiary) Name", "Net Amount",
        "Procurement Classification",
        {
            "CLEANING & JANITORIAL.CLEANING MATERIALS": ("S1/5",),
            "REPAIRS & MAINTENANCE.REPAIRS & MAINTENANCE": ("S1/3",),
            "BUILDING MATERIALS.GENERAL MATERIALS": ("S2/1",),
        },
    ),
)  # fmt: skip
SOCIAL = ("S1/1", "S1/2", "S1/3", "S1/4", "S1/5", "S1/6")


class Line(NamedTuple):
    """One line of a file as we read it ourselves.

    `supplier` is None for a name that was blacked out or left out, `groups` for a line that says nothing of what it was
    for: then nobody knows whether it counts.
    """

    authority: str
    year: int
    day: dt.date
    supplier: str | None
    amount: Decimal
    groups: tuple[str, ...] | None


def rows(council: Council, folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "spend" / council.file).open(encoding="cp1252", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def lines(folder: Path) -> Iterator[Line]:
    for council in COUNCILS:
        for row in rows(council, folder):
            name = row[council.supplier].strip()
            is_named = bool(name) and "REDACTED" not in re.findall(r"[A-Z]+", name.upper())
            yield Line(
                council.authority,
                council.year,
                dt.date.fromisoformat(row[council.day][:10]),
                name if is_named else None,
                Decimal(row[council.amount]),
                council.groups.get(category, ()) if (category := row[council.category].strip()) else None,
            )


def folded(name: str) -> str:
    """A name as words in capitals, without those that people write or leave out."""
    words = re.findall(r"[A-Z0-9]+", name.upper())
    return " ".join(word for word in words if word not in SAYS_NOTHING) or " ".join(words)


def chosen(name: str) -> bool:
    """About one name in five, whoever it is."""
    return hashlib.sha256(folded(name).encode()).digest()[0] < 51


def recognitions(folder: Path) -> dict[str, tuple[dt.date, dt.date]]:
    """The names whose spending is in a group, a fifth of them recognised up to and including the 15th of their month."""
    found = {}
    for line in lines(folder):
        if line.groups and line.supplier and chosen(line.supplier):
            found[line.supplier] = (dt.date(line.year, 1, 1), line.day.replace(day=15))
    return found


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(shipped_pack())


@pytest.fixture
def measured(adviser: Adviser, shared_data: Path, tmp_path: Path) -> Measured:
    for council in COUNCILS:
        columns = {
            council.day: "date",
            council.supplier: "supplier_name",
            council.amount: "amount_excl_vat",
            council.category: "description",
        }
        content = (shared_data / "spend" / council.file).read_bytes()
        report = import_register(
            "spend",
            content,
            adviser,
            name=council.file,
            authority=council.authority,
            by=BY,
            at=AT,
            columns=columns,
        )
        assert report.rejected == 0
    table = "".join(
        f"{category};{' '.join(groups)}\n" for council in COUNCILS for category, groups in council.groups.items()
    )
    # What is in no group lies outside: the last line holds for all the rest.
    told = keep_rules_from_file(f"description;rows\n{table}*;-\n".encode(), adviser, authority=None, by=BY, at=AT)
    assert (told.problems, told.kept.unused) == ((), ())
    invented = "".join(
        f'"{name}";individual;{first.isoformat()};{last.isoformat()}\n'
        for name, (first, last) in recognitions(shared_data).items()
    )
    import_register(
        "social-economy", f"naam;type;geldig van;geldig tot\n{invented}".encode(), adviser,
        name="fictitious.csv", authority=None, by=BY, at=AT,
    )  # fmt: skip
    return measure_indicators(adviser, tmp_path / "measured", on=ON)


def figure(measured: Measured, indicator: str, authority: str | None, year: int, group: str | None = None) -> Figure:
    return measured.figures_of(measured.pack.indicators[indicator], "value")[Place(authority, year, group)]


def expected(folder: Path, group: str | None) -> dict[tuple[str, int], tuple[Decimal, Decimal, Decimal]]:
    """By authority and year: spent at the recognised, spent where all is known, and spent where it is not."""
    recognised = {folded(name): period for name, period in recognitions(folder).items()}
    sums: dict[tuple[str, int], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0), Decimal(0)])
    wanted = SOCIAL if group is None else (group,)
    for line in lines(folder):
        if line.groups is not None and not set(line.groups) & set(wanted):
            continue
        place = sums[line.authority, line.year]
        if line.groups is None or line.supplier is None:
            place[2] += line.amount
            continue
        first, last = recognised.get(folded(line.supplier), (dt.date.max, dt.date.min))
        place[0] += line.amount if first <= line.day <= last else 0
        place[1] += line.amount
    return {place: (found[0], found[1], found[2]) for place, found in sums.items()}


def test_the_spend_indicators_agree_to_the_cent_with_sums_of_our_own(measured: Measured, shared_data: Path) -> None:
    # All that was brought in is all that stands in the files: 376 457 215.59 in three ledgers without a currency.
    total = sum((line.amount for line in lines(shared_data)), Decimal(0))
    brought = export()
    assert total == Decimal("376457215.59")
    assert sum(row[brought.names.index("amount_excl_vat")] for row in brought.rows) == total
    groups = sorted({group for line in lines(shared_data) for group in line.groups or ()} & set(SOCIAL))
    assert len(groups) == 4
    seen = Decimal(0)
    for group in (None, *groups):
        for (authority, year), (social, known, nobody) in expected(shared_data, group).items():
            found = figure(measured, "s1-social-share", authority, year, group)
            cents = (found.tally.numerator, found.tally.denominator, found.tally.doubt)
            assert tuple(Decimal(each).scaleb(-2) for each in cents) == (social, known, nobody)
            assert found.value == (social / known * 100 if known else None)
            seen += social if group is None else 0
    assert seen > 0
    # The region of a year is the sum of its authorities; each year has one of them.
    for (_, year), (social, known, _) in expected(shared_data, None).items():
        region = figure(measured, "s1-social-share", None, year)
        assert (region.numerator, region.denominator) == (social, known)
    # Without contracts nobody knows on which side of the threshold a line is, and so no growth of social spend either.
    below = figure(measured, "s1-social-spend", "beernem", 2021)
    assert (below.lack, below.tally.known) == (Lack.ALL_UNKNOWN, 0)

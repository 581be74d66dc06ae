"""How fast a register of spend is read: its list, narrowed and sorted, its counts, all of it as csv.

Run: python -m bench.registers [LINES]   (default: 1000000)
The yardstick is SQLite's own reading of the same table: `SELECT sum(length(description))`, one pass over every row.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

LINES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ROUNDS = 3
_AT_ONCE = 5_000
PLACES = ("beernem", "brugge", "damme", "jabbeke", "oostkamp", "torhout")


def main() -> None:
    """Fill a database of its own, ask it what a person asks, print how long each took at best."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(AANKOOPWIJZER_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="aankoopwijzer.config.settings")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", interactive=False, verbosity=0)
        _fill()
        from aankoopwijzer.flows.export_register import export_register
        from aankoopwijzer.register.imports import rows
        from aankoopwijzer.register.imports.rows import WantedRows
        from aankoopwijzer.reports.speech import speech

        def listed(**wanted: Any) -> Callable[[], object]:
            asked = WantedRows("spend_lines", **({"within": None} | wanted))
            return lambda: rows.rows_wanted(asked, start=0, most=50)

        def one_pass() -> object:
            with connection.cursor() as cursor:
                cursor.execute("SELECT sum(length(description)) FROM spend_spendline")
                return cursor.fetchone()

        def as_csv() -> object:
            made = export_register(
                WantedRows("spend_lines", None, year=2023, authority="brugge"),
                authorities={}, form="csv", speech=speech("nl"), on=dt.date(2026, 3, 2),
            )  # fmt: skip
            return sum(map(len, made.pieces))

        asked: dict[str, Callable[[], object]] = {
            "one pass over the table (yardstick)": one_pass,
            "the list as it opens": listed(),
            "the list of one authority": listed(within={"brugge"}),
            "one authority and year": listed(authority="brugge", year=2023),
            "the last page that can be paged to": lambda: rows.rows_wanted(
                WantedRows("spend_lines", None), start=rows.FARTHEST - 50, most=50
            ),
            "sorted by an amount": listed(order="-amount_excl_vat"),
            "sorted by a supplier, one authority": listed(within={"brugge"}, order="supplier_name"),
            "a word that is everywhere": listed(text="onderhoud"),
            "two words that are nowhere": listed(text="ergens nergens"),
            "a word in one authority and year": listed(authority="brugge", year=2023, text="nergens"),
            "one product group, one authority": listed(within={"brugge"}, values={"product_groups": "S1/1"}),
            "no supplier known, one authority": listed(within={"brugge"}, values={"supplier_found_by": "unknown"}),
            "counts by authority": lambda: rows.filled("spend_lines", None),
            "years": lambda: rows.years("spend_lines", {"brugge", "damme"}),
            f"csv of one authority and year ({LINES // len(PLACES) // 7:,} lines)": as_csv,
        }
        print(f"{LINES:,} lines of spend, SQLite")
        for name, ask in asked.items():
            print(f"{_best(ask) * 1000:>9.0f} ms  {name}")


def _best(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        took.append(time.perf_counter() - start)
    return min(took)


def _fill() -> None:
    from decimal import Decimal

    from django.db import transaction

    from aankoopwijzer.domain.intake.rows import Rows, row_of
    from aankoopwijzer.domain.records.datasets import DATASETS
    from aankoopwijzer.register.columns import insert
    from aankoopwijzer.register.imports.tables import TABLES

    dataset, first = DATASETS["spend_lines"], dt.date(2019, 1, 1)
    names = ("Groen Voorbeeld", "Drukkerij Proef", "Garage Fictie", "Wegenwerken Denkbeeld")

    def made() -> Any:
        for line in range(1, LINES + 1):
            values = {
                "ledger_number": f"B{line:08}",
                "invoice_number": f"F{line % 700_000:07}",
                "date": first + dt.timedelta(days=line * 7919 % 2557),
                "supplier_name": f"{names[line % 4]} {line % 5000}",
                "supplier_enterprise_number": f"{line % 5000:010}",
                "supplier_key": f"be:{line % 5000:010}",
                "topic_key": f"|{610_000 + line % 90}|maaien onderhoud en kleine herstellingen lijn",
                "amount_excl_vat": Decimal(line * 31 % 1_000_000) / 100,
                "account_code": str(610_000 + line % 90),
                "account_name": "Onderhoud gebouwen",
                "description": f"Maaien, onderhoud en kleine herstellingen, lijn {line}",
            }
            yield row_of(dataset, line, PLACES[line % len(PLACES)], f"B{line:08}", values, ())

    start = time.perf_counter()
    rows = made()
    with transaction.atomic():
        while some := list(islice(rows, _AT_ONCE)):
            insert(TABLES["spend_lines"], dataset, Rows.of(some), batch=1)
        _found()
    print(f"{time.perf_counter() - start:9.1f} s  to fill")


def _found() -> None:
    """Every kind of spend has a product group, and half of the names are answered."""
    from aankoopwijzer.domain.records.history import system
    from aankoopwijzer.domain.records.match import RowMatch
    from aankoopwijzer.register.spend.commands import add_topics, settle
    from aankoopwijzer.register.spend.queries import named_suppliers, new_topics
    from aankoopwijzer.register.suppliers.commands import Named, answer, link

    add_topics()
    for number, topic in enumerate(new_topics(most=1000)):
        settle([(topic.key, "matched", [RowMatch(row=f"S1/{number % 6 + 1}", score=0.9, because=("maaien",))], ())])
    named = [Named(each.key, each.number, each.name, each.enterprise_number) for each in named_suppliers()]
    link(named)
    by, at = system("bench"), dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    for each in named[::2]:
        answer(each.key, None, by=by, at=at)


if __name__ == "__main__":
    main()

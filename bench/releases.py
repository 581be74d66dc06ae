"""How fast the procurements of a register go out as releases of OCDS.

Run: python -m bench.releases [PROCUREMENTS]   (default: 5000)
Seconds are those of one processor. The yardstick reads the same rows of the same tables with plain SQL, and writes each
as JSON.
"""

import datetime as dt
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice

WANTED = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
ROUNDS = 3
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
TABLES = ("procurement", "lot", "row", "criterion", "deviation", "document")


def main() -> None:
    """Fill a database of its own with the demonstration, over and over, and write all of it as releases."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(AANKOOPWIJZER_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="aankoopwijzer.config.settings")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", interactive=False, verbosity=0)
        from aankoopwijzer.domain.records.history import system
        from aankoopwijzer.flows.export_releases import export_releases
        from aankoopwijzer.flows.load_demo import load_demo
        from aankoopwijzer.flows.prepare_adviser import prepare_adviser
        from aankoopwijzer.register.procurements import commands, queries
        from aankoopwijzer.register.procurements.queries import Wanted

        adviser = prepare_adviser()
        load_demo(adviser, at=AT, until=dt.date(2026, 6, 30))
        known = [one for one in queries.procurements(Wanted(None)) if one.is_published]
        more = (
            one.model_copy(update={"number": None, "reference": f"bench-{number}"})
            for number, one in enumerate(islice(cycle(known), max(0, WANTED - len(known))))
        )
        commands.add_procurements(list(more), by=system("bench"), at=AT, by_person=False)

        def as_releases() -> int:
            made = export_releases(Wanted(None), adviser.pack, authorities={}, on=AT.date(), also_fictitious=True)
            return sum(len(json.dumps(one.release, ensure_ascii=False)) for one in made)

        def plain_rows() -> int:
            with connection.cursor() as cursor:
                written = 0
                for table in TABLES:
                    cursor.execute(f"SELECT * FROM procurements_{table}")  # noqa: S608 - names are ours
                    while some := cursor.fetchmany(1000):
                        written += sum(len(json.dumps(row, default=str)) for row in some)
            return written

        count = queries.count(Wanted(None).to_publish())
        releases, rows = _best(as_releases), _best(plain_rows)
        print(f"{count:,} procurements, SQLite")
        print(f"{count / releases:>9,.0f} releases a second ({releases:.2f} s)")
        print(f"{count / rows:>9,.0f} a second only read and written as JSON ({rows:.2f} s)")
        print(f"{releases / rows:>9,.1f} times as long")
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>9,.0f} MB at most")


def _best(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        ask()
        took.append(time.process_time() - start)
    return min(took)


if __name__ == "__main__":
    main()

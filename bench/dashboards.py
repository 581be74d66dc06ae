"""What a page with figures costs the server, once they are counted: on the data of the demonstration.

Run: python -m bench.dashboards [TIMES]   (default: 40 requests of each page, the pages in turn)
Printed: the count from nothing, the count of unchanged records, and per page the median and the 95th percentile of the
whole request through Django without a web server: by the clock, and of the processor alone, which others on the machine
do not lengthen. The yardstick is the page of the sign-in, which shows no figure. Beside the region stands a benchmark
as large as all of Europe would give: each country, twelve years, every product group and division of the CPV.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import Any

from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.review.benchmark import CPV, Benchmark, Cut, Line, measures_of

AIM_MS = 50
ON = dt.date(2026, 6, 30)
PAGES = (
    "/voortgang",
    "/voortgang?ambitie=K3&bestuur=brugge",
    "/voortgang/brugge",
    "/voortgang/brugge/doelen",
    "/voortgang/vergelijking",
    "/indicatoren",
    "/indicatoren/s1-social-share?bestuur=brugge",
    "/indicatoren/k3-led-new",
)
YARDSTICK = "/aanmelden"
COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK".split()


def main() -> None:
    """Load the demonstration into a place of its own, count, and ask every page in turn."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(AANKOOPWIJZER_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="aankoopwijzer.config.settings")
        os.environ["AANKOOPWIJZER_DEBUG"] = "yes"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client

        settings.COUNTS_BESIDE_REQUESTS = False
        call_command("migrate", interactive=False, verbosity=0)
        _count()
        visitor = Client(headers={"accept-language": "nl", "host": "localhost"})
        for address in (YARDSTICK, *PAGES):
            _asked(visitor, address)
        took: dict[str, list[tuple[float, float]]] = {address: [] for address in (YARDSTICK, *PAGES)}
        for _ in range(times):
            for address, found in took.items():
                clock, processor = time.perf_counter(), time.process_time()
                _asked(visitor, address)
                found.append((time.perf_counter() - clock, time.process_time() - processor))
        print(f"Server time of {times} requests each, figures counted already (aim: 95th percentile < {AIM_MS} ms)")
        for address, found in took.items():
            print(f"  {address:46}" + "".join(map(_spread, ("clock", "processor"), zip(*found, strict=True))))


def _count() -> None:
    from django.conf import settings

    from aankoopwijzer.config.site import load_demo_data
    from aankoopwijzer.flows.load_organizations import load_organizations
    from aankoopwijzer.flows.measure_indicators import measure_indicators
    from aankoopwijzer.flows.prepare_adviser import prepare_adviser

    adviser = prepare_adviser()
    load_organizations(adviser.pack, at=dt.datetime.combine(ON, dt.time(), dt.UTC))
    load_demo_data()
    _keep_benchmark(adviser.pack)
    for name in ("counted from nothing", "counted again, nothing changed"):
        seconds = _seconds(lambda: measure_indicators(adviser, settings.MEASURED_DIR, on=ON, by_quarter=True))
        print(f"  {name:46} {seconds:6.2f} s")


def _spread(name: str, seconds: Sequence[float]) -> str:
    millis = [each * 1000 for each in seconds]
    return f"  {name}: median {statistics.median(millis):5.1f} ms, p95 {statistics.quantiles(millis, n=20)[-1]:5.1f} ms"


def _keep_benchmark(pack: PolicyPack) -> None:
    from aankoopwijzer.domain.records.history import system
    from aankoopwijzer.flows.keep_benchmark import keep_benchmark

    divisions = [f"{CPV}{number:02}" for number in range(3, 99)]
    places: list[tuple[Cut, str | None]] = [("all", None), ("priority", None)]
    places += [("country", country) for country in COUNTRIES]
    places += [("year", str(year)) for year in range(2015, 2027)]
    places += [("product_group", of) for of in (*pack.rows, *divisions)]
    tallies = {each.id: Tally(900, 700, 90, 700, doubt=200) for each in measures_of(pack)}
    lines = tuple(Line(cut, of, tallies) for cut, of in places)
    found = Benchmark(pack.id, "bench", ON, 1000, 900, 100, 0, {"eforms competition": 900}, lines)
    keep_benchmark(found, by=system("bench"), at=dt.datetime.combine(ON, dt.time(), dt.UTC))


def _asked(visitor: Any, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

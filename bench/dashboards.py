"""What a page with figures costs the server, once they are counted: on the data of the demonstration.

Run: python -m bench.dashboards [TIMES]   (default: 40 requests of each page, the pages in turn)
Printed: the count from nothing, the count of unchanged records, and per page the median and the 95th percentile of the
whole request through Django without a web server. The yardstick is the page of the sign-in, which shows no figure.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

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
        took: dict[str, list[float]] = {address: [] for address in (YARDSTICK, *PAGES)}
        for _ in range(times):
            for address, found in took.items():
                found.append(_seconds(lambda address=address: _asked(visitor, address)) * 1000)  # type: ignore[misc]
        print(f"Server time of {times} requests each, figures counted already (aim: 95th percentile < {AIM_MS} ms)")
        for address, found in took.items():
            p95 = statistics.quantiles(found, n=20)[-1]
            print(f"  {address:46} median {statistics.median(found):6.1f} ms   p95 {p95:6.1f} ms")


def _count() -> None:
    from django.conf import settings

    from aankoopwijzer.config.site import load_demo_data
    from aankoopwijzer.flows.load_organizations import load_organizations
    from aankoopwijzer.flows.measure_indicators import measure_indicators
    from aankoopwijzer.flows.prepare_adviser import prepare_adviser

    adviser = prepare_adviser()
    load_organizations(adviser.pack, at=dt.datetime.combine(ON, dt.time(), dt.UTC))
    load_demo_data()
    for name in ("counted from nothing", "counted again, nothing changed"):
        seconds = _seconds(lambda: measure_indicators(adviser, settings.MEASURED_DIR, on=ON, by_quarter=True))
        print(f"  {name:46} {seconds:6.2f} s")


def _asked(visitor: Any, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

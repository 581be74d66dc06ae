"""How long an advice takes in process, and how many purchases of a long list are advised on in a second.

Run: python -m bench.advising
The purchases are our own test set, over and over; the list is read from JSON Lines and written as JSON Lines, as
`advise --batch --json` does. After warm-up: what a running site or a batch feels, not a first start.
"""

import datetime as dt
import io
import json
import statistics
import time
from functools import partial
from pathlib import Path

from aankoopwijzer.cli.many_hands import hands_free, in_order
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.read_purchases import read_purchases
from aankoopwijzer.reports.guidance_json import guidance_as_json
from aankoopwijzer.reports.wording import Wording

SET = Path(__file__).parents[1] / "tests" / "data" / "purchases" / "held_out.json"
ON = dt.date(2026, 3, 2)
ROUNDS = 10
AIM_P95_MS = 5.0
IN_A_BATCH = 10_000


def main() -> None:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    adviser = prepare_adviser()
    wording = Wording("nl", adviser.pack)
    purchases = [line.purchase for line in read_purchases(SET) if line.purchase is not None]
    for purchase in purchases:
        said(purchase, adviser, wording)
    advising, saying = [], []
    for _ in range(ROUNDS):
        for purchase in purchases:
            start = time.perf_counter()
            guidance = guide_purchase(purchase, adviser, on=ON)
            middle = time.perf_counter()
            json.dumps(guidance_as_json(guidance, wording))
            advising.append((middle - start) * 1000)
            saying.append((time.perf_counter() - middle) * 1000)
    print(f"advising: {len(purchases)} purchases x {ROUNDS}, in process, after warm-up")
    print(f"advising: p50 {at(advising, 50):.2f} ms, p95 {at(advising, 95):.2f} ms (aim p95 < {AIM_P95_MS:.0f} ms)")
    print(f"advising: as JSON beside it p50 {at(saying, 50):.2f} ms, p95 {at(saying, 95):.2f} ms")
    for hands in sorted({1, hands_free()}):
        speed = per_second(purchases, adviser, wording, hands)
        print(f"advising: {speed:.0f} purchases a second in a list of {IN_A_BATCH}, processes: {hands}")


def said(purchase: Purchase, adviser: Adviser, wording: Wording) -> str:
    """One line of the batch."""
    return json.dumps(guidance_as_json(guide_purchase(purchase, adviser, on=ON), wording), ensure_ascii=False)


def per_second(purchases: list[Purchase], adviser: Adviser, wording: Wording, hands: int) -> float:
    """Purchases a second from bytes to bytes, reading and writing included."""
    lines = [purchase.model_dump_json(exclude_none=True, exclude={"answers"}) for purchase in purchases]
    content = "\n".join(lines[place % len(lines)] for place in range(IN_A_BATCH)).encode()
    read = (line.purchase for line in read_purchases(content, adviser.pack) if line.purchase is not None)
    out = io.StringIO()
    start = time.perf_counter()
    for text in in_order(partial(said, adviser=adviser, wording=wording), read, hands=hands):
        out.write(text + "\n")
    return IN_A_BATCH / (time.perf_counter() - start)


def at(times: list[float], percent: int) -> float:
    """The time that this share of the runs stays within."""
    return statistics.quantiles(times, n=100)[percent - 1]


if __name__ == "__main__":
    main()

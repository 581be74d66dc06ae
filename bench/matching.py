"""How long it takes to find the product groups of a purchase, and to make the matcher ready.

Run: python -m bench.matching
"""

import statistics
import time
from decimal import Decimal

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.matching import Matcher

ROUNDS = 200
AIM_P95_MS = 2.0
AIM_READY_MS = 150
PURCHASES = (
    Purchase(title="Broodjes voor de gemeenteraad", contract_type="services", value_eur=Decimal(24_000)),
    Purchase(
        title="Raamovereenkomst elektrische bestelwagens voor de technische dienst",
        description="Vijf wagens met laadruimte van 4 m3, trekhaak en rekken, onderhoud vier jaar inbegrepen.",
        contract_type="supplies",
        framework_agreement=True,
    ),
    Purchase(
        title="Ontharding en vergroening van de speelplaats",
        description="Klinkers uitbreken, wadi en zithoek aanleggen, dertig inheemse bomen planten. " * 5,
        contract_type="works",
    ),
    Purchase(title="Entretien des espaces verts communaux", description="Tonte, taille de haies et désherbage."),
    Purchase(title="x" * 1_000_000, description="groenonderhoud " * 60_000),
)


def main() -> None:
    """Print the figures; the last purchase is a megabyte, of which only the first part is read."""
    pack = load_pack()
    vocabulary = Vocabulary.model_validate({"entries": tuple(pack.vocabulary.values())})
    start = time.process_time()
    matcher = Matcher(vocabulary)
    matcher.match(PURCHASES[0])
    ready = (time.process_time() - start) * 1000
    usual = [timed(matcher, purchase) for _ in range(ROUNDS) for purchase in PURCHASES[:-1]]
    huge = [timed(matcher, PURCHASES[-1]) for _ in range(ROUNDS // 10)]
    cuts = statistics.quantiles(usual, n=20)
    print(f"matching: ready, first answer included, in {ready:.0f} ms of CPU (aim < {AIM_READY_MS} ms)")
    print(f"matching: p50 {cuts[9]:.2f} ms, p95 {cuts[18]:.2f} ms a purchase after warm-up (aim p95 < {AIM_P95_MS} ms)")
    print(f"matching: p50 {statistics.median(huge):.1f} ms for one megabyte and a half of text")


def timed(matcher: Matcher, purchase: Purchase) -> float:
    """Milliseconds for one purchase."""
    start = time.perf_counter()
    matcher.match(purchase)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()

"""How well words lead to product groups: recall, precision, exact sets, rejection, and agreement with CPV.

Run: python -m bench.evaluate_matching
Whoever wrote the vocabulary saw the shared examples and the tuning sets; the held-out sets were written by someone else
and only their figures are looked at. "CPV agreement" reads the words of published notices and compares with
the rows of their main CPV code, which the matcher does not see.
"""

import os
from pathlib import Path

from aankoopwijzer.flows.compare_with_cpv import compare_with_cpv
from aankoopwijzer.flows.evaluate_matching import Hiding, evaluate_matching
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.language.scoring import Tally

PROJECT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data")
OWN = PROJECT / "tests" / "data" / "purchases"
SETS = {
    "shared examples (seen)": SHARED / "eval" / "purchases.json",
    "own, tuning (seen)": OWN / "tuning.json",
    "own, tuning 2 (seen)": OWN / "tuning_2.json",
    "own, held out 1 (opened)": OWN / "held_out.json",
    "own, held out 2 (opened)": OWN / "held_out_2.json",
    "own, held out 3 (unseen)": OWN / "held_out_3.json",
}
WITHOUT: dict[str, frozenset[Hiding]] = {
    "": frozenset(),
    "  without CPV": frozenset({"cpv"}),
    "  title only": frozenset({"cpv", "description"}),
}
AIMS = "aims on unseen purchases: recall >= 0.95, precision >= 0.90, rejection >= 0.90"


def line(name: str, counts: Tally) -> str:
    """One row of the table; a dash where there is nothing to count."""
    rates = (counts.recall, counts.precision, counts.exact_rate, counts.rejection)
    return f"{name:<32}{counts.purchases:>6}" + "".join(
        "       -" if rate is None else f"{rate:8.3f}" for rate in rates
    )


def main() -> None:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    matcher = prepare_adviser().matcher
    print(f"matching: {AIMS}")
    print(f"{'':<32}{'n':>6}{'recall':>8}{'precis.':>8}{'exact':>8}{'reject':>8}")
    for name, path in SETS.items():
        if not path.is_file():
            print(f"{name:<32}  not found, not measured")
            continue
        for suffix, hiding in WITHOUT.items():
            print(line(suffix if suffix else name, evaluate_matching(matcher, path, hiding=hiding)))
    files = sorted(file for folder in ("notices", "notices-be-nl") for file in (SHARED / folder).glob("*.xml"))
    if not files:
        print("CPV agreement: no notices found, not measured")
    for language, counts in compare_with_cpv(matcher, files).items():
        print(line(f"CPV agreement, {language}", counts))


if __name__ == "__main__":
    main()

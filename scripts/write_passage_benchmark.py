"""Writes the figures on the page of the passage benchmark, so that nobody types them: `make benchmark-page`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.evaluate_passages import judged, own_passages, shared_passages, speed
from bench.passage_figures import Figures, figures_of
from scripts.passage_learning import left_out

from aankoopwijzer.flows.load_pack import load_pack

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "passage-benchmark.md"
BEGIN, END = "<!-- figures: begin, written by `make benchmark-page` -->", "<!-- figures: end -->"


def table(sets: dict[str, Figures]) -> Iterator[str]:
    """One line for each set."""
    yield "| set | passages | precision | recall | F1 | false alarms | left open | kind | proof F1 | sanction F1 |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, one in sets.items():
        alarms = f"{one.false_alarms} of {one.negatives} ({one.alarm_rate:.1%})"
        yield (
            f"| {name} | {one.passages} | {one.overall.precision:.3f} | {one.overall.recall:.3f} "
            f"| **{one.overall.f1:.3f}** | {alarms} | {one.unsure_rate:.1%} | {one.kind_rate:.1%} "
            f"| {one.proof.f1:.3f} | {one.sanction.f1:.3f} |"
        )


def per_objective(sets: dict[str, Figures]) -> Iterator[str]:
    """F1 of each objective in each set, with how often it is right to say it there."""
    yield "| objective | " + " | ".join(sets) + " |"
    yield "|---|" + "---|" * len(sets)
    for code in sorted({code for one in sets.values() for code in one.per_objective}):
        cells = []
        for one in sets.values():
            count = one.per_objective.get(code)
            cells.append(f"{count.f1:.2f} ({count.right + count.missed})" if count else "")
        yield f"| {code} | " + " | ".join(cells) + " |"


def main(_: Sequence[str]) -> int:
    """Measure, and write the figures between the marks of the page."""
    pack = load_pack()
    train = own_passages("train.json")
    apart = left_out(train, pack.checking)
    sets = {}
    if test := own_passages("test.json"):
        by_words = judged(test, pack.model_copy(update={"folder": None}))
        of_test = judged(test, pack)
        for author in sorted({one["author"] for one in test}):
            sets[f"test, {author}"] = figures_of(pair for pair in of_test if pair[0]["author"] == author)
        sets["**test**"] = figures_of(of_test)
        sets["test, words of the pack alone"] = figures_of(by_words)
    for author in sorted({one["author"] for one in train}):
        sets[f"{author}, left out"] = figures_of(pair for pair in apart if pair[0]["author"] == author)
    sets["all of train, each author left out in turn"] = figures_of(apart)
    if shared := shared_passages():
        sets["80 passages of another author, seen"] = figures_of(judged(shared, pack))
    detailed = {name: sets[name] for name in ("**test**", "all of train, each author left out in turn") if name in sets}
    said = speed([one["text"] for one in train])
    lines = [*table(sets), "", "F1 per objective, with the number of passages that carry it out:", ""]
    lines += [*per_objective(detailed), "", f"On one core, after text extraction: {said.removeprefix('speed: ')}."]
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8")
    print("\n".join(table(sets)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

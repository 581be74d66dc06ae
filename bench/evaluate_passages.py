"""How well the checker reads loose passages: per objective, on the empty ones, kind, proof, sanction; and how fast.

Run it with `python -m bench.evaluate_passages [--errors SET]`. Figures of several sets, apart: the passages of the
shared data (when present), our own to report on (`held_out`, `unseen`) and our own to tune on (`tuning`). `--errors`
shows what went wrong in one of them; not for those to report on.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.flows.classify_passages import classify_passages
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.passages.reading import PassageReader

PROJECT = Path(__file__).parents[1]
OWN = PROJECT / "tests" / "data" / "passages"
CHARACTERS_PER_PAGE = 3000
HIDDEN = ("held_out", "unseen")


@dataclass(slots=True)
class Count:
    """Right, wrongly said and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, said: bool, true: bool) -> None:
        """One more judgement."""
        self.right += said and true
        self.extra += said and not true
        self.missed += true and not said

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was said."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0

    def line(self, name: str) -> str:
        """The figures on a line."""
        return (
            f"  {name:<12} precision {self.precision:5.3f}  recall {self.recall:5.3f}  F1 {self.f1:5.3f}"
            f"  (right {self.right}, extra {self.extra}, missed {self.missed})"
        )


def evaluate(name: str, labelled: Sequence[dict[str, Any]], findings: Sequence[PassageFinding]) -> None:
    """Print the figures of one set."""
    per_objective: dict[str, Count] = {}
    overall, proof, sanction = Count(), Count(), Count()
    kinds = negatives = false_alarms = unsure = 0
    for gold, found in zip(labelled, findings, strict=True):
        said, true = {one.objective for one in found.fulfils}, set(gold["fulfils"])
        for code in said | true:
            per_objective.setdefault(code, Count()).add(code in said, code in true)
            overall.add(code in said, code in true)
        proof.add(found.has_proof, gold["has_proof"])
        sanction.add(found.has_sanction, gold["has_sanction"])
        kinds += found.kind == gold["kind"]
        unsure += bool(found.unsure)
        if not true:
            negatives += 1
            false_alarms += bool(said)
    print(f"{name}: {len(labelled)} passages, {negatives} without an objective")
    for code in sorted(per_objective):
        print(per_objective[code].line(code))
    print(overall.line("all (micro)"))
    if negatives:
        print(f"  false alarms on negatives {false_alarms}/{negatives} = {false_alarms / negatives:.1%}")
    print(f"  abstained on {unsure}/{len(labelled)} = {unsure / len(labelled):.1%}")
    print(f"  kind right {kinds}/{len(labelled)} = {kinds / len(labelled):.1%}")
    print(proof.line("proof"))
    print(sanction.line("sanction"))


def show_errors(labelled: Sequence[dict[str, Any]], findings: Sequence[PassageFinding]) -> None:
    """Print every passage that was judged otherwise than labelled."""
    for gold, found in zip(labelled, findings, strict=True):
        said = [one.objective for one in found.fulfils]
        wrong = []
        if set(said) != set(gold["fulfils"]):
            wrong.append(f"{gold['fulfils']} read as {said}")
            wrong += [f"  {one.objective}: {[m.words for m in one.because]}" for one in found.fulfils]
        if found.kind != gold["kind"]:
            wrong.append(f"{gold['kind']} read as {found.kind}: {[m.words for m in found.kind_because]}")
        for key, mentions in (("has_proof", found.proof), ("has_sanction", found.sanction)):
            if bool(mentions) != gold[key]:
                wrong.append(f"{key} is {gold[key]}: {[m.words for m in mentions]}")
        if wrong:
            print(f"{gold['id']} {gold['text']}")
            print("\n".join(f"    {line}" for line in wrong))


def speed(texts: Sequence[str]) -> None:
    """Print how many pages a second are read and judged, once the reader is warm, and how long it takes to make."""
    start = time.process_time()
    rules = load_pack().checking
    loaded = time.process_time()
    reader, reviewer = PassageReader(rules.groups, [(one.id, one.text) for one in rules.clauses]), Reviewer(rules)
    made = time.process_time()
    passages = [Passage(str(number), text) for number, text in enumerate(texts)]
    rounds = []
    for _ in range(5):
        before = time.process_time()
        for passage in passages:
            reviewer.review(reader.read(passage))
        rounds.append(time.process_time() - before)
    pages = sum(map(len, texts)) / CHARACTERS_PER_PAGE
    print(
        f"speed: {len(texts) / min(rounds[1:]):.0f} passages/s, {pages / min(rounds[1:]):.0f} pages/s of "
        f"{CHARACTERS_PER_PAGE} characters; cold {pages / rounds[0]:.0f} pages/s; "
        f"reader made in {made - loaded:.2f} s, pack read in {loaded - start:.2f} s"
    )


def main(arguments: Sequence[str]) -> int:
    """Print the figures of every set that is there."""
    shared = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    sets = {
        "shared": shared / "eval" / "passages.json",
        **{name: OWN / f"{name}.json" for name in HIDDEN},
        "tuning": OWN / "tuning.json",
    }
    shown = arguments[1] if len(arguments) == 2 and arguments[0] == "--errors" else None
    if shown in HIDDEN:
        print(f"{shown} is to report on: its errors are not shown")
        return 2
    pack = load_pack()
    texts: list[str] = []
    for name, file in sets.items():
        if not file.is_file() or (shown and shown != name):
            continue
        labelled = json.loads(file.read_text("utf-8"))
        findings = list(classify_passages((Passage(one["id"], one["text"]) for one in labelled), pack))
        if shown:
            show_errors(labelled, findings)
        else:
            evaluate(name, labelled, findings)
        texts += [one["text"] for one in labelled]
    if not shown:
        speed(texts)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

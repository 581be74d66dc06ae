"""How well the checker reads loose passages: per objective, on the empty ones, kind, proof, sanction; and how fast.

Run it with `python -m bench.evaluate_passages [--errors]`. Figures of three sets, apart: the passages of the shared
data when present (seen while the words were written), our own test set (`test.json`, never looked at), and our training
passages with each author read by weights that never met that author. `--errors` shows what went wrong in the last.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.passage_figures import Judged, figures_of

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.flows.classify_passages import classify_passages
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_passage_checker import prepare_passage_checker

PROJECT = Path(__file__).parents[1]
OWN = PROJECT / "tests" / "data" / "passages"
CHARACTERS_PER_PAGE = 3000

Labelled = Sequence[dict[str, Any]]


def shared_passages() -> Labelled:
    """The passages beside the project, or none."""
    shared = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    return read(shared / "eval" / "passages.json")


def own_passages(name: str) -> Labelled:
    """A set of our own, or none."""
    return read(OWN / name)


def read(file: Path) -> Labelled:
    """The labelled passages in a file, none when it is not there."""
    found: Labelled = json.loads(file.read_text("utf-8")) if file.is_file() else []
    return found


def judged(labelled: Labelled, pack: PolicyPack) -> list[Judged]:
    """The passages as the product judges them."""
    findings = classify_passages((Passage(one["id"], one["text"]) for one in labelled), pack)
    return list(zip(labelled, findings, strict=True))


def error_lines(pairs: Iterable[Judged]) -> Iterable[str]:
    """Every passage that was judged otherwise than labelled."""
    for gold, found in pairs:
        said = {one.objective: one for one in found.fulfils}
        wrong = []
        if set(said) != set(gold["fulfils"]):
            wrong.append(f"{gold['fulfils']} read as {sorted(said)}, unsure {[one.objective for one in found.unsure]}")
            wrong += [f"  {one.objective} {one.basis}: {[m.words for m in one.because]}" for one in said.values()]
        if found.kind != gold["kind"]:
            wrong.append(f"{gold['kind']} read as {found.kind}: {[m.words for m in found.kind_because]}")
        for key, mentions in (("has_proof", found.proof), ("has_sanction", found.sanction)):
            if bool(mentions) != gold[key]:
                wrong.append(f"{key} is {gold[key]}: {[m.words for m in mentions]}")
        if wrong:
            yield f"{gold['id']} {gold['text']}"
            yield from (f"    {line}" for line in wrong)


def speed(texts: Sequence[str]) -> str:
    """How many pages a second are read and judged, once the reader is warm, and how long it takes to make."""
    pack = load_pack()
    start = time.process_time()
    checker = prepare_passage_checker(pack)
    made = time.process_time()
    passages = [Passage(str(number), text) for number, text in enumerate(texts)]
    rounds = []
    for _ in range(4):
        before = time.process_time()
        for passage in passages:
            checker.check(passage)
        rounds.append(time.process_time() - before)
    pages = sum(map(len, texts)) / CHARACTERS_PER_PAGE
    return (
        f"speed: {len(texts) / min(rounds[1:]):.0f} passages/s, {pages / min(rounds[1:]):.0f} pages/s of "
        f"{CHARACTERS_PER_PAGE} characters; cold {pages / rounds[0]:.0f} pages/s; checker made in {made - start:.2f} s"
    )


def main(arguments: Sequence[str]) -> int:
    """Print the figures of every set that is there."""
    from scripts.passage_learning import left_out

    pack = load_pack()
    train = own_passages("train.json")
    if list(arguments) == ["--errors"]:
        print("\n".join(error_lines(left_out(train, pack.checking))))
        return 0
    for name, labelled in {"shared, seen": shared_passages(), "test": own_passages("test.json")}.items():
        if labelled:
            print("\n".join(figures_of(judged(labelled, pack)).lines(name)))
    pairs = left_out(train, pack.checking)
    for author in sorted({one["author"] for one in train}):
        theirs = figures_of(pair for pair in pairs if pair[0]["author"] == author)
        print("\n".join(line for line in theirs.lines(f"train, {author} left out") if "." not in line[:6]))
    print("\n".join(figures_of(pairs).lines("train, each author left out in turn")))
    print(speed([one["text"] for one in train]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

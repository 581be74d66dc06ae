"""How well words show what a notice asks: green, social and innovative award criteria and sentences, labelled by hand.

Run: python -m bench.evaluate_aspects [--errors]
The labels are of the shared data: award criteria in French, German, English and Dutch, and Dutch sentences that a
search for keywords hits. They are split by the hash of the notice's publication number: one half to tune the words on,
one half to report on. `--errors` shows what goes wrong in the half to tune on; the other half is never shown. The
Dutch sentences were known, as the examples of typical false hits, when the words were written.
"""

import csv
import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.passage_figures import Count

from aankoopwijzer.domain.records.notice import AwardCriterion, LocalText, Lot, Notice
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.prepare_aspects import AspectReader, prepare_aspects

PROJECT = Path(__file__).parents[1]
ASPECTS = {"green": "green", "social": "social", "innovation": "innovative", "inno": "innovative"}
HALVES = ("to tune on", "to report on")


class Labelled(NamedTuple):
    """One text with its language, and for each aspect that was judged whether it is there."""

    half: int
    language: str
    text: str
    is_criterion: bool
    truth: dict[str, bool]


def half_of(publication: str) -> int:
    """0 to tune on, 1 to report on; all texts of a notice fall in the same half."""
    return int(hashlib.sha256(publication.encode()).hexdigest(), 16) % 2


def criteria(file: Path) -> Iterable[Labelled]:
    """The award criteria; those that the labels call ambiguous count for nothing."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["ambiguous"] != "1":
                truth = {ASPECTS[name]: row[name] == "1" for name in ("green", "social", "innovation")}
                yield Labelled(half_of(row["pub_id"]), row["language"].lower(), row["criterion"], True, truth)


def sentences(file: Path) -> Iterable[Labelled]:
    """The Dutch sentences, each judged on one aspect."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Labelled(
                half_of(row["pub_id"]), "nl", row["sentence"], False, {ASPECTS[row["theme"]]: row["label"] == "1"}
            )


def found_in(one: Labelled, reader: AspectReader) -> set[str]:
    """The aspects of a notice that says nothing but this."""
    said = (LocalText(one.text, one.language),)
    lot = (
        Lot(id="1", award_criteria=(AwardCriterion("quality", said),))
        if one.is_criterion
        else Lot(id="1", descriptions=said)
    )
    notice = Notice(standard="ted", document="TED_EXPORT", languages=(one.language,), lots=(lot,))
    return {
        finding.aspect
        for finding in compare_aspects(notice, reader).whole.findings
        if finding.verdict == "found_not_declared"
    }


def evaluate(name: str, labelled: Sequence[Labelled], reader: AspectReader, *, is_shown: bool) -> None:
    """Print the figures of one set, or its errors."""
    counts: dict[str, Count] = {}
    per_language: dict[str, Count] = {}
    for one in labelled:
        found = found_in(one, reader)
        for aspect, true in one.truth.items():
            counts.setdefault(aspect, Count()).add(aspect in found, true)
            per_language.setdefault(one.language, Count()).add(aspect in found, true)
            if is_shown and (aspect in found) != true:
                print(f"  {one.language} {aspect} {'missed' if true else 'wrong'}: {one.text}")
    print(f"{name}: {len(labelled)} texts")
    for key, count in [*counts.items(), *sorted(per_language.items())]:
        print(count.line(key))


def main(arguments: Sequence[str]) -> int:
    """Print the figures of both halves, apart."""
    labels = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data") / "labels"
    files = {"award criteria": (labels / "dev_award_criteria.csv", criteria),
             "Dutch sentences": (labels / "dev_nl_sentences.csv", sentences)}  # fmt: skip
    reader = prepare_aspects()
    print("aspects of notices: the words of the pack against labels made by hand")
    for name, (file, read) in files.items():
        if not file.is_file():
            print(f"{name}: no labels found, not measured")
            continue
        labelled = list(read(file))
        for half, purpose in enumerate(HALVES):
            part = [one for one in labelled if one.half == half]
            evaluate(f"{name}, half {purpose}", part, reader, is_shown="--errors" in arguments and half == 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

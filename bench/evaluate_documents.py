"""How well the checker reads whole draft tenders: what it finds covered, missing and risky against labelled documents.

Run it with `python -m bench.evaluate_documents [--errors SET]`. Each document has a file of the same name with `.json`
behind it: `covered` (objective and heading), `missing`, `risky` (literal text). `--errors` shows what differs; not for
the set to report on.
"""

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.passage_figures import Count

from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_checker import Checker, prepare_checker
from aankoopwijzer.flows.read_draft import read_draft
from aankoopwijzer.flows.review_draft import review_draft

PROJECT = Path(__file__).parents[1]
OWN = PROJECT / "tests" / "data" / "documents"
HIDDEN = ("held_out",)
ON = dt.date(2026, 11, 28)


@dataclass(slots=True)
class Figures:
    """The counts over one set of documents."""

    objectives: Count = field(default_factory=Count)
    places: Count = field(default_factory=Count)
    missing: Count = field(default_factory=Count)
    risks: Count = field(default_factory=Count)
    pages_right: int = 0
    pages: int = 0


def evaluate(name: str, files: Sequence[Path], checker: Checker, *, shows_errors: bool) -> None:
    """Print the figures of one set."""
    figures = Figures()
    for file in files:
        gold = json.loads(Path(f"{file}.json").read_text("utf-8"))
        draft = read_draft(file.read_bytes(), file.name)
        check = review_draft(draft.passages, checker, title=draft.title, on=ON)
        differences = _count(figures, check, gold)
        _count_pages(figures, check, file)
        if shows_errors and differences:
            print(file.name, *differences, sep="\n    ")
    print(f"{name}: {len(files)} documents")
    print(figures.objectives.line("covered"))
    print(figures.places.line("with place"))
    print(figures.missing.line("missing"))
    print(figures.risks.line("risky"))
    if figures.pages:
        print(f"  pages right {figures.pages_right}/{figures.pages}")


def _count(figures: Figures, check: DraftCheck, gold: dict[str, Any]) -> list[str]:
    found = {
        (each.code, _plain(passage.passage.heading or ""))
        for each in check.with_status("covered", "partly")
        for passage in each.passages
    }
    true = {(each["objective"], _plain(each["heading"])) for each in gold["covered"]}
    missing = {each.code for each in check.with_status("missing")}
    said = [_plain(risk.passage.text) for risk in check.risks]
    risky = [_plain(each["text"]) for each in gold["risky"]]
    differences = _compare(figures.objectives, "covered", {code for code, _ in found}, {code for code, _ in true})
    _compare(figures.places, "place", found, true)
    differences += _compare(figures.missing, "missing", missing, set(gold["missing"]))
    for text in risky:
        hit = any(text in one or one in text for one in said)
        figures.risks.add(hit, True)
        differences += [] if hit else [f"risk missed: {text}"]
    for one in said:
        if not any(text in one or one in text for text in risky):
            figures.risks.add(True, False)
            differences.append(f"risk extra: {one[:120]}")
    return differences


def _compare(count: Count, what: str, said: set[Any], true: set[Any]) -> list[str]:
    for one in said | true:
        count.add(one in said, one in true)
    return [f"{what} missed: {one}" for one in sorted(true - said)] + [
        f"{what} extra: {one}" for one in sorted(said - true)
    ]


def _count_pages(figures: Figures, check: DraftCheck, file: Path) -> None:
    """Whether each claimed passage really stands on the page that is named, by the bare text of the PDF."""
    if file.suffix != ".pdf":
        return
    import pypdfium2

    pages = [_squashed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(file)]
    for each in check.with_status("covered", "partly"):
        for found in each.passages:
            figures.pages += 1
            words = _squashed(found.because[0].words if found.because else found.passage.text)
            page = found.passage.page
            figures.pages_right += page is not None and words in pages[page - 1]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _squashed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def main(arguments: Sequence[str]) -> int:
    """Print the figures of every set that is there."""
    shared = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or PROJECT.parent / "shared" / "data")
    sets = {
        "shared (seen)": shared / "eval" / "documents",
        "tuning": OWN / "tuning",
        "tuning_2": OWN / "tuning_2",
        "tuning_3": OWN / "tuning_3",
        "held_out": OWN / "held_out",
    }
    shown = arguments[1] if len(arguments) == 2 and arguments[0] == "--errors" else None
    if shown in HIDDEN:
        print(f"{shown} is to report on: its errors are not shown")
        return 2
    checker = prepare_checker(prepare_adviser())
    for name, folder in sets.items():
        files = sorted(each for each in folder.glob("*") if Path(f"{each}.json").is_file())
        if files and (shown is None or name.startswith(shown)):
            evaluate(name, files, checker, shows_errors=shown is not None)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

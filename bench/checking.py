"""How fast a whole draft is checked once its text is taken out, and how much memory the whole check takes.

Run: python -m bench.checking [PAGES]   (default: 300)
Extraction is measured apart, in `bench.document_reading`. The text is that of the labelled documents of the project,
repeated under other article numbers, so that words, tables, references and figures are those of real drafts. The
yardstick is one pass of a regular expression that only finds the words of the same text: the least that reading takes.
"""

import datetime as dt
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from aankoopwijzer.config.memory import look_less_often
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_checker import prepare_checker
from aankoopwijzer.flows.read_draft import read_draft
from aankoopwijzer.flows.review_draft import review_draft

DOCUMENTS = Path(__file__).parents[1] / "tests" / "data" / "documents"
CHARACTERS_PER_PAGE = 3_000
ROUNDS = 3
AIM_PAGES_A_SECOND, AIM_MB = 50, 500
ON = dt.date(2026, 11, 28)
_WORD = re.compile(r"\w+")
_PEAK = """
import datetime as dt, re, sys
from aankoopwijzer.config.memory import look_less_often
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_checker import prepare_checker
from aankoopwijzer.flows.read_draft import read_draft
from aankoopwijzer.flows.review_draft import review_draft
look_less_often()
draft = read_draft(sys.stdin.buffer.read(), "a.docx")
review_draft(draft.passages, prepare_checker(prepare_adviser()), title=draft.title, on=dt.date(2026, 11, 28))
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def passages(pages: int) -> list[Passage]:
    """So many pages of passages, always the same."""
    once = [
        passage
        for file in sorted(DOCUMENTS.rglob("*.docx"))
        for passage in read_draft(file.read_bytes(), file.name).passages
    ]
    found: list[Passage] = []
    length = part = 0
    while length < pages * CHARACTERS_PER_PAGE:
        part += 1
        for number, passage in enumerate(once):
            heading = passage.heading and f"{part}. {passage.heading}"
            text = f"{passage.text} (deel {part})"
            found.append(
                replace(passage, id=f"{part}-{number}", heading=heading, text=text, article=f"{part}.{number}")
            )
            length += len(text)
            if length >= pages * CHARACTERS_PER_PAGE:
                break
    return found


def seconds(run: Callable[[], object]) -> float:
    """Seconds of CPU."""
    start = time.process_time()
    run()
    return time.process_time() - start


def peak_mb(pages: int) -> float:
    """The most memory of a fresh process that reads and checks a Word file of so many pages, in MB (Linux)."""
    from bench.document_reading import draft

    from aankoopwijzer.documents.word import word_file

    content = word_file(draft(pages))
    done = subprocess.run([sys.executable, "-c", _PEAK], input=content, capture_output=True, check=True)
    return int(done.stdout) / 1024


def main(arguments: Sequence[str]) -> int:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    look_less_often()
    pages = int(arguments[0]) if arguments else 300
    drafted = passages(pages)
    start = time.process_time()
    checker = prepare_checker(prepare_adviser())
    prepared = time.process_time() - start
    rounds = [
        (
            seconds(lambda: review_draft(drafted, checker, title="Schoonmaak van gebouwen", on=ON)),
            seconds(lambda: [_WORD.findall(each.text) for each in drafted]),
        )
        for _ in range(ROUNDS)
    ]
    best = min(ours for ours, _ in rounds)
    ratio = statistics.median(ours / bare for ours, bare in rounds)
    print(
        f"checking a draft: {pages} pages of {CHARACTERS_PER_PAGE} characters, {len(drafted)} passages, CPU time, "
        f"best of {ROUNDS}: {best:.2f} s, {pages / best:.0f} pages/s after extraction (aim >= {AIM_PAGES_A_SECOND}), "
        f"cold {pages / rounds[0][0]:.0f} pages/s, {ratio:.0f} x finding the words; checker made in {prepared:.2f} s; "
        f"reading and checking {pages} pages of Word peaks at {peak_mb(pages):.0f} MB (aim <= {AIM_MB})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

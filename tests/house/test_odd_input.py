"""Every answer on odd input names tests that exist."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "reference" / "odd-input.md"


def test_every_answer_on_odd_input_has_its_tests() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(lines) >= 10
    there = {
        name
        for file in (PROJECT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    named = {line: set(re.findall(r"`(test_\w+)`", line)) for line in lines}
    assert {line for line, tests in named.items() if not tests} == set()
    assert set().union(*named.values()) - there == set()

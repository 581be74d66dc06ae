"""Runs every check side by side and prints one line for each: kept or broken. Exit 1 when one is broken."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[1]
BIN = PROJECT / ".venv" / "bin"


class Outcome(NamedTuple):
    """What one check said."""

    name: str
    code: int
    seconds: float
    output: str


# Slowest first, so that the others fill the second core meanwhile.
CHECKS = {
    "types (mypy)": ["mypy"],
    "import contracts (import-linter)": ["lint-imports", "--no-logo"],
    "catalogues (gettext)": ["python", "scripts/check_catalogues.py"],
    "policy pack": ["aankoopwijzer", "framework", "check"],
    "templates (djlint)": ["djlint", "--lint", "--quiet", "src/aankoopwijzer/web"],
    "lint (ruff)": ["ruff", "check", "--quiet", "."],
    "format (ruff)": ["ruff", "format", "--check", "--quiet", "."],
}


def run(name: str, command: list[str]) -> Outcome:
    """Run one check from the project's own environment."""
    started = time.perf_counter()
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=PROJECT,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(name, done.returncode, time.perf_counter() - started, done.stdout)


def main(names: list[str]) -> int:
    """Run the checks whose name holds one of `names`, or all."""
    chosen = {name: command for name, command in CHECKS.items() if not names or any(part in name for part in names)}
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        outcomes = list(pool.map(run, chosen.keys(), chosen.values()))
    for outcome in outcomes:
        if outcome.code:
            print(f"── {outcome.name}\n{outcome.output.rstrip()}\n")
    for outcome in outcomes:
        print(f"{'broken' if outcome.code else 'kept  '}  {outcome.seconds:5.1f} s  {outcome.name}")
    return any(outcome.code for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

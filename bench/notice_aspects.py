"""How fast notices are compared with what they declare, and in how much memory: against a bare parse of the same files.

Run: python -m bench.notice_aspects [FOLDER ...]   (default: the notices of the shared data)
CPU time in one process, all work taking turns; then the command itself over all files and all processors, by the clock,
and the memory of its largest process for the files once and five times over.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.prepare_aspects import prepare_aspects
from aankoopwijzer.standards.notices import read_notice

ROUNDS = 5
_MEASURED = (
    "import resource, runpy, sys\n"
    "sys.argv = ['aankoopwijzer', *sys.argv[1:]]\n"
    "try:\n    runpy.run_module('aankoopwijzer', run_name='__main__')\n"
    "except SystemExit: pass\n"
    "most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
    "print(most // 1024, file=sys.stderr)\n"
)


def each(run: Callable[[str], object], paths: Sequence[str]) -> float:
    """Seconds of CPU to do something with each file, keeping nothing."""
    start = time.process_time()
    for path in paths:
        run(path)
    return time.process_time() - start


def command(folders: Sequence[Path]) -> tuple[float, int]:
    """Seconds by the clock, and megabytes, that the command takes for these folders."""
    start = time.perf_counter()
    arguments = ["notice", "check", "--aspects", "--json", *map(str, folders)]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    return time.perf_counter() - start, int(done.stderr.split()[-1])


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    shared = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
    folders = [Path(one) for one in arguments] or [shared / "notices", shared / "notices-be-nl"]
    files = sorted(str(path) for folder in folders for path in folder.glob("*.xml"))
    if not files:
        print("notice aspects: no notices found, nothing measured")
        return 0
    reader = prepare_aspects()

    def read(path: str) -> object:
        return read_notice(Path(path).read_bytes(), name=path)

    def compare(path: str) -> object:
        return compare_aspects(read_notice(Path(path).read_bytes(), name=path), reader)

    work: dict[str, Callable[[str], object]] = {
        "lxml.etree.parse": etree.parse,
        "read_notice": read,
        "read and compare": compare,
    }
    rounds = [{name: each(run, files) for name, run in work.items()} for _ in range(ROUNDS)]
    print(f"notice aspects: {len(files)} files, CPU time, {ROUNDS} rounds in turn")
    for name in work:
        best = min(seconds[name] for seconds in rounds)
        print(f"  {name:<20} {best:6.3f} s  {len(files) / best:6.0f} notices/s")
    ratio = statistics.median(seconds["read and compare"] / seconds["lxml.etree.parse"] for seconds in rounds)
    print(f"  ratio to the bare parse: {ratio:.1f}, median of the rounds")
    once, small = command(folders)
    often, large = command(folders * 5)
    print(
        f"  notice check --aspects --json: {len(files) / once:.0f} notices/s by the clock, start included, {small} MB"
    )
    print(f"  the same files five times:     {5 * len(files) / often:.0f} notices/s, {large} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

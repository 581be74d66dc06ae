"""How much dearer reading notices into records is than only parsing them: CPU time, side by side in one process.

Run: python -m bench.notice_reading [FOLDER ...]   (default: the notices of the shared data)
The yardstick is `lxml.etree.parse` of the same files. Printed as a ratio, because machines differ: seconds are the best
of several rounds in which all take turns, ratios the median of the rounds.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from aankoopwijzer.standards.notices import read_notice

ROUNDS = 9
AIM = 2.0


def each(run: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Seconds of CPU to do something with each thing, keeping nothing."""
    start = time.process_time()
    for thing in things:
        run(thing)
    return time.process_time() - start


def read_file(path: str) -> object:
    """A notice from a file, as the batch reads it."""
    with open(path, "rb") as file:
        return read_notice(file.read(), name=path)


def read_bytes(data: bytes) -> object:
    """A notice from memory."""
    return read_notice(data, name="notice.xml")


def main(folders: Sequence[str]) -> int:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    shared = Path(os.environ.get("AANKOOPWIJZER_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
    places = [Path(folder) for folder in folders] or [shared / "notices", shared / "notices-be-nl"]
    files = sorted(str(path) for place in places for path in place.glob("*.xml"))
    if not files:
        print("notice reading: no notices found, nothing measured")
        return 0
    contents = [Path(path).read_bytes() for path in files]
    work: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "lxml.etree.parse(path)": (etree.parse, files),
        "read_notice from path": (read_file, files),
        "lxml.etree.fromstring(data)": (etree.fromstring, contents),
        "read_notice from memory": (read_bytes, contents),
    }
    rounds = [{name: each(*doing) for name, doing in work.items()} for _ in range(ROUNDS)]
    print(
        f"notice reading: {len(files)} files, {sum(map(len, contents)) / 1e6:.1f} MB, CPU time, {ROUNDS} rounds in turn"
    )
    for name in work:
        best = min(seconds[name] for seconds in rounds)
        print(f"  {name:<28} {best:6.3f} s  {len(files) / best:6.0f} notices/s")
    from_path, in_memory = (
        statistics.median(seconds[ours] / seconds[bare] for seconds in rounds)
        for ours, bare in (
            ("read_notice from path", "lxml.etree.parse(path)"),
            ("read_notice from memory", "lxml.etree.fromstring(data)"),
        )
    )
    print(f"  ratio to lxml.etree.parse of the same files: {from_path:.2f} (aim <= {AIM}), median of the rounds")
    print(f"  ratio without reading the files:             {in_memory:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long `aankoopwijzer advise` takes from a shell, beside Python doing nothing and importing pydantic alone.

Run: python -m bench.cold_start
All take turns and the median counts. The policy pack is in the cache, as from the second call on; the first call, which
reads and checks the whole pack, is told apart.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11
AIM_S = 0.6
ADVISE = ("advise", "--json", "--title", "broodjes voor de gemeenteraad", "--value", "24000", "--date", "2026-03-02")
SCREEN = tuple(argument for argument in ADVISE if argument != "--json")


def main() -> None:
    """Print the figures; an aim that is missed is a figure too, not a failure."""
    console = str(Path(sys.executable).with_name("aankoopwijzer"))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import pydantic": [sys.executable, "-c", "import pydantic; pydantic.BaseModel"],
        "advise --json": [console, *ADVISE],
        "advise, on the screen": [console, *SCREEN],
    }
    with tempfile.TemporaryDirectory(prefix="aankoopwijzer-bench-") as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        first = timed(commands["advise --json"], environment)
        rounds = [{name: timed(command, environment) for name, command in commands.items()} for _ in range(ROUNDS)]
    taken = {name: statistics.median(each[name] for each in rounds) for name in commands}
    print(f"cold start: median of {ROUNDS} runs in turn, wall clock, pack in the cache")
    for name, seconds in taken.items():
        to_nothing, to_pydantic = seconds / taken["python -c pass"], seconds / taken["import pydantic"]
        aim = f"  (aim < {AIM_S} s)" if name == "advise --json" else ""
        print(f"  {name:<24}{seconds:7.3f} s {to_nothing:6.1f} x nothing {to_pydantic:6.1f} x pydantic{aim}")
    print(f"  {'the very first call':<24}{first:7.3f} s, reading and checking the whole pack")


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Seconds on the clock from start to end of a process that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

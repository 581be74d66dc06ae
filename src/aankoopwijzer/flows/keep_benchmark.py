"""A benchmark is kept, so that the pages show it beside the region; it takes the place of the one before."""

import os
from pathlib import Path

from aankoopwijzer.documents.benchmark_file import NAME, write_benchmark
from aankoopwijzer.domain.review.benchmark import Benchmark


def keep_benchmark(benchmark: Benchmark, folder: Path) -> Path:
    """Write it whole or not at all; the folder is made when it is not there. Returns where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    kept, made = folder / NAME, folder / f"{NAME}.{os.getpid()}"
    made.write_bytes(write_benchmark(benchmark))
    made.replace(kept)
    return kept

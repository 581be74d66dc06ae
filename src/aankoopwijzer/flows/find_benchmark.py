"""The benchmark that was kept, to be shown beside the region's own figures."""

from pathlib import Path

from aankoopwijzer.documents.benchmark_file import NAME, read_benchmark
from aankoopwijzer.domain.review.benchmark import Benchmark


def find_benchmark(folder: Path) -> Benchmark | None:
    """The kept one; None when nobody kept any. Raises `BenchmarkFileError` for a file that is not one."""
    try:
        content = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    return read_benchmark(content)

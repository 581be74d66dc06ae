"""The benchmark that was kept, to be shown beside the region's own figures."""

from aankoopwijzer.documents.benchmark_file import read_benchmark
from aankoopwijzer.domain.review.benchmark import Benchmark
from aankoopwijzer.register.choices import benchmarks


def find_benchmark() -> Benchmark | None:
    """The kept one; None when nobody kept any. Raises `BenchmarkFileError` for what is not one."""
    content = benchmarks.content()
    return None if content is None else read_benchmark(content)

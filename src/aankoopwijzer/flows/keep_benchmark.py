"""A benchmark is kept, so that the pages show it beside the region; it takes the place of the one before."""

import datetime as dt

from aankoopwijzer.documents.benchmark_file import write_benchmark
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.review.benchmark import Benchmark
from aankoopwijzer.register.choices import benchmarks


def keep_benchmark(benchmark: Benchmark, *, by: Actor, at: dt.datetime) -> None:
    """Keep its counts in the register, so that they are in a backup too; the history knows which came before."""
    content = write_benchmark(benchmark)
    benchmarks.keep(content, source=benchmark.source, counted_on=benchmark.counted_on, by=by, at=at)

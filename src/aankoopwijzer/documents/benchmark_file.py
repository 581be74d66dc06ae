"""A benchmark as the product keeps it and gives it to other programs: JSON with keys that stay."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.review.benchmark import Benchmark, Cut, Line, share

SCHEMA: Final = "aankoopwijzer/report-benchmark/1"
_Count = Field(ge=0)


class BenchmarkFileError(ValueError):
    """These bytes are no benchmark; the text says where it went wrong."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Counted(_Part):
    n: int = _Count
    known: int = _Count
    yes: int = _Count


class _Line(_Part):
    cut: Cut
    of: str | None
    shares: Mapping[str, _Counted]


class _File(_Part):
    schema_: Literal["aankoopwijzer/report-benchmark/1"] = Field(alias="schema")
    pack: str
    source: str
    counted_on: dt.date
    notices: int = _Count
    purchases: int = _Count
    left_out: int = _Count
    refused: int = _Count
    forms: Mapping[str, int]
    lines: tuple[_Line, ...]


def benchmark_as_json(benchmark: Benchmark) -> dict[str, Any]:
    """Every tally with its share in percent, bounds and interval; what is not known is null."""
    return {
        "schema": SCHEMA,
        "pack": benchmark.pack,
        "source": benchmark.source,
        "counted_on": benchmark.counted_on.isoformat(),
        "notices": benchmark.notices,
        "purchases": benchmark.purchases,
        "left_out": benchmark.left_out,
        "refused": benchmark.refused,
        "forms": dict(benchmark.forms),
        "lines": [
            {"cut": line.cut, "of": line.of, "shares": {id: _shown(tally) for id, tally in line.tallies.items()}}
            for line in benchmark.lines
        ],
    }


def write_benchmark(benchmark: Benchmark) -> bytes:
    """The bytes to keep."""
    return (json.dumps(benchmark_as_json(benchmark), ensure_ascii=False, indent=1) + "\n").encode()


def read_benchmark(content: bytes) -> Benchmark:
    """What `write_benchmark` wrote; shares are worked out again. Raises `BenchmarkFileError`."""
    try:
        found = _File.model_validate_json(content)
        lines = tuple(
            Line(line.cut, line.of, {id: _tally(each) for id, each in line.shares.items()}) for line in found.lines
        )
    except ValidationError as wrong:
        first = wrong.errors()[0]
        raise BenchmarkFileError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    return Benchmark(
        found.pack,
        found.source,
        found.counted_on,
        found.notices,
        found.purchases,
        found.left_out,
        found.refused,
        found.forms,
        lines,
    )


def _tally(counted: _Counted) -> Tally:
    if not counted.yes <= counted.known <= counted.n:
        raise BenchmarkFileError(f"{counted.yes} of {counted.known} known of {counted.n} cannot be")
    return Tally(counted.n, counted.known, counted.yes, counted.known, doubt=counted.n - counted.known)


def _shown(tally: Tally) -> dict[str, Any]:
    found = share(tally)
    ends = {"share": found.figure.value, "low": found.low, "high": found.high}
    bounds = {"if_unknown_no": found.figure.low, "if_unknown_yes": found.figure.high}
    return {
        "n": tally.n,
        "known": tally.known,
        "yes": tally.numerator,
        **{name: None if value is None else f"{value:.1f}" for name, value in (ends | bounds).items()},
    }

"""How fast every indicator of spend is counted, beside DuckDB written by hand, Polars and pandas; and the floor.

AANKOOPWIJZER_BENCH_MILLIONS sets how many million lines, parted by commas: 1,10 when not given; 100 needs 1 GB of disk.
Each size runs in a process of its own, so that the peak of memory is its own. All ways take turns, so that a machine
that others use too slows them alike; the time of the processor is told beside that on the clock. pandas takes part
where it is installed, and up to 10 million lines.
"""

import importlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from aankoopwijzer.config.memory import look_less_often
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import SPEND
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import read_cubes, split_by_authority, whole_years, write_cube
from aankoopwijzer.warehouse.engines import Engine, started
from aankoopwijzer.warehouse.filing import Tallies

_YEARS = 10
_SETS = ("|S1/1|", "|S1/2|S2/2|", "|S1/5|", "|S2/1|", "|S2/3|", "|K1/5|", "|C1/2|C2/2|", "|", None)
_RUNS = 3
QUARTERS = "by hand, by quarter and by year"
_BY_HAND = """
SELECT authority, year, {quarter} rows, count(*) AS n,
  count(*) FILTER (is_social) AS social, count(*) FILTER (NOT is_social) AS regular,
  sum(amount_eur) FILTER (is_social) AS social_eur, sum(amount_eur) FILTER (NOT is_social) AS regular_eur,
  sum(amount_eur) FILTER (is_social IS NULL) AS doubt_eur,
  count(*) FILTER (is_small_contract AND is_social AND amount_eur IS NOT NULL) AS small_known,
  count(*) FILTER (NOT (is_small_contract AND is_social)) AS small_outside,
  sum(amount_eur) FILTER (is_small_contract AND is_social) AS small_eur,
  count(*) FILTER (has_transparent_chain) AS clear, count(*) FILTER (NOT has_transparent_chain) AS unclear,
  sum(amount_eur) FILTER (has_transparent_chain) AS clear_eur,
  sum(amount_eur) FILTER (NOT has_transparent_chain) AS unclear_eur,
  sum(amount_eur) FILTER (has_transparent_chain IS NULL) AS doubt_clear_eur
FROM read_parquet({files}) GROUP BY ALL
"""
_QUARTERS_BY_HAND = """
WITH folded AS ({folded}), parted AS (
  SELECT * EXCLUDE (rows),
    unnest(list_prepend(NULL, list_filter(string_split(rows, '|'), lambda part: part <> ''))) AS product_group
  FROM folded)
SELECT authority, year, quarter, product_group, sum(COLUMNS(* EXCLUDE (authority, year, quarter, product_group)))
FROM parted GROUP BY GROUPING SETS ((authority, year, quarter, product_group), (authority, year, product_group))
"""
"""Each quarter and each year, of each product group and of all: what the counts by quarter and by year tell."""


def main() -> None:
    """Print one block for each size."""
    for millions in os.environ.get("AANKOOPWIJZER_BENCH_MILLIONS", "1,10").split(","):
        subprocess.run([sys.executable, "-m", "bench.measuring", millions.strip()], check=True)


def measured(millions: int) -> None:
    """One size: make the lines, count them in every way, say how they compare."""
    look_less_often()  # As the program itself does.
    authorities = 10 if millions <= 1 else 100 if millions <= 10 else 300
    indicators = [each for each in load_pack().indicators.values() if each.table == SPEND.name]
    with tempfile.TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1) as other:
            # Made elsewhere: the memory that it takes is not ours.
            files = other.submit(made, Path(folder), millions * 1_000_000, authorities).result()
        size = sum(file.stat().st_size for file in files) / 1e6
        print(f"Spend: {millions} million lines, {authorities} authorities, {_YEARS} years, {size:.0f} MB of Parquet")
        print(f"  load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        with started("duckdb") as duck, started("polars") as polars:
            began = seconds(lambda: _ours(duck, files, indicators))
            print(f"  the first count of the process: {began[0] * 1000:.0f} ms, peak of memory {_peak():.0f} MB")
            cubes = _cubes(duck, files, indicators, Path(folder))
            ways: dict[str, Callable[[], Any]] = {
                "DuckDB by hand": lambda: _by_hand(files),
                QUARTERS: lambda: _quarters_by_hand(files),
                f"{len(indicators)} indicators on DuckDB": lambda: _ours(duck, files, indicators),
                "the same by quarter and by year": lambda: _with_years(_ours(duck, files, indicators, by_quarter=True)),
                "one import more, of one authority": lambda: _one_more(duck, files[0], indicators, cubes),
                "the same on Polars": lambda: _ours(polars, files, indicators),
            }
            found = in_turn(ways)
        if millions <= 10:
            found |= _pandas(files)
        floor = _floor(files)
        hand, quarters = found["DuckDB by hand"], found[QUARTERS]
        for name, (wall, processor) in found.items():
            print(
                f"  {name:36} {wall * 1000:8.0f} ms {wall / hand[0]:6.2f} x by hand"
                f"   processor {processor * 1000:8.0f} ms {processor / hand[1]:6.2f} x"
            )
        ours = found["the same by quarter and by year"]
        beside = f"{ours[0] / quarters[0]:.2f} x on the clock, {ours[1] / quarters[1]:.2f} x of the processor"
        print(f"  by quarter and by year beside the same by hand: {beside}")
        print(f"  {'floor: columns read once from memory':36} {floor * 1000:8.0f} ms {floor / hand[0]:6.2f} x by hand")
        print(f"  peak of memory of all ways together: {_peak():.0f} MB")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ours(engine: Engine, files: list[Path], indicators: list[Indicator], *, by_quarter: bool = False) -> Tallies:
    return tallied(engine, files, SPEND, indicators, {}, by_quarter=by_quarter)


def in_turn(ways: Mapping[str, Callable[[], Any]]) -> dict[str, tuple[float, float]]:
    """The shortest of some rounds of each way: seconds on the clock and of the processor."""
    rounds = [{name: seconds(work) for name, work in ways.items()} for _ in range(_RUNS)]
    return {name: (min(one[name][0] for one in rounds), min(one[name][1] for one in rounds)) for name in ways}


def seconds(work: Callable[[], Any]) -> tuple[float, float]:
    """How long it takes on the clock, and of the processor in all threads."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def made(folder: Path, lines: int, authorities: int) -> list[Path]:
    """Lines that look like spend, one file for each authority, the same each time."""
    sets = ", ".join("NULL" if each is None else f"'{each}'" for each in _SETS)
    each = lines // authorities
    files = []
    with duckdb.connect() as connection:
        for at in range(authorities):
            file = folder / f"spend-{at}.parquet"
            connection.execute(f"""
                COPY (SELECT 'authority-{at}' AS authority,
                  2017 + i % {_YEARS} AS year, 1 + i % 4 AS quarter,
                  'spend_lines:' || (i + {at * each}) AS record,
                  [{sets}][1 + (hash(i, 1) % {len(_SETS)})::BIGINT] AS rows,
                  CASE WHEN hash(i, 2) % 50 > 0 THEN (hash(i, 3) % 2000000)::BIGINT - 20000 END AS amount_eur,
                  CASE WHEN hash(i, 4) % 20 > 0 THEN hash(i, 5) % 7 = 0 END AS is_social,
                  CASE WHEN hash(i, 6) % 4 > 0 THEN hash(i, 7) % 5 > 0 END AS is_small_contract,
                  CASE WHEN hash(i, 8) % 20 > 0 THEN hash(i, 9) % 9 = 0 END AS has_transparent_chain,
                  'supplier-' || hash(i, 10) % 5000 AS supplier
                FROM range({each}) AS of(i)) TO '{file}' (FORMAT parquet, COMPRESSION zstd)""")  # noqa: S608
            files.append(file)
    return files


def _with_years(quarters: Tallies) -> tuple[Tallies, Tallies]:
    return quarters, whole_years(quarters)


def _by_hand(files: list[Path]) -> None:
    with duckdb.connect() as connection:
        connection.execute(_BY_HAND.format(quarter="", files=[str(file) for file in files])).fetchall()


def _quarters_by_hand(files: list[Path]) -> None:
    folded = _BY_HAND.format(quarter="quarter,", files=[str(file) for file in files])
    with duckdb.connect() as connection:
        connection.execute(_QUARTERS_BY_HAND.format(folded=folded)).fetchall()


def _cubes(engine: Engine, files: list[Path], indicators: list[Indicator], folder: Path) -> list[Path]:
    """What is kept of each authority, counted before."""
    names = [f"authority-{at}" for at in range(len(files))]
    apart = split_by_authority(_ours(engine, files, indicators, by_quarter=True), names)
    cubes = []
    for name in names:
        for path, tallies in (
            (folder / f"{name}.json", whole_years(apart[name])),
            (folder / f"{name}-quarters.json", apart[name]),
        ):
            write_cube(path, tallies)
            cubes.append(path)
    return cubes


def _one_more(engine: Engine, file: Path, indicators: list[Indicator], cubes: list[Path]) -> None:
    """Count one authority again, and put it with what is kept of all others."""
    found = split_by_authority(_ours(engine, [file], indicators, by_quarter=True), ["authority-0"])["authority-0"]
    write_cube(cubes[0], whole_years(found))
    write_cube(cubes[1], found)
    read_cubes(cubes[::2])
    read_cubes(cubes[1::2])


def _pandas(files: list[Path]) -> dict[str, tuple[float, float]]:
    try:
        pandas = importlib.import_module("pandas")
    except ModuleNotFoundError:
        print("  (pandas is not installed: not compared)")
        return {}

    def work() -> None:
        frame = pandas.concat(duckdb.read_parquet(str(file)).df() for file in files)
        for column in ("is_social", "has_transparent_chain"):
            frame.groupby(["authority", "year", "rows", column], dropna=False)["amount_eur"].agg(["count", "sum"])

    return in_turn({"pandas, two of the three": work})


def _floor(files: list[Path]) -> float:
    """How long it takes to read the needed columns once at the speed of this memory; measured by adding numbers up."""
    import numpy

    block = numpy.ones(32_000_000, dtype=numpy.int64)
    bandwidth = block.nbytes / in_turn({"sum": lambda: int(block.sum())})["sum"][0]
    with duckdb.connect() as connection:
        names = [str(file) for file in files]
        lines = connection.execute(f"SELECT count(*) FROM read_parquet({names})").fetchall()[0][0]  # noqa: S608
    bytes_of_a_line = 8 + 8 + 3 * 1 + 2 + 2
    """An amount, a year, three answers, and the numbers of an authority and of a set of product groups."""
    print(f"  memory: {Decimal(bandwidth / 1e9):.1f} GB/s on one core, {bytes_of_a_line} bytes a line are looked at")
    return float(lines * bytes_of_a_line / bandwidth)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(int(sys.argv[1]))
    else:
        main()

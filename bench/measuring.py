"""How fast every indicator of spend is counted, beside DuckDB written by hand, Polars and pandas; and the floor.

AANKOOPWIJZER_BENCH_MILLIONS sets how many million lines, parted by commas: 1,10 when not given; 100 needs 3 GB of disk.
Each size runs in a process of its own, so that the peak of memory is its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import SPEND
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import read_cubes, split_by_authority, write_cube
from aankoopwijzer.warehouse.engines import started

_YEARS = 10
_SETS = ("|S1/1|", "|S1/2|S2/2|", "|S1/5|", "|S2/1|", "|S2/3|", "|K1/5|", "|C1/2|C2/2|", "|", None)
_RUNS = 3
_BY_HAND = """
SELECT authority, year, rows, count(*) AS n,
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


def main() -> None:
    """Print one block for each size."""
    for millions in os.environ.get("AANKOOPWIJZER_BENCH_MILLIONS", "1,10").split(","):
        subprocess.run([sys.executable, "-m", "bench.measuring", millions.strip()], check=True)


def measured(millions: int) -> None:
    """One size: make the lines, count them in every way, say how they compare."""
    authorities = 10 if millions <= 1 else 100 if millions <= 10 else 300
    indicators = [each for each in load_pack().indicators.values() if each.table == SPEND.name]
    with tempfile.TemporaryDirectory() as folder:
        files = made(Path(folder), millions * 1_000_000, authorities)
        size = sum(file.stat().st_size for file in files) / 1e6
        print(f"Spend: {millions} million lines, {authorities} authorities, {_YEARS} years, {size:.0f} MB of Parquet")
        by_hand = best(lambda: _by_hand(files))
        rows = [("DuckDB by hand", by_hand)]
        with started("duckdb") as engine:
            ours = best(lambda: tallied(engine, files, SPEND, indicators, {}))
        rows.append((f"{len(indicators)} indicators on DuckDB", ours))
        rows.append(("one import more, of one authority", best(lambda: _one_more(files, indicators, Path(folder)))))
        with started("polars") as engine:
            rows.append(("the same on Polars", best(lambda: tallied(engine, files, SPEND, indicators, {}))))
        if millions <= 10:
            rows += _pandas(files)
        rows.append(("floor: columns read once from memory", _floor(files)))
        for name, seconds in rows:
            print(f"  {name:40} {seconds * 1000:10.0f} ms   {seconds / by_hand:7.2f} x by hand")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  peak memory of the whole run: {peak:.0f} MB")


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


def best(work: Callable[[], Any]) -> float:
    """The shortest of some runs, in seconds."""
    found = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return min(found)


def _by_hand(files: list[Path]) -> None:
    with duckdb.connect() as connection:
        connection.execute(_BY_HAND.format(files=[str(file) for file in files])).fetchall()


def _one_more(files: list[Path], indicators: list[Indicator], folder: Path) -> None:
    """Count one authority again and put it with what is kept of the others."""
    with started("duckdb") as engine:
        found = tallied(engine, files[:1], SPEND, indicators, {})
    cube = folder / "cube.json"
    write_cube(cube, split_by_authority(found, ["authority-0"])["authority-0"])
    read_cubes([cube])


def _pandas(files: list[Path]) -> list[tuple[str, float]]:
    try:
        import pandas
    except ModuleNotFoundError:
        print("  (pandas is not installed: not compared)")
        return []

    def work() -> None:
        frame = pandas.concat(duckdb.read_parquet(str(file)).df() for file in files)
        for column in ("is_social", "has_transparent_chain"):
            frame.groupby(["authority", "year", "rows", column], dropna=False)["amount_eur"].agg(["count", "sum"])

    return [("pandas, two of the three", best(work))]


def _floor(files: list[Path]) -> float:
    """How long it takes to read the needed columns once at the speed of this memory; measured by adding numbers up."""
    import numpy

    block = numpy.ones(32_000_000, dtype=numpy.int64)
    seconds = best(lambda: int(block.sum()))
    bandwidth = block.nbytes / seconds
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

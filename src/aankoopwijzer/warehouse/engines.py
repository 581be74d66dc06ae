"""The engines that count: DuckDB within the process, Polars, or Spark where one machine is too small."""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

from aankoopwijzer.warehouse.questions import Answer, Question

EngineName = Literal["duckdb", "polars", "spark"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
_ASKED = "asked"
"""What DuckDB calls the rows that a question is about; no question can name a file itself."""


class EngineMissing(Exception):
    """An engine that is not installed; `extra` is what to install."""

    def __init__(self, engine: str, extra: str) -> None:
        super().__init__(f"{engine} is not installed; install aankoopwijzer[{extra}]")
        self.engine, self.extra = engine, extra


class Engine(Protocol):
    """Something that reads Parquet files as one lazy frame that Narwhals understands."""

    def scan(self, files: Sequence[Path]) -> Any:
        """The rows of all files together, read when they are needed."""

    def ask(self, files: Sequence[Path], question: Question) -> Answer:
        """What the rows of all files together answer."""


class _DuckDB:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def scan(self, files: Sequence[Path]) -> Any:
        return self._connection.read_parquet([str(file) for file in files])

    def ask(self, files: Sequence[Path], question: Question) -> Answer:
        names = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
        self._connection.execute(f"CREATE OR REPLACE TEMP VIEW {_ASKED} AS FROM read_parquet([{names}])")
        sql = question.words()
        if sql is None:
            sql = _built(self._connection.view(_ASKED), question).sql_query()
            question.say(sql)
        found = self._connection.execute(sql)
        return Answer([each[0] for each in found.description], found.fetchall())


class _Polars:
    def __init__(self, polars: Any) -> None:
        self._polars = polars

    def scan(self, files: Sequence[Path]) -> Any:
        return self._polars.scan_parquet([str(file) for file in files])

    def ask(self, files: Sequence[Path], question: Question) -> Answer:
        found = _built(self.scan(files), question).collect()
        return Answer(found.columns, found.rows())


class _Spark:
    def __init__(self, session: Any) -> None:
        self._session = session

    def scan(self, files: Sequence[Path]) -> Any:
        return self._session.read.parquet(*(f"file://{file.resolve()}" for file in files))

    def ask(self, files: Sequence[Path], question: Question) -> Answer:
        found = _built(self.scan(files), question)
        return Answer(found.columns, found.collect())


def _built(frame: Any, question: Question) -> Any:
    """What answers a question, as the engine itself has it."""
    # Takes a good part of a second to import, and is not needed for what was asked before.
    import narwhals.stable.v2 as nw

    return question.build(nw.from_native(frame).lazy()).to_native()


@contextmanager
def started(engine: EngineName, *, memory: str | None = None) -> Iterator[Engine]:
    """An engine, ready to read; stopped afterwards. Raises `EngineMissing`.

    `memory` is the most that DuckDB or the driver of Spark may use, as "2GB". A session of Spark that is there
    already, as on a cluster, is used and left as it was.
    """
    if engine == "duckdb":
        duckdb = _installed("duckdb", "")
        with duckdb.connect(config={"memory_limit": memory} if memory else {}) as connection:
            yield _DuckDB(connection)
    elif engine == "polars":
        yield _Polars(_installed("polars", "polars"))
    else:
        sql = _installed("pyspark.sql", "cluster").SparkSession
        there = sql.getActiveSession()
        session = there or _local_session(sql, memory)
        try:
            yield _Spark(session)
        finally:
            if there is None:
                session.stop()


def _local_session(sql: Any, memory: str | None) -> Any:
    """Spark within this machine, quiet, reachable by nobody else."""
    settings = sql.builder.master("local[*]").appName("aankoopwijzer")
    for name, value in (
        ("spark.ui.enabled", "false"),
        ("spark.driver.host", "127.0.0.1"),
        ("spark.driver.bindAddress", "127.0.0.1"),
        ("spark.sql.shuffle.partitions", "4"),
        ("spark.sql.session.timeZone", "UTC"),
        ("spark.log.level", "ERROR"),
        ("spark.driver.memory", (memory or "2GB").removesuffix("B").lower()),
    ):
        settings = settings.config(name, value)
    return settings.getOrCreate()


def _installed(module: str, extra: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as missing:
        raise EngineMissing(module.partition(".")[0], extra) from missing

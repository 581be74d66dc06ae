"""All indicators of one table in one walk over its columns."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import ROWS, TELLS_OF, Table
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.warehouse.engines import Engine
from aankoopwijzer.warehouse.filing import Asked, Tallies, filed
from aankoopwijzer.warehouse.questions import Kept, Question


def tallied(
    engine: Engine,
    files: Sequence[Path],
    table: Table,
    indicators: Sequence[Indicator],
    parameters: Parameters,
    *,
    by_quarter: bool = False,
    kept: Kept | None = None,
) -> Tallies:
    """The tallies of every countable measure of these indicators, all of which are about this table.

    `files` hold the columns of the table. Rows are grouped by authority, year, plan and set of product groups, with
    those that they tell of; which belong to an indicator is decided afterwards, on the few sets that there are.
    `by_quarter` tells the quarters of a year apart. `kept` is where the question stands, worked out, once it was asked.
    """
    asked = tuple(_asked(indicators))
    if not asked:
        return {}
    keys = ["authority", "year", *(["quarter"] if by_quarter else [])]
    keys += [table.plans] if table.plans else []
    keys += [ROWS.name] if table.product_groups else []
    keys += [TELLS_OF.name] if table.lots else []

    def build(lazy: Any) -> Any:
        # Not at the top: where the question is kept, nothing has to be put into words.
        from aankoopwijzer.warehouse.expressing import sums_of

        return sums_of(lazy, table, indicators, asked, keys, parameters)

    name = f"{table.name}-quarters" if by_quarter else table.name
    definition = [repr(table), *(each.model_dump_json() for each in indicators), repr(sorted(parameters.items()))]
    answer = engine.ask(files, Question.of(name, definition, build, kept))
    return filed(answer.names, answer.rows, asked, table)


def _asked(indicators: Sequence[Indicator]) -> Iterator[Asked]:
    for at, indicator in enumerate(indicators):
        for part_at, part in enumerate((None, *indicator.parts)):
            for by_at, (by, measure) in enumerate(indicator.measures.items()):
                if measure.function is None:
                    yield Asked(indicator, by, measure, part, f"i{at}p{part_at}", f"i{at}p{part_at}m{by_at}")

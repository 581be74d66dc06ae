"""Every indicator is measured up to the end of a year that is over, on the register as it is now."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.domain.measures.council import years_to_report
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser


def measure_year(adviser: Adviser, folder: Path, *, year: int, on: dt.date) -> Measured:
    """All figures up to 31 December of the year, from snapshots in `folder`; `on` is the present day.

    Raises `YearNotThere` for a year that cannot be reported on.
    """
    years_to_report(adviser.pack, on=on).check(year)
    # A folder of its own for each year: measuring one never makes another be counted again.
    return measure_indicators(adviser, folder / str(year), on=dt.date(year, 12, 31))

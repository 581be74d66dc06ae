"""How far an import is, for whoever waits for it."""

from collections.abc import Callable

from aankoopwijzer.domain.records.import_job import Stage

Tell = Callable[[Stage, int], None]
"""Told now and then what is being done, and with how many lines that was done. It may raise `ImportStopped`.

Whoever writes tells `committing` last, inside the transaction: the wish to stop counts until then, and no more after.
"""


class ImportStopped(Exception):
    """Somebody stopped the import: nothing of it is written."""


def silent(stage: Stage, lines: int) -> None:
    """For whoever does not wait."""

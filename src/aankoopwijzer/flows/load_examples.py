"""Put the example purchases of a pack in the register."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.packs.examples import read_examples
from aankoopwijzer.register.procurements import commands


def load_examples(pack_folder: Path, *, on: dt.date) -> int:
    """Make the examples in the register those of the pack; returns how many there are.

    Raises `PackError` when one of them cannot be read; the register then keeps what it had.
    """
    examples = read_examples(pack_folder)
    commands.replace_examples(examples, options=AdviceOptions(), on=on)
    return len(examples)

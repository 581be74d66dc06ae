"""A folder is read as a pack, and everything that is wrong with it is told at once."""

from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.packs.ids import check_ids, write_ids
from aankoopwijzer.packs.kinds import KINDS
from aankoopwijzer.packs.learned import load_learned
from aankoopwijzer.packs.loading import read_pack
from aankoopwijzer.packs.problems import PackError, Problem
from aankoopwijzer.packs.shipped import shipped_pack


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What a check found: how many entries of each kind, the ids that were written down, and every problem."""

    folder: Path
    counts: dict[str, int]
    new_ids: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the pack may be used."""
        return not self.problems


def check_pack(folder: Path | None = None, *, record_ids: bool = False) -> PackCheck:
    """Checks the pack in `folder`, or the one that ships with the product.

    With `record_ids` its new ids are first added to ids.txt; that is the one thing that is ever written.
    """
    found = folder or shipped_pack()
    reading = read_pack(found)
    readable = reading.pack is not None
    new_ids = write_ids(found, reading) if record_ids and readable else ()
    problems = (*reading.problems, *(check_ids(found, reading) if readable else ()), *_of_learned(found))
    counts = {folder: len(reading.files.get(folder, ())) for folder in KINDS}
    return PackCheck(found, counts, new_ids, problems)


def _of_learned(folder: Path) -> tuple[Problem, ...]:
    try:
        load_learned(folder)
    except PackError as error:
        return error.problems
    return ()

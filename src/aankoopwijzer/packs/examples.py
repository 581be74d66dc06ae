"""The example purchases that a pack ships, so that a newcomer sees an advice before typing anything."""

from pathlib import Path

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.packs.loading import read_file
from aankoopwijzer.packs.problems import PackError, Problem


class _Example(Purchase):
    id: str


def read_examples(folder: Path) -> dict[str, Purchase]:
    """The purchases in `examples/` of a pack, by file stem; empty when the pack has none.

    Raises `PackError` with everything that is wrong with them.
    """
    found: dict[str, Purchase] = {}
    problems: list[Problem] = []
    for path in sorted((folder / "examples").glob("*.yaml")):
        located = read_file(folder, f"examples/{path.name}", _Example)
        problems += located.problems
        if located.entry is None:
            continue
        if located.id != path.stem:
            details = {"id": located.id, "name": path.name, "expected": f"{located.id}.yaml"}
            problems.append(located.problem("id-not-stem", ("id",), **details))
        found[path.stem] = Purchase.model_validate(located.entry.model_dump(exclude={"id"}))
    if problems:
        raise PackError(problems)
    return found

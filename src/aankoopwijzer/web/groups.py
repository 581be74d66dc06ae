"""Product groups as people see them: one line per name, whatever number of ambitions it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.text import Text


@dataclass(frozen=True, slots=True)
class Group:
    """A product group with the rows that were found for it, and the words that decided."""

    id: str
    name: Text
    icon: str
    rows: tuple[str, ...]
    because: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its rows as one form value."""
        return ",".join(self.rows)

    @property
    def ambitions(self) -> tuple[str, ...]:
        """The ambitions that it counts for."""
        return tuple(dict.fromkeys(row.partition("/")[0] for row in self.rows))


def grouped(found: Iterable[tuple[str, tuple[str, ...]]], pack: PolicyPack) -> tuple[Group, ...]:
    """Rows with their reasons, gathered by product group in the order of the rows."""
    rows: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for row, because in found:
        id = pack.rows[row].product_group
        rows.setdefault(id, []).append(row)
        reasons.setdefault(id, []).extend(because)
    return tuple(
        Group(
            id=id,
            name=pack.product_groups[id].name,
            icon=pack.product_groups[id].icon,
            rows=tuple(rows[id]),
            because=tuple(dict.fromkeys(reasons[id])),
        )
        for id in rows
    )


def every_group(pack: PolicyPack) -> tuple[Group, ...]:
    """All product groups of the pack."""
    return grouped(((row, ()) for row in pack.rows), pack)

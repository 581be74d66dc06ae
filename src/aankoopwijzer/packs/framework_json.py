"""The framework of a pack as data for other programs: `aankoopwijzer/framework-show/1`."""

from typing import Any, Final

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.showing import overview

SCHEMA: Final = "aankoopwijzer/framework-show/1"


def framework_as_json(pack: PolicyPack) -> dict[str, Any]:
    """The whole framework as data for other programs, in every language that the pack has."""
    return {
        "schema": SCHEMA,
        "pack": {"id": pack.id, "version": pack.version},
        "results": [
            {
                **_plain(each.pillar),
                "ambitions": [
                    {
                        **_plain(one.ambition),
                        "objectives": [_plain(objective) for objective in one.objectives],
                        "rows": [_plain(row) for row in one.rows],
                        "targets": [_plain(target) for target in one.targets],
                    }
                    for one in each.ambitions
                ],
            }
            for each in overview(pack)
        ],
    }


def _plain(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = entry.model_dump(mode="json", by_alias=True)
    return found

"""The framework of a policy pack is laid out."""

from typing import Any

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.showing import PillarOverview, overview

SCHEMA = "aankoopwijzer/framework-show/1"


def show_framework(pack: PolicyPack) -> tuple[PillarOverview, ...]:
    """Pillars with their ambitions, objectives, rows and targets, in printed order."""
    return overview(pack)


def framework_as_json(pack: PolicyPack) -> dict[str, Any]:
    """The same as data for other programs, in every language that the pack has."""
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
            for each in show_framework(pack)
        ],
    }


def _plain(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = entry.model_dump(mode="json", by_alias=True)
    return found

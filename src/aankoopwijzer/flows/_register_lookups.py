"""What a line cannot say itself and the policy knows: the row of a class of products, the standing of a plant."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from aankoopwijzer.domain.intake.deriving import Lookup
from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.planted import Standing
from aankoopwijzer.domain.records.planting import PlantingLine
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.prepare_plants import prepare_plants

Found = tuple[str | None, Standing | None]
STANDING: Mapping[PlantStatus, Standing | None] = {
    PlantStatus.FORBIDDEN: "forbidden",
    PlantStatus.NOT_ALLOWED: "not_allowed",
    PlantStatus.DISPUTED: "disputed",
    PlantStatus.EXTINCT: "disputed",
    PlantStatus.NATIVE: "allowed",
    PlantStatus.NATIVE_CULTIVAR: "not_native",
    PlantStatus.NOT_NATIVE: "not_native",
    PlantStatus.UNKNOWN: None,
}
"""A garden form of a native plant is not on the allowed list, as domain/planting/share.py counts it."""
_MOST_SEARCHES = 5_000
"""Names of one file that are compared with all others: a file of nothing but nonsense must end too."""
_KEPT = 50_000


def lookups_for(kind: ImportKind, pack: PolicyPack) -> Mapping[str, Lookup]:
    """The lookups that the kind of file asks for, made ready."""
    asked = {each.lookup for each in kind.derived}
    found: dict[str, Lookup] = {}
    if "row_of_product_class" in asked:
        found["row_of_product_class"] = _rows_by_class(pack).get
    if asked & {"plant_name", "plant_standing"}:
        plant = plant_lookup(pack)
        found["plant_name"] = lambda taxon: plant(taxon)[0]
        found["plant_standing"] = lambda taxon: plant(taxon)[1]
    return found


def plant_lookup(pack: PolicyPack) -> Callable[[str], Found]:
    """What a written plant is called and how it stands; None for both unless it is one plant, found with certainty."""
    adviser = prepare_plants(pack)
    left = _MOST_SEARCHES

    @lru_cache(maxsize=_KEPT)
    def look_up(taxon: str) -> Found:
        nonlocal left
        checked = check_planting([PlantingLine(1, taxon)], adviser, most_searches=max(left, 0))
        if len(checked.plants) != 1 or (one := checked.plants[0]).plant is None:
            left -= 1
            return None, None
        left -= one.certainty == "corrected"
        return one.plant.name, STANDING[one.verdict.status]

    return look_up


def _rows_by_class(pack: PolicyPack) -> Mapping[str, str]:
    """The row of each class that has one row only."""
    of_class: dict[str, list[str]] = {}
    for row in pack.rows.values():
        if row.product_class is not None:
            of_class.setdefault(row.product_class, []).append(row.id)
    return {name: rows[0] for name, rows in of_class.items() if len(rows) == 1}

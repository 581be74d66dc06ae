"""The notice fields of strategic procurement: where each may be filled, and with which codes.

Retyped from the field list and code lists of the eForms SDK 1.13 to 1.15 (Commission Implementing Regulation (EU)
2019/1780 as amended by (EU) 2022/2303 and (EU) 2023/2884); a test compares the table with the official list. What a
field needs beside it follows from the conditions in the annex of that regulation.
"""

from typing import Final, Literal, NamedTuple

Level = Literal["lot", "result"]
Kind = Literal["code", "text", "number"]


class Field(NamedTuple):
    """One field. `level` lot: written per lot in any notice that allows it; result: per lot result, after the award.

    `subtypes` are the notice subtypes that allow it, `mandatory` those that require it. `alone` is the code that
    stands for "nothing" and excludes the others. `needs` is the field that must be filled on the same lot, and with
    which codes (empty: any).
    """

    id: str
    kind: Kind
    level: Level
    code_list: str | None
    codes: tuple[str, ...]
    repeatable: bool
    subtypes: frozenset[str]
    mandatory: frozenset[str] = frozenset()
    alone: str | None = None
    needs: tuple[str, tuple[str, ...]] | None = None

    def allowed_in(self, subtype: str | None) -> bool:
        """Whether a notice of this subtype may hold the field; nobody forbids it in an unknown or national one."""
        return subtype is None or subtype not in SUBTYPES or subtype in self.subtypes


def _subtypes(text: str) -> frozenset[str]:
    """`7-22 E3` to the set of subtypes."""
    found: set[str] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        letter = first.rstrip("0123456789")
        if last:
            numbers = range(int(first.removeprefix(letter)), int(last.removeprefix(letter)) + 1)
            found.update(f"{letter}{number}" for number in numbers)
        else:
            found.add(part)
    return frozenset(found)


SUBTYPES: Final = _subtypes("1-40 CEI E1-E6 T01 T02 X01 X02")
_STRATEGIC: Final = _subtypes("7-40 E3-E6")
_RESERVED: Final = _subtypes("7-22 E3")
_EXECUTION: Final = _subtypes("7-22 38-40 CEI E3 E6")
_VEHICLES: Final = _subtypes("7-22 29-35 38-40 E3-E6 T01 T02")
_ENERGY: Final = _subtypes("7-22 29-35 38-40 CEI E3-E6")
_VEHICLE_RESULTS: Final = _subtypes("29-35 38-40 E4-E6 T02")
_ENERGY_RESULTS: Final = _subtypes("29-35 38-40 E4-E6")

_ENERGY_BASES: Final = ("eco-des", "eed-spec", "enrg-lab", "gpp-crit", "nzeb-bui")
_ENERGY_ITEMS: Final = (
    *("air-cond", "building", "circul", "computer", "cook-appl", "dishwas", "el-mo-vsd", "fuel-boil", "hea-cool"),
    *("hous-freez", "indus-fan", "ligh-gea", "lo-spa-hea", "mob-pho-ta", "pow-suppl", "pow-tra", "pro-refrig"),
    *("products", "refri-appl", "ser-da-sto", "services", "spa-com-hea", "tum-dry", "tv-nat-law", "tyres"),
    *("vac-clea", "ventila", "wa-hea-tan", "wa-pu", "was-ma-dry", "weld-eq", "works"),
)
_ENERGY_LABELS: Final = (
    *("ENERA", "ENERA1", "ENERA2", "ENERA3", "ENERB", "ENERC", "ENERD", "ENERE", "ENERF", "ENERG"),
)
_CONTRACT_TYPES: Final = ("oth-serv-contr", "pass-tran-serv", "veh-acq")

FIELDS: Final[dict[str, Field]] = {
    field.id: field
    for field in (
        Field(
            *("BT-06-Lot", "code", "lot", "strategic-procurement", ("env-imp", "inn-pur", "none", "soc-obj")),
            *(True, _STRATEGIC),
            alone="none",
        ),
        Field(
            *("BT-777-Lot", "text", "lot", None, (), True, _STRATEGIC),
            needs=("BT-06-Lot", ("env-imp", "inn-pur", "soc-obj")),
        ),
        Field(
            *("BT-774-Lot", "code", "lot", "environmental-impact"),
            ("biodiv-eco", "circ-econ", "clim-adapt", "clim-mitig", "other", "pollu-prev", "water-mar"),
            *(True, _STRATEGIC),
            needs=("BT-06-Lot", ("env-imp",)),
        ),
        Field(
            *("BT-775-Lot", "code", "lot", "social-objective"),
            ("acc-all", "et-eq", "gen-eq", "hum-right", "opp", "other", "work-cond"),
            *(True, _STRATEGIC),
            needs=("BT-06-Lot", ("soc-obj",)),
        ),
        Field(
            *("BT-776-Lot", "code", "lot", "innovative-acquisition"),
            ("mar-nov", "proc-innov", "prod-innov", "rd-act"),
            *(True, _STRATEGIC),
            needs=("BT-06-Lot", ("inn-pur",)),
        ),
        Field(
            *("BT-805-Lot", "code", "lot", "gpp-criteria", ("eu", "national", "none", "other")),
            *(True, _STRATEGIC),
            alone="none",
        ),
        Field(*("BT-754-Lot", "code", "lot", "accessibility", ("inc", "n-inc", "n-inc-just"), False, _STRATEGIC)),
        Field(
            *("BT-755-Lot", "text", "lot", None, (), True, _STRATEGIC),
            needs=("BT-754-Lot", ("n-inc-just",)),
        ),
        Field(
            *("BT-71-Lot", "code", "lot", "reserved-procurement", ("none", "res-pub-ser", "res-ws")),
            *(True, _RESERVED),
            mandatory=_subtypes("7-22"),
            alone="none",
        ),
        Field(
            *("BT-736-Lot", "code", "lot", "reserved-execution", ("no", "not-known", "yes"), False, _EXECUTION),
            mandatory=_subtypes("7-22 CEI"),
        ),
        Field(*("BT-717-Lot", "code", "lot", "cvd-scope", ("false", "true"), False, _VEHICLES)),
        Field(
            *("BT-735-Lot", "code", "lot", "cvd-contract-type", _CONTRACT_TYPES, True, _VEHICLES),
            needs=("BT-717-Lot", ("true",)),
        ),
        Field(*("BT-810-Lot", "code", "lot", "eed-scope", ("false", "true"), False, _ENERGY)),
        Field(
            *("BT-811(a)-Lot", "code", "lot", "energy-efficiency-basis", _ENERGY_BASES, True, _ENERGY),
            needs=("BT-810-Lot", ("true",)),
        ),
        Field(
            *("BT-811(b)-Lot", "code", "lot", "energy-efficiency-item", _ENERGY_ITEMS, True, _ENERGY),
            needs=("BT-811(a)-Lot", ()),
        ),
        Field(
            *("BT-735-LotResult", "code", "result", "cvd-contract-type", _CONTRACT_TYPES),
            *(True, _VEHICLE_RESULTS),
        ),
        Field(
            *("BT-723-LotResult", "code", "result", "vehicle-category"),
            ("m1", "m1-m2-n1", "m2", "m3", "n1", "n2", "n2-n3", "n3"),
            *(True, _VEHICLE_RESULTS),
            needs=("BT-735-LotResult", ()),
        ),
        Field(
            *("OPT-155-LotResult", "code", "result", "vehicles"),
            ("vehicles", "vehicles-clean", "vehicles-zero-emission"),
            *(True, _VEHICLE_RESULTS),
            needs=("BT-723-LotResult", ()),
        ),
        Field(
            *("OPT-156-LotResult", "number", "result", None, (), True, _VEHICLE_RESULTS),
            needs=("OPT-155-LotResult", ()),
        ),
        Field(
            *("BT-811(a)-LotResult", "code", "result", "energy-efficiency-basis", _ENERGY_BASES),
            *(True, _ENERGY_RESULTS),
        ),
        Field(
            *("BT-811(b)-LotResult", "code", "result", "energy-efficiency-item", _ENERGY_ITEMS),
            *(True, _ENERGY_RESULTS),
            needs=("BT-811(a)-LotResult", ()),
        ),
        Field(
            *("BT-812-LotResult", "code", "result", "energy-efficiency-label", _ENERGY_LABELS),
            *(True, _ENERGY_RESULTS),
            needs=("BT-811(b)-LotResult", ()),
        ),
        *(
            Field(
                *(f"BT-{number}-LotResult", "number", "result", None, (), True, _ENERGY_RESULTS),
                needs=("BT-811(b)-LotResult", ()),
            )
            for number in (813, 814, 815)
        ),
    )
}


def fields_for(subtype: str | None, *, level: Level | None = None) -> tuple[Field, ...]:
    """The fields that a notice of this subtype may hold, in the order in which they build on each other.

    With `level` lot those to fill per lot before the award, with result those per lot result.
    """
    return tuple(
        field for field in FIELDS.values() if field.allowed_in(subtype) and (level is None or field.level == level)
    )

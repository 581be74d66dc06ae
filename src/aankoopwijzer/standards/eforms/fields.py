"""The notice fields of strategic procurement: where each may be filled, and with which codes.

Retyped from the field list and code lists of the eForms SDK 1.13 to 1.15 (Commission Implementing Regulation (EU)
2019/1780 as amended by (EU) 2022/2303 and (EU) 2023/2884); a test compares the table with the official list. A field
needs another where the official path to it runs through that other field.
"""

from typing import Final, Literal, NamedTuple

Level = Literal["lot", "result"]
Kind = Literal["code", "text", "number"]


class Field(NamedTuple):
    """One field. `level` lot: written per lot in any notice that allows it; result: per lot result, after the award.

    `subtypes` are the notice subtypes that allow it, `mandatory` those that require it. `alone` is the code that
    stands for "nothing" and excludes the others. `needs` is the field that must be filled on the same lot, and with
    which codes (empty: any). `denied_by` is the field and code on the same lot that contradict this one: the official
    rules let a goal (BT-774 ...) stand without BT-06, but beside BT-06 none it makes no sense.
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
    denied_by: tuple[str, str] | None = None

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

_ENERGY_BASES: Final = "eco-des eed-spec enrg-lab gpp-crit nzeb-bui"
_ENERGY_ITEMS: Final = (
    "air-cond building circul computer cook-appl dishwas el-mo-vsd fuel-boil hea-cool hous-freez indus-fan ligh-gea "
    "lo-spa-hea mob-pho-ta pow-suppl pow-tra pro-refrig products refri-appl ser-da-sto services spa-com-hea tum-dry "
    "tv-nat-law tyres vac-clea ventila wa-hea-tan wa-pu was-ma-dry weld-eq works"
)
_CONTRACT_TYPES: Final = "oth-serv-contr pass-tran-serv veh-acq"
_NO_AIM: Final = ("BT-06-Lot", "none")


def _codes(
    field: str,
    code_list: str,
    codes: str,
    subtypes: frozenset[str],
    *,
    repeatable: bool = True,
    mandatory: frozenset[str] = frozenset(),
    alone: str | None = None,
    needs: tuple[str, tuple[str, ...]] | None = None,
    denied_by: tuple[str, str] | None = None,
) -> Field:
    """A field that holds codes of one list."""
    level: Level = "lot" if field.endswith("-Lot") else "result"
    return Field(
        field,
        "code",
        level,
        code_list,
        tuple(codes.split()),
        repeatable,
        subtypes,
        mandatory,
        alone,
        needs,
        denied_by,
    )


def _text(field: str, subtypes: frozenset[str], needs: tuple[str, tuple[str, ...]]) -> Field:
    """A field that holds a text beside the codes of another."""
    return Field(field, "text", "lot", None, (), True, subtypes, needs=needs)


def _number(field: str, subtypes: frozenset[str], needs: str) -> Field:
    """A field of results that holds a number."""
    return Field(field, "number", "result", None, (), True, subtypes, needs=(needs, ()))


_ALL: Final = (
    _codes("BT-06-Lot", "strategic-procurement", "env-imp inn-pur none soc-obj", _STRATEGIC, alone="none"),
    _text("BT-777-Lot", _STRATEGIC, needs=("BT-06-Lot", ("env-imp", "inn-pur", "soc-obj"))),
    _codes(
        "BT-774-Lot",
        "environmental-impact",
        "biodiv-eco circ-econ clim-adapt clim-mitig other pollu-prev water-mar",
        _STRATEGIC,
        denied_by=_NO_AIM,
    ),
    _codes(
        "BT-775-Lot",
        "social-objective",
        "acc-all et-eq gen-eq hum-right opp other work-cond",
        _STRATEGIC,
        denied_by=_NO_AIM,
    ),
    _codes(
        "BT-776-Lot",
        "innovative-acquisition",
        "mar-nov proc-innov prod-innov rd-act",
        _STRATEGIC,
        denied_by=_NO_AIM,
    ),
    _codes("BT-805-Lot", "gpp-criteria", "eu national none other", _STRATEGIC, alone="none"),
    _codes("BT-754-Lot", "accessibility", "inc n-inc n-inc-just", _STRATEGIC, repeatable=False),
    _text("BT-755-Lot", _STRATEGIC, needs=("BT-754-Lot", ("n-inc-just",))),
    _codes(
        "BT-71-Lot",
        "reserved-procurement",
        "none res-pub-ser res-ws",
        _RESERVED,
        mandatory=_subtypes("7-22"),
        alone="none",
    ),
    _codes(
        "BT-736-Lot",
        "reserved-execution",
        "no not-known yes",
        _EXECUTION,
        repeatable=False,
        mandatory=_subtypes("7-22 CEI"),
    ),
    _codes("BT-717-Lot", "cvd-scope", "false true", _VEHICLES, repeatable=False),
    _codes("BT-735-Lot", "cvd-contract-type", _CONTRACT_TYPES, _VEHICLES, needs=("BT-717-Lot", ("true",))),
    _codes("BT-810-Lot", "eed-scope", "false true", _ENERGY, repeatable=False),
    _codes("BT-811(a)-Lot", "energy-efficiency-basis", _ENERGY_BASES, _ENERGY, needs=("BT-810-Lot", ("true",))),
    _codes("BT-811(b)-Lot", "energy-efficiency-item", _ENERGY_ITEMS, _ENERGY, needs=("BT-811(a)-Lot", ())),
    _codes("BT-735-LotResult", "cvd-contract-type", _CONTRACT_TYPES, _VEHICLE_RESULTS),
    _codes(
        "BT-723-LotResult",
        "vehicle-category",
        "m1 m1-m2-n1 m2 m3 n1 n2 n2-n3 n3",
        _VEHICLE_RESULTS,
        needs=("BT-735-LotResult", ()),
    ),
    _codes(
        "OPT-155-LotResult",
        "vehicles",
        "vehicles vehicles-clean vehicles-zero-emission",
        _VEHICLE_RESULTS,
        needs=("BT-723-LotResult", ()),
    ),
    _number("OPT-156-LotResult", _VEHICLE_RESULTS, needs="OPT-155-LotResult"),
    _codes("BT-811(a)-LotResult", "energy-efficiency-basis", _ENERGY_BASES, _ENERGY_RESULTS),
    _codes(
        "BT-811(b)-LotResult",
        "energy-efficiency-item",
        _ENERGY_ITEMS,
        _ENERGY_RESULTS,
        needs=("BT-811(a)-LotResult", ()),
    ),
    _codes(
        "BT-812-LotResult",
        "energy-efficiency-label",
        "ENERA ENERA1 ENERA2 ENERA3 ENERB ENERC ENERD ENERE ENERF ENERG",
        _ENERGY_RESULTS,
        needs=("BT-811(b)-LotResult", ()),
    ),
    _number("BT-813-LotResult", _ENERGY_RESULTS, needs="BT-811(b)-LotResult"),
    _number("BT-814-LotResult", _ENERGY_RESULTS, needs="BT-811(b)-LotResult"),
    _number("BT-815-LotResult", _ENERGY_RESULTS, needs="BT-811(b)-LotResult"),
)
FIELDS: Final[dict[str, Field]] = {field.id: field for field in _ALL}


def fields_for(subtype: str | None, *, level: Level | None = None) -> tuple[Field, ...]:
    """The fields that a notice of this subtype may hold, in the order in which they build on each other.

    With `level` lot those to fill per lot before the award, with result those per lot result.
    """
    return tuple(
        field for field in FIELDS.values() if field.allowed_in(subtype) and (level is None or field.level == level)
    )

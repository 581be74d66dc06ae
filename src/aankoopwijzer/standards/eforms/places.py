"""Where each field stands in a lot of a contract notice: what is there already, and how to add to it."""

from collections.abc import Callable
from typing import Final, NamedTuple

from lxml import etree

from aankoopwijzer.standards.eforms.fields import FIELDS
from aankoopwijzer.standards.eforms.insertion import build, insert, local_name, qualified
from aankoopwijzer.standards.eforms.paths import NAMESPACES

_EXTENSION: Final = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"


class Place(NamedTuple):
    """How to find the values of a field in a lot, and how to write one."""

    find: Callable[[etree._Element], list[str]]
    write: Callable[[etree._Element, str, str], None]


def place(field: str) -> Place:
    """The place of a field that is written per lot."""
    return _PLACES[field]


def _elements(lot: etree._Element, path: str) -> list[etree._Element]:
    return list(lot.iterfind(path, NAMESPACES))


def _listed(elements: list[etree._Element], code_list: str) -> list[str]:
    return [
        (found.text or "").strip()
        for found in elements
        if found.get("listName") == code_list and (found.text or "").strip()
    ]


def _child(parent: etree._Element, name: str) -> etree._Element:
    """The child with this name, added in its place when it is missing."""
    found = parent.find(qualified(name))
    return insert(parent, build(name)) if found is None else found


def _additional_type(field: str) -> Place:
    """A code on a `ProcurementAdditionalType` of its own."""
    code_list = FIELDS[field].code_list or ""

    def find(lot: etree._Element) -> list[str]:
        path = "cac:ProcurementProject/cac:ProcurementAdditionalType/cbc:ProcurementTypeCode"
        return _listed(_elements(lot, path), code_list)

    def write(lot: etree._Element, code: str, language: str) -> None:
        project = _child(lot, "cac:ProcurementProject")
        written = build("cbc:ProcurementTypeCode", text=code, listName=code_list)
        insert(project, build("cac:ProcurementAdditionalType", written))

    return Place(find, write)


def _explanation(of: str) -> Place:
    """A text beside the codes of another field; written where it is missing in that language."""
    described = FIELDS[of]
    wanted = next(
        field.needs[1] for field in FIELDS.values() if field.kind == "text" and field.needs and field.needs[0] == of
    )

    def types(lot: etree._Element) -> list[etree._Element]:
        return [
            found
            for found in _elements(lot, "cac:ProcurementProject/cac:ProcurementAdditionalType")
            if set(_listed(_elements(found, "cbc:ProcurementTypeCode"), described.code_list or "")) & set(wanted)
        ]

    def find(lot: etree._Element) -> list[str]:
        """The texts, when every code has one; else there is still something to write."""
        texts = [_elements(found, "cbc:ProcurementType") for found in types(lot)]
        return [(text.text or "").strip() for found in texts for text in found] if all(texts) else []

    def write(lot: etree._Element, text: str, language: str) -> None:
        for found in types(lot):
            if not _elements(found, "cbc:ProcurementType"):
                insert(found, build("cbc:ProcurementType", text=text, languageID=language))

    return Place(find, write)


def _reserved_participation() -> Place:
    path = "cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement"

    def find(lot: etree._Element) -> list[str]:
        return _listed(_elements(lot, f"{path}/cbc:TendererRequirementTypeCode"), "reserved-procurement")

    def write(lot: etree._Element, code: str, language: str) -> None:
        written = build("cbc:TendererRequirementTypeCode", text=code, listName="reserved-procurement")
        requirement = build("cac:SpecificTendererRequirement", written)
        terms = _child(lot, "cac:TenderingTerms")
        for request in terms.iterfind(qualified("cac:TendererQualificationRequest")):
            codes = _elements(request, "cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode")
            if _listed(codes, "reserved-procurement"):
                insert(request, requirement)
                return
        insert(terms, build("cac:TendererQualificationRequest", requirement))

    return Place(find, write)


def _reserved_execution() -> Place:
    def find(lot: etree._Element) -> list[str]:
        path = "cac:TenderingTerms/cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode"
        return _listed(_elements(lot, path), "reserved-execution")

    def write(lot: etree._Element, code: str, language: str) -> None:
        written = build("cbc:ExecutionRequirementCode", text=code, listName="reserved-execution")
        insert(_child(lot, "cac:TenderingTerms"), build("cac:ContractExecutionRequirement", written))

    return Place(find, write)


def _directives(lot: etree._Element, scope: str) -> list[etree._Element]:
    """The `StrategicProcurement` elements for one directive: clean vehicles or energy efficiency."""
    return [
        found
        for found in _elements(lot, f"cac:TenderingTerms/{_EXTENSION}/efac:StrategicProcurement")
        if _listed(_elements(found, "efbc:ApplicableLegalBasis"), scope)
    ]


def _scope(field: str) -> Place:
    """Whether a directive applies to the lot."""
    scope = FIELDS[field].code_list or ""

    def find(lot: etree._Element) -> list[str]:
        return [code for found in _directives(lot, scope) for code in _listed(list(found), scope)]

    def write(lot: etree._Element, code: str, language: str) -> None:
        basis = build("efbc:ApplicableLegalBasis", text=code, listName=scope)
        insert(_extension(_child(lot, "cac:TenderingTerms")), build("efac:StrategicProcurement", basis))

    return Place(find, write)


def _extension(terms: etree._Element) -> etree._Element:
    """The eForms extension of the tendering terms, added when it is missing."""
    found = terms.find(_EXTENSION, NAMESPACES)
    if found is not None:
        return found
    extension = build("efext:EformsExtension")
    wrapped = build("ext:UBLExtension", build("ext:ExtensionContent", extension))
    around = terms.find(qualified("ext:UBLExtensions"))
    if around is None:
        insert(terms, build("ext:UBLExtensions", wrapped))
    else:
        insert(around, wrapped)
    return extension


def _contract_type() -> Place:
    """The kind of contract under the Clean Vehicles Directive."""

    def find(lot: etree._Element) -> list[str]:
        path = "efac:StrategicProcurementInformation/efbc:ProcurementCategoryCode"
        return [
            code
            for found in _directives(lot, "cvd-scope")
            for code in _listed(_elements(found, path), "cvd-contract-type")
        ]

    def write(lot: etree._Element, code: str, language: str) -> None:
        written = build("efbc:ProcurementCategoryCode", text=code, listName="cvd-contract-type")
        insert(_directives(lot, "cvd-scope")[0], build("efac:StrategicProcurementInformation", written))

    return Place(find, write)


def _energy(own: str, own_list: str, *, beside: str) -> Place:
    """The basis (BT-811(a)) or item (BT-811(b)); an item joins the first basis that has none yet."""

    def details(lot: etree._Element) -> list[etree._Element]:
        path = "efac:StrategicProcurementInformation/efac:ProcurementDetails"
        return [one for found in _directives(lot, "eed-scope") for one in _elements(found, path)]

    def find(lot: etree._Element) -> list[str]:
        return [code for one in details(lot) for code in _listed(_elements(one, own), own_list)]

    def write(lot: etree._Element, code: str, language: str) -> None:
        written = build(own, text=code, listName=own_list)
        for one in details(lot):
            if own == "efbc:AssetCategoryCode" and not _elements(one, own) and _elements(one, beside):
                insert(one, written)
                return
        information = build("efac:StrategicProcurementInformation", build("efac:ProcurementDetails", written))
        insert(_directives(lot, "eed-scope")[0], information)

    return Place(find, write)


_PLACES: Final[dict[str, Place]] = {
    **{
        field: _additional_type(field)
        for field in ("BT-06-Lot", "BT-774-Lot", "BT-775-Lot", "BT-776-Lot", "BT-805-Lot", "BT-754-Lot")
    },
    "BT-777-Lot": _explanation("BT-06-Lot"),
    "BT-755-Lot": _explanation("BT-754-Lot"),
    "BT-71-Lot": _reserved_participation(),
    "BT-736-Lot": _reserved_execution(),
    "BT-717-Lot": _scope("BT-717-Lot"),
    "BT-810-Lot": _scope("BT-810-Lot"),
    "BT-735-Lot": _contract_type(),
    "BT-811(a)-Lot": _energy("efbc:LegalFrameworkCode", "energy-efficiency-basis", beside="efbc:AssetCategoryCode"),
    "BT-811(b)-Lot": _energy("efbc:AssetCategoryCode", "energy-efficiency-item", beside="efbc:LegalFrameworkCode"),
}


def lot_identifier(lot: etree._Element) -> str:
    """The identifier of a lot (BT-137); empty when the notice gives none."""
    return (lot.findtext(qualified("cbc:ID")) or "").strip()


def lots_of(root: etree._Element) -> list[etree._Element]:
    """The lots of a notice, not its parts or groups of lots."""
    return [
        lot
        for lot in root.iterfind(qualified("cac:ProcurementProjectLot"))
        if local_name(lot) and _scheme(lot) not in ("Part", "LotsGroup")
    ]


def _scheme(lot: etree._Element) -> str | None:
    identifier = lot.find(qualified("cbc:ID"))
    return None if identifier is None else identifier.get("schemeName")

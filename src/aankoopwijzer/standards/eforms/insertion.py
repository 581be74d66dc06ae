"""Put a new element where the schema wants it, touching nothing else: not a blank, not a comment."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from aankoopwijzer.standards.eforms.paths import NAMESPACES

# The order of the children, from the UBL 2.3 and eForms schemas; names up to the place of insertion are enough.
_ORDER: Final[dict[str, tuple[str, ...]]] = {
    "ProcurementProject": (
        *("UBLExtensions", "ID", "UUID", "Name", "Description", "ProcurementTypeCode", "ProcurementSubTypeCode"),
        *("QualityControlCode", "RequiredFeeAmount", "FeeDescription", "RequestedDeliveryDate"),
        *("EstimatedOverallContractQuantity", "Note", "SMESuitableIndicator", "ProcurementAdditionalType"),
    ),
    "TenderingTerms": (
        *("UBLExtensions", "AwardingMethodTypeCode", "PriceEvaluationCode", "MaximumVariantQuantity"),
        *("VariantConstraintIndicator", "AcceptedVariantsDescription", "VariantConstraintCode"),
        *("PriceRevisionFormulaDescription", "FundingProgramCode", "FundingProgram", "MaximumAdvertisementAmount"),
        *("Note", "PaymentFrequencyCode", "EconomicOperatorRegistryURI", "RequiredCurriculaIndicator"),
        *("RequiredCurriculaCode", "OtherConditionsIndicator", "RecurringProcurementIndicator"),
        *("RecurringProcurementDescription", "EstimatedTimingFurtherPublication", "AdditionalConditions"),
        *("LatestSecurityClearanceDate", "DocumentationFeeAmount", "MultipleTendersCode", "PenaltyClause"),
        *("RequiredFinancialGuarantee", "ProcurementLegislationDocumentReference"),
        *("FiscalLegislationDocumentReference", "EnvironmentalLegislationDocumentReference"),
        *("EmploymentLegislationDocumentReference", "ContractualDocumentReference"),
        *("CallForTendersDocumentReference", "WarrantyValidityPeriod", "PaymentTerms"),
        *("TendererQualificationRequest", "AllowedSubcontractTerms", "TenderPreparation"),
        *("ContractExecutionRequirement",),
    ),
    "EformsExtension": (
        *("AccessToolName", "FrameworkMaximumAmount", "ProcedureRelaunchIndicator", "TransmissionDate"),
        *("TransmissionTime", "AnswerReceptionPeriod", "AppealRequestsStatistics", "Appeals"),
        *("AwardCriterionParameter", "AwardCriterionStatistics", "BuyingPartyReference", "Changes"),
        *("ContractModification", "FieldsPrivacy", "Funding", "InterestExpressionReceptionPeriod"),
        *("NonOfficialLanguages", "NoticeResult", "NoticeSubType", "OfficialLanguages", "Organizations"),
        *("Publication", "SelectionCriteria", "StrategicProcurement"),
    ),
    "ProcurementProjectLot": (
        *("UBLExtensions", "ID", "LegalDocumentReference", "TechnicalDocumentReference"),
        *("RequiredDocumentReference", "ProvidedDocumentReference", "AdditionalDocumentReference"),
        *("TenderingTerms", "TenderingProcess", "ProcurementProject"),
    ),
    "TendererQualificationRequest": (
        *("UBLExtensions", "CompanyLegalFormCode", "CompanyLegalForm", "PersonalSituation"),
        *("OperatingYearsQuantity", "EmployeeQuantity", "Description", "RequiredBusinessClassificationScheme"),
        *("TechnicalEvaluationCriterion", "FinancialEvaluationCriterion", "SpecificTendererRequirement"),
    ),
    "ProcurementAdditionalType": ("UBLExtensions", "ProcurementTypeCode", "ProcurementType"),
    "StrategicProcurement": ("ApplicableLegalBasis", "StrategicProcurementInformation"),
    "StrategicProcurementInformation": ("ProcurementCategoryCode", "AppliedMeasure", "ProcurementDetails"),
    "ProcurementDetails": ("AssetCategoryCode", "LegalFrameworkCode"),
    "UBLExtensions": ("UBLExtension",),
}


def qualified(name: str) -> str:
    """`cbc:Name` to the name that lxml uses."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local_name(element: etree._Element) -> str:
    """The name without namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def build(name: str, *children: etree._Element, text: str | None = None, **attributes: str) -> etree._Element:
    """A new element with prefixes as eForms writes them."""
    prefix = name.partition(":")[0]
    element = etree.Element(qualified(name), attributes, {prefix: NAMESPACES[prefix]})
    element.text = text
    element.extend(children)
    return element


def insert(parent: etree._Element, new: etree._Element) -> etree._Element:
    """Insert `new` after the last child that the schema puts before or beside it, indented as its siblings are.

    What was there stays as it was: the new element and the blanks in front of it are one contiguous addition.
    """
    position = _position(parent, _ORDER[local_name(parent)], local_name(new))
    blanks = _blanks_before_children(parent)
    if blanks.startswith("\n"):
        _indent(new, parent, blanks)
    if position == 0:
        tail = parent.text if len(parent) and not (parent.text or "").strip() else None
        parent.insert(0, new)
        new.tail = tail
    else:
        before = parent[position - 1]
        tail = before.tail
        parent.insert(position, new)
        before.tail = blanks or None
        new.tail = tail
    etree.cleanup_namespaces(new)
    return new


def _position(parent: etree._Element, order: Sequence[str], name: str) -> int:
    """Where a child of this name goes; children that the list does not know come after it, unless known ones follow."""
    allowed = set(order[: order.index(name) + 1])
    return max((index + 1 for index, child in enumerate(parent) if local_name(child) in allowed), default=0)


def _blanks_before_children(parent: etree._Element) -> str:
    """The blanks in front of the first child, when there are only blanks."""
    blanks = (parent.text or "") if len(parent) else ""
    return blanks if not blanks.strip() else ""


def _indent(new: etree._Element, parent: etree._Element, blanks: str) -> None:
    """Lay out what is inside a new element in the file's own steps."""
    last = parent[-1].tail or ""
    step = blanks.removeprefix(last) if not last.strip() and blanks.startswith(last) else ""
    if step:
        etree.indent(new, space=step, level=(len(blanks) - 1) // len(step))

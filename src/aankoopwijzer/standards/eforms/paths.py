"""Where things stand in an eForms notice: every SDK version from 0.1 on, and the drafts called eforms-1.0.

Source: the field list of the eForms SDK (CC BY 4.0) and the notices of the older versions, which put a few things
elsewhere (weights under `AwardCriterionStatistics`, buyers written out under `ContractingParty`).
"""

from typing import Final

from aankoopwijzer.standards.path_trie import (
    Shape,
    Trie,
    amount,
    coded,
    compile_shape,
    group,
    marked,
    text,
    texts,
)

_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
_EU: Final = "http://data.europa.eu/p27/"
NAMESPACES: Final = {
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
    "ext": f"{_UBL}CommonExtensionComponents-2",
    "efac": f"{_EU}eforms-ubl-extension-aggregate-components/1",
    "efbc": f"{_EU}eforms-ubl-extension-basic-components/1",
    "efext": f"{_EU}eforms-ubl-extensions/1",
}
# The root element of each kind of document.
DOCUMENTS: Final = {
    f"{{{_UBL}ContractNotice-2}}ContractNotice": "ContractNotice",
    f"{{{_UBL}ContractAwardNotice-2}}ContractAwardNotice": "ContractAwardNotice",
    f"{{{_UBL}PriorInformationNotice-2}}PriorInformationNotice": "PriorInformationNotice",
    f"{{{_EU}eforms-business-registration-information-notice/1}}BusinessRegistrationInformationNotice": (
        "BusinessRegistrationInformationNotice"
    ),
}
EXTENSION: Final = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"

_ADDRESS: Final = {
    "cac:PostalAddress/cbc:CityName": text("town"),
    "cac:PostalAddress/cbc:CountrySubentityCode": text("nuts"),
    "cac:PostalAddress/cac:Country/cbc:IdentificationCode": text("country"),
}
_COMPANY: Final[Shape] = {
    "cac:PartyIdentification/cbc:ID": text("reference"),
    "cac:PartyName/cbc:Name": coded("names", "languageID"),
    "cac:PartyLegalEntity/cbc:CompanyID": text("identifier"),
    "cbc:CompanySizeCode": text("size"),
    **_ADDRESS,
}
_ORGANIZATION: Final[Shape] = {
    **{f"efac:Company/{path}": field for path, field in _COMPANY.items()},
    "efbc:NaturalPersonIndicator": text("natural_person"),
}

_CRITERION_NUMBERS: Final[Shape] = {
    "efbc:ParameterCode": coded("code", "listName"),
    "efbc:ParameterNumeric": text("number"),
    "efbc:StatisticsCode": coded("code", "listName"),
    "efbc:StatisticalNumeric": text("number"),
}
_SINGLE_CRITERION: Final[Shape] = {
    f"{EXTENSION}/efac:AwardCriterionParameter": group("numbers", _CRITERION_NUMBERS),
    f"{EXTENSION}/efac:AwardCriterionStatistics": group("numbers", _CRITERION_NUMBERS),
    "cbc:AwardingCriterionTypeCode": text("type"),
    "cbc:Name": coded("names", "languageID"),
    "cbc:Description": coded("descriptions", "languageID"),
}
_AWARD_CRITERION: Final[Shape] = {
    **_SINGLE_CRITERION,
    "cac:SubordinateAwardingCriterion": group("subordinate", _SINGLE_CRITERION),
}
_SELECTION_CRITERION: Final[Shape] = {
    "cbc:TendererRequirementTypeCode": text("type"),
    "cbc:CriterionTypeCode": text("type"),
    "efbc:CriterionTypeCode": text("type"),
    "cbc:Name": coded("names", "languageID"),
    "cbc:Description": coded("descriptions", "languageID"),
    "efac:CriterionParameter": group("numbers", _CRITERION_NUMBERS),
    "efac:CriterionStatistics": group("numbers", _CRITERION_NUMBERS),
}
_STRATEGIC_DETAILS: Final[Shape] = {
    "efbc:AssetCategoryCode": coded("category", "listName"),
    "efbc:LegalFrameworkCode": text("basis"),
    "efac:AssetLabel/efbc:LabelCode": text("label"),
    "efac:AssetMetric": group(
        "metrics", {"efbc:AssetMetricCode": text("code"), "efbc:AssetMetricNumeric": text("number")}
    ),
    "efac:StrategicProcurementStatistics": group(
        "counts", {"efbc:StatisticsCode": text("code"), "efbc:StatisticsNumeric": text("number")}
    ),
}
_STRATEGIC_PROCUREMENT: Final[Shape] = {
    "efbc:ApplicableLegalBasis": coded("scope", "listName"),
    "efac:StrategicProcurementInformation": group(
        "information",
        {
            "efbc:ProcurementCategoryCode": text("contract_type"),
            "efac:ProcurementDetails": group("details", _STRATEGIC_DETAILS),
        },
    ),
}
_PROJECT: Final[Shape] = {
    "cbc:Name": coded("titles", "languageID"),
    "cbc:Description": coded("descriptions", "languageID"),
    "cbc:Note": coded("additional_information", "languageID"),
    "cbc:ProcurementTypeCode": text("category"),
    "cbc:SMESuitableIndicator": text("sme_suitable"),
    "cac:ProcurementAdditionalType": group(
        "additional_types",
        {
            "cbc:ProcurementTypeCode": coded("code", "listName"),
            "cbc:ProcurementType": coded("descriptions", "languageID"),
        },
    ),
    "cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount": amount("estimated", "currencyID"),
    "cac:RequestedTenderTotal/cbc:TotalAmount": amount("total", "currencyID"),
    f"cac:RequestedTenderTotal/{EXTENSION}/efbc:FrameworkMaximumAmount": amount("framework_maximum", "currencyID"),
    "cac:MainCommodityClassification/cbc:ItemClassificationCode": coded("cpv_main", "listName"),
    "cac:AdditionalCommodityClassification/cbc:ItemClassificationCode": coded("cpv_additional", "listName"),
    "cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode": texts("nuts"),
    "cac:PlannedPeriod/cbc:DurationMeasure": coded("duration", "unitCode"),
    "cac:PlannedPeriod/cbc:StartDate": text("start_date"),
    "cac:PlannedPeriod/cbc:EndDate": text("end_date"),
    "cac:ContractExtension/cbc:MaximumNumberNumeric": text("renewals_max"),
}
_TENDERING_PROCESS: Final[Shape] = {
    "cbc:ProcedureCode": text("procedure_type"),
    "cac:ProcessJustification": group("justifications", {"cbc:ProcessReasonCode": coded("code", "listName")}),
    "cac:ContractingSystem/cbc:ContractingSystemTypeCode": coded("systems", "listName"),
    "cac:FrameworkAgreement/cbc:EstimatedMaximumValueAmount": amount("framework_maximum", "currencyID"),
    "cac:TenderSubmissionDeadlinePeriod/cbc:EndDate": text("tender_date"),
    "cac:TenderSubmissionDeadlinePeriod/cbc:EndTime": text("tender_time"),
    "cac:ParticipationRequestReceptionPeriod/cbc:EndDate": text("participation_date"),
    "cac:ParticipationRequestReceptionPeriod/cbc:EndTime": text("participation_time"),
}
_TENDERING_TERMS: Final[Shape] = {
    "cbc:VariantConstraintCode": text("variants"),
    "cac:AwardingTerms/cac:AwardingCriterion": group("award_criteria", _AWARD_CRITERION),
    "cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode": coded(
        "requirements", "listName"
    ),
    "cac:ContractExecutionRequirement": group(
        "execution",
        {
            "cbc:ExecutionRequirementCode": coded("code", "listName"),
            "cbc:Description": coded("descriptions", "languageID"),
        },
    ),
    f"{EXTENSION}/efac:SelectionCriteria": group("selection_criteria", _SELECTION_CRITERION),
    f"{EXTENSION}/efac:StrategicProcurement": group("strategic_procurement", _STRATEGIC_PROCUREMENT),
}
_LOT: Final[Shape] = {
    "cbc:ID": marked("id", "schemeName"),
    **{f"cac:ProcurementProject/{path}": field for path, field in _PROJECT.items()},
    **{f"cac:TenderingProcess/{path}": field for path, field in _TENDERING_PROCESS.items()},
    **{f"cac:TenderingTerms/{path}": field for path, field in _TENDERING_TERMS.items()},
}

_RESULT: Final[Shape] = {
    "cbc:TotalAmount": amount("total", "currencyID"),
    "efbc:OverallMaximumFrameworkContractsAmount": amount("framework_maximum", "currencyID"),
    "efbc:OverallApproximateFrameworkContractsAmount": amount("framework_estimated", "currencyID"),
    "cbc:EstimatedOverallFrameworkContractsAmount": amount("framework_estimated", "currencyID"),
    "efbc:EstimatedOverallFrameworkContractsAmount": amount("framework_estimated", "currencyID"),
    "efac:LotResult": group(
        "lot_results",
        {
            "cbc:ID": text("id"),
            "cbc:TenderResultCode": text("status"),
            "cbc:LowerTenderAmount": amount("lowest_tender", "currencyID"),
            "cbc:HigherTenderAmount": amount("highest_tender", "currencyID"),
            "efac:FrameworkAgreementValues/cbc:MaximumValueAmount": amount("framework_maximum", "currencyID"),
            "efac:FrameworkAgreementValues/cbc:EstimatedMaximumValueAmount": amount("framework_maximum", "currencyID"),
            "efac:FrameworkAgreementValues/efbc:ReestimatedValueAmount": amount("framework_estimated", "currencyID"),
            "efac:LotTender/cbc:ID": texts("tenders"),
            "efac:SettledContract/cbc:ID": texts("contracts"),
            "efac:TenderLot/cbc:ID": texts("lots"),
            "efac:ReceivedSubmissionsStatistics": group(
                "received", {"efbc:StatisticsCode": text("code"), "efbc:StatisticsNumeric": text("number")}
            ),
            "efac:StrategicProcurement": group("strategic_procurement", _STRATEGIC_PROCUREMENT),
        },
    ),
    "efac:LotTender": group(
        "lot_tenders",
        {
            "cbc:ID": text("id"),
            "cac:LegalMonetaryTotal/cbc:PayableAmount": amount("total", "currencyID"),
            "efac:TenderingParty/cbc:ID": text("party"),
        },
    ),
    "efac:SettledContract": group(
        "contracts",
        {
            "cbc:ID": text("id"),
            "cbc:IssueDate": text("issued"),
            "cbc:AwardDate": text("awarded"),
            "cbc:Title": coded("titles", "languageID"),
            "efac:ContractReference/cbc:ID": text("reference"),
            "efac:LotTender/cbc:ID": texts("tenders"),
        },
    ),
    "efac:TenderingParty": group("parties", {"cbc:ID": text("id"), "efac:Tenderer/cbc:ID": texts("tenderers")}),
}
_NOTICE: Final[Shape] = {
    f"{EXTENSION}/efac:NoticeSubType/cbc:SubTypeCode": text("subtype"),
    f"{EXTENSION}/efac:Organizations/efac:Organization": group("organizations", _ORGANIZATION),
    f"{EXTENSION}/efac:Publication/efbc:NoticePublicationID": text("publication_number"),
    f"{EXTENSION}/efac:Publication/efbc:PublicationDate": text("published_on"),
    f"{EXTENSION}/efac:NoticeResult": group("result", _RESULT),
    "cbc:CustomizationID": text("schema"),
    "cbc:ID": text("notice_id"),
    "cbc:ContractFolderID": text("procedure_id"),
    "cbc:IssueDate": text("dispatched_on"),
    "cbc:VersionID": text("version"),
    "cbc:RegulatoryDomain": text("legal_basis"),
    "cbc:NoticeTypeCode": coded("notice_type", "listName"),
    "cbc:NoticeLanguageCode": text("language"),
    "cac:AdditionalNoticeLanguage/cbc:ID": texts("other_languages"),
    "cac:ContractingParty": group("buyers", {f"cac:Party/{path}": field for path, field in _COMPANY.items()}),
    "cac:ProcurementProjectLot": group("lots", _LOT),
    "cac:ProcurementProject": group("project", _PROJECT),
    "cac:TenderingProcess": group("process", _TENDERING_PROCESS),
}


def _qualified(step: str) -> tuple[str, ...]:
    prefix, _, local = step.partition(":")
    return (f"{{{NAMESPACES[prefix]}}}{local}",)


TRIE: Final[Trie] = compile_shape(_NOTICE, _qualified)

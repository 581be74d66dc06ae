"""Small notices written for these tests: not one word of them is from a published notice."""

NAMESPACES = (
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" '
    'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" '
    'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" '
    'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" '
    'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"'
)


def extension(inside: str) -> str:
    return (
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
        f"{inside}"
        "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
    )


def eforms(inside: str, *, document: str = "ContractNotice", head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{document} '
        f'xmlns="urn:oasis:names:specification:ubl:schema:xsd:{document}-2" {NAMESPACES}>{inside}</{document}>{head}'
    ).encode()


ORGANIZATIONS = """
<efac:Organizations>
  <efac:Organization><efac:Company>
    <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name languageID="FRA">Ville des Essais</cbc:Name></cac:PartyName>
    <cac:PartyName><cbc:Name languageID="NLD">Stad Proefdorp</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>Proefstraat 1</cbc:StreetName><cbc:CityName>Proefdorp</cbc:CityName>
      <cbc:CountrySubentityCode listName="nuts">BE251</cbc:CountrySubentityCode>
      <cac:Country><cbc:IdentificationCode listName="country">BEL</cbc:IdentificationCode></cac:Country>
    </cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:CompanyID>0207.000.001</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:Name>An Persoon</cbc:Name><cbc:ElectronicMail>an@example.org</cbc:ElectronicMail></cac:Contact>
  </efac:Company></efac:Organization>
  <efac:Organization><efbc:NaturalPersonIndicator>true</efbc:NaturalPersonIndicator><efac:Company>
    <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0002</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name languageID="NLD">Jan Zelfstandige</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:CityName>Proefdorp</cbc:CityName>
      <cac:Country><cbc:IdentificationCode>BEL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:CompanyID>0207.000.002</cbc:CompanyID></cac:PartyLegalEntity>
    <cbc:CompanySizeCode listName="economic-operator-size">micro</cbc:CompanySizeCode>
  </efac:Company></efac:Organization>
</efac:Organizations>
"""

HEAD = f"""
{extension(f'<efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">16</cbc:SubTypeCode></efac:NoticeSubType>{ORGANIZATIONS}')}
<cbc:UBLVersionID>2.3</cbc:UBLVersionID>
<cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>
<cbc:ID schemeName="notice-id">11111111-2222-4333-8444-555555555555</cbc:ID>
<cbc:ContractFolderID>66666666-7777-4888-8999-000000000000</cbc:ContractFolderID>
<cbc:IssueDate>2026-03-02+01:00</cbc:IssueDate>
<cbc:IssueTime>10:00:00+01:00</cbc:IssueTime>
<cbc:VersionID>01</cbc:VersionID>
<cbc:RegulatoryDomain>32014L0024</cbc:RegulatoryDomain>
<cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
<cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>
<cac:AdditionalNoticeLanguage><cbc:ID>FRA</cbc:ID></cac:AdditionalNoticeLanguage>
<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
"""

PROCEDURE = """
<cac:TenderingProcess>
  <cbc:ProcedureCode listName="procurement-procedure-type">open</cbc:ProcedureCode>
  <cac:ProcessJustification><cbc:ProcessReasonCode listName="accelerated-procedure">false</cbc:ProcessReasonCode></cac:ProcessJustification>
</cac:TenderingProcess>
<cac:ProcurementProject>
  <cbc:Name languageID="FRA">Fournitures de bureau</cbc:Name>
  <cbc:Name languageID="NLD">Kantoor<!-- een opmerking midden in het woord -->benodigdheden</cbc:Name>
  <cbc:Description languageID="NLD">Papier en pennen.</cbc:Description>
  <cbc:ProcurementTypeCode listName="contract-nature">supplies</cbc:ProcurementTypeCode>
  <cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">250000.50</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
  <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">30190000</cbc:ItemClassificationCode></cac:MainCommodityClassification>
</cac:ProcurementProject>
"""


def criterion(kind: str, name: str, weight: str, code: str = "per-exa") -> str:
    numbers = (
        f'<efac:AwardCriterionParameter><efbc:ParameterCode listName="number-weight">{code}</efbc:ParameterCode>'
        f"<efbc:ParameterNumeric>{weight}</efbc:ParameterNumeric></efac:AwardCriterionParameter>"
    )
    return (
        f"<cac:SubordinateAwardingCriterion>{extension(numbers) if weight else ''}"
        f'<cbc:AwardingCriterionTypeCode listName="award-criterion-type">{kind}</cbc:AwardingCriterionTypeCode>'
        f'<cbc:Name languageID="NLD">{name}</cbc:Name></cac:SubordinateAwardingCriterion>'
    )


def additional_type(code_list: str, code: str) -> str:
    return (
        f'<cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="{code_list}">{code}'
        "</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>"
    )


LOT_ONE = f"""
<cac:ProcurementProjectLot>
  <cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
  <cac:TenderingTerms>
    {
    extension('''<efac:SelectionCriteria>
      <cbc:TendererRequirementTypeCode listName="selection-criterion">slc-stand-to-gen</cbc:TendererRequirementTypeCode>
      <cbc:Description languageID="NLD">Omzet van het laatste jaar.</cbc:Description></efac:SelectionCriteria>
    <efac:StrategicProcurement><efbc:ApplicableLegalBasis listName="cvd-scope">true</efbc:ApplicableLegalBasis>
      <efac:StrategicProcurementInformation><efbc:ProcurementCategoryCode listName="cvd-contract-type">veh-acq</efbc:ProcurementCategoryCode></efac:StrategicProcurementInformation>
    </efac:StrategicProcurement>
    <efac:StrategicProcurement><efbc:ApplicableLegalBasis listName="eed-scope">true</efbc:ApplicableLegalBasis>
      <efac:StrategicProcurementInformation><efac:ProcurementDetails>
        <efbc:AssetCategoryCode listName="energy-efficiency-item">computer</efbc:AssetCategoryCode>
        <efbc:LegalFrameworkCode listName="energy-efficiency-basis">enrg-lab</efbc:LegalFrameworkCode>
      </efac:ProcurementDetails></efac:StrategicProcurementInformation>
    </efac:StrategicProcurement>''')
}
    <cbc:VariantConstraintCode listName="permission">not-allowed</cbc:VariantConstraintCode>
    <cac:TendererQualificationRequest><cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="reserved-procurement">res-ws</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement></cac:TendererQualificationRequest>
    <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="reserved-execution">yes</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>
    <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="conditions">performance</cbc:ExecutionRequirementCode><cbc:Description languageID="NLD">Lever met de fiets.</cbc:Description></cac:ContractExecutionRequirement>
    <cac:AwardingTerms><cac:AwardingCriterion>{criterion("price", "Prijs", "60")}{
    criterion("quality", "Duurzaamheid", "40")
}</cac:AwardingCriterion></cac:AwardingTerms>
  </cac:TenderingTerms>
  <cac:TenderingProcess>
    <cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2026-04-15+02:00</cbc:EndDate><cbc:EndTime>12:00:00+02:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod>
    <cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="framework-agreement">fa-w-rc</cbc:ContractingSystemTypeCode></cac:ContractingSystem>
    <cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="dps-usage">none</cbc:ContractingSystemTypeCode></cac:ContractingSystem>
  </cac:TenderingProcess>
  <cac:ProcurementProject>
    <cbc:Name languageID="NLD">Papier</cbc:Name>
    <cbc:Description languageID="NLD">Gerecycleerd papier.</cbc:Description>
    <cbc:ProcurementTypeCode listName="contract-nature">supplies</cbc:ProcurementTypeCode>
    {additional_type("strategic-procurement", "env-imp")}{additional_type("environmental-impact", "circ-econ")}
    {additional_type("social-objective", "opp")}{additional_type("accessibility", "n-inc")}
    <cac:RequestedTenderTotal>{
    extension('<efbc:FrameworkMaximumAmount currencyID="EUR">180000</efbc:FrameworkMaximumAmount>')
}<cbc:EstimatedOverallContractAmount currencyID="EUR">150000</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">30197630</cbc:ItemClassificationCode></cac:MainCommodityClassification>
    <cac:AdditionalCommodityClassification><cbc:ItemClassificationCode listName="cpv">30197640-5</cbc:ItemClassificationCode></cac:AdditionalCommodityClassification>
    <cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode listName="nuts">BE251</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation>
    <cac:PlannedPeriod><cbc:DurationMeasure unitCode="MONTH">48</cbc:DurationMeasure></cac:PlannedPeriod>
  </cac:ProcurementProject>
</cac:ProcurementProjectLot>
"""

LOT_TWO = f"""
<cac:ProcurementProjectLot>
  <cbc:ID schemeName="Lot">LOT-0002</cbc:ID>
  <cac:TenderingTerms>
    <cac:AwardingTerms><cac:AwardingCriterion>{criterion("cost", "Levenscycluskost", "1", "ord-imp")}{criterion("quality", "Dienst", "")}</cac:AwardingCriterion></cac:AwardingTerms>
  </cac:TenderingTerms>
  <cac:TenderingProcess>
    <cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="framework-agreement">none</cbc:ContractingSystemTypeCode></cac:ContractingSystem>
  </cac:TenderingProcess>
  <cac:ProcurementProject>
    <cbc:Name languageID="NLD">Pennen</cbc:Name>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">30192121</cbc:ItemClassificationCode></cac:MainCommodityClassification>
  </cac:ProcurementProject>
</cac:ProcurementProjectLot>
"""

CONTRACT_NOTICE = eforms(HEAD + PROCEDURE + LOT_ONE + LOT_TWO)

RESULT = """
<efac:NoticeResult>
  <cbc:TotalAmount currencyID="EUR">90000</cbc:TotalAmount>
  <efac:LotResult>
    <cbc:ID schemeName="result">RES-0001</cbc:ID>
    <cbc:TenderResultCode listName="winner-selection-status">selec-w</cbc:TenderResultCode>
    <cbc:LowerTenderAmount currencyID="EUR">80000</cbc:LowerTenderAmount>
    <efac:LotTender><cbc:ID>TEN-0001</cbc:ID></efac:LotTender>
    <efac:LotTender><cbc:ID>TEN-0002</cbc:ID></efac:LotTender>
    <efac:ReceivedSubmissionsStatistics><efbc:StatisticsCode listName="received-submission-type">tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>2</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>
    <efac:SettledContract><cbc:ID>CON-0001</cbc:ID></efac:SettledContract>
    <efac:StrategicProcurement><efac:StrategicProcurementInformation>
      <efbc:ProcurementCategoryCode listName="cvd-contract-type">veh-acq</efbc:ProcurementCategoryCode>
      <efac:ProcurementDetails><efbc:AssetCategoryCode listName="vehicle-category">m1</efbc:AssetCategoryCode>
        <efac:StrategicProcurementStatistics><efbc:StatisticsCode listName="vehicles">vehicles</efbc:StatisticsCode><efbc:StatisticsNumeric>5</efbc:StatisticsNumeric></efac:StrategicProcurementStatistics>
        <efac:StrategicProcurementStatistics><efbc:StatisticsCode listName="vehicles">vehicles-zero-emission</efbc:StatisticsCode><efbc:StatisticsNumeric>3</efbc:StatisticsNumeric></efac:StrategicProcurementStatistics>
      </efac:ProcurementDetails></efac:StrategicProcurementInformation></efac:StrategicProcurement>
    <efac:TenderLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID></efac:TenderLot>
  </efac:LotResult>
  <efac:LotTender><cbc:ID>TEN-0001</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">90000</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-0001</cbc:ID></efac:TenderingParty></efac:LotTender>
  <efac:LotTender><cbc:ID>TEN-0002</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">95000</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-0002</cbc:ID></efac:TenderingParty></efac:LotTender>
  <efac:SettledContract><cbc:ID>CON-0001</cbc:ID><cbc:IssueDate>2026-06-01Z</cbc:IssueDate><efac:ContractReference><cbc:ID>2026/7</cbc:ID></efac:ContractReference><efac:LotTender><cbc:ID>TEN-0001</cbc:ID></efac:LotTender></efac:SettledContract>
  <efac:TenderingParty><cbc:ID>TPA-0001</cbc:ID><efac:Tenderer><cbc:ID>ORG-0002</cbc:ID></efac:Tenderer></efac:TenderingParty>
  <efac:TenderingParty><cbc:ID>TPA-0002</cbc:ID><efac:Tenderer><cbc:ID>ORG-0001</cbc:ID></efac:Tenderer></efac:TenderingParty>
</efac:NoticeResult>
"""
AWARD_NOTICE = eforms(
    extension(RESULT + ORGANIZATIONS) + "<cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>" + LOT_TWO,
    document="ContractAwardNotice",
)


def ted(form: str, *, name: str = "F02_2014", attributes: str = 'FORM="F02"', others: str = "") -> bytes:
    space = "http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TED_EXPORT xmlns="{space}" xmlns:n2021="http://publications.europa.eu/resource/schema/ted/2021/nuts"
  VERSION="R2.0.9.S05.E01" DOC_ID="000001-2022">
  <CODED_DATA_SECTION>
    <REF_OJS><DATE_PUB>20220103</DATE_PUB></REF_OJS>
    <NOTICE_DATA><LG_ORIG>NL</LG_ORIG><ORIGINAL_CPV CODE="90910000">Cleaning services</ORIGINAL_CPV></NOTICE_DATA>
    <CODIF_DATA><DS_DATE_DISPATCH>20211229</DS_DATE_DISPATCH><NC_CONTRACT_NATURE CODE="4">Services</NC_CONTRACT_NATURE>
      <TD_DOCUMENT_TYPE CODE="3">Contract notice</TD_DOCUMENT_TYPE></CODIF_DATA>
  </CODED_DATA_SECTION>
  <TRANSLATION_SECTION><ML_TITLES><ML_TI_DOC LG="NL"><TI_TEXT><P>Reinigingsdiensten</P></TI_TEXT></ML_TI_DOC></ML_TITLES></TRANSLATION_SECTION>
  <FORM_SECTION>
    <NOTICE_UUID>x</NOTICE_UUID>
    <{name} CATEGORY="TRANSLATION" LG="EN" {attributes}><OBJECT_CONTRACT><TITLE><P>Wrong form</P></TITLE></OBJECT_CONTRACT></{name}>
    <{name} CATEGORY="ORIGINAL" LG="NL" {attributes}>{form}</{name}>{others}
  </FORM_SECTION>
</TED_EXPORT>""".encode()


TED_FORM = """
<LEGAL_BASIS VALUE="32014L0024"/>
<CONTRACTING_BODY>
  <ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Gemeente Proefdorp</OFFICIALNAME><NATIONALID>0207.000.001</NATIONALID>
    <ADDRESS>Proefstraat 1</ADDRESS><TOWN>Proefdorp</TOWN><COUNTRY VALUE="BE"/><CONTACT_POINT>An Persoon</CONTACT_POINT>
    <E_MAIL>an@example.org</E_MAIL><n2021:NUTS CODE="BE251"/></ADDRESS_CONTRACTING_BODY>
</CONTRACTING_BODY>
<OBJECT_CONTRACT>
  <TITLE><P>Schoonmaak van scholen</P></TITLE>
  <CPV_MAIN><CPV_CODE CODE="90910000"/></CPV_MAIN>
  <TYPE_CONTRACT CTYPE="SERVICES"/>
  <SHORT_DESCR><P>Dagelijkse schoonmaak.</P><P>Met m<FT TYPE="SUP">2</FT> per school.</P></SHORT_DESCR>
  <VAL_ESTIMATED_TOTAL CURRENCY="EUR">1 250 000,50</VAL_ESTIMATED_TOTAL>
  <OBJECT_DESCR ITEM="1"><TITLE><P>Noord</P></TITLE><LOT_NO>1</LOT_NO>
    <CPV_ADDITIONAL><CPV_CODE CODE="90911200"/></CPV_ADDITIONAL><n2021:NUTS CODE="BE251"/>
    <SHORT_DESCR><P>Scholen in het noorden.</P></SHORT_DESCR>
    <AC><AC_QUALITY><AC_CRITERION>Plan van aanpak</AC_CRITERION><AC_WEIGHTING>30 %</AC_WEIGHTING></AC_QUALITY>
      <AC_QUALITY><AC_CRITERION>Sociale inzet</AC_CRITERION><AC_WEIGHTING>zie bestek</AC_WEIGHTING></AC_QUALITY>
      <AC_PRICE><AC_WEIGHTING>70/100</AC_WEIGHTING></AC_PRICE></AC>
    <VAL_OBJECT CURRENCY="EUR">600000</VAL_OBJECT><DURATION TYPE="MONTH">36</DURATION><NO_ACCEPTED_VARIANTS/></OBJECT_DESCR>
  <OBJECT_DESCR ITEM="2"><TITLE><P>Zuid</P></TITLE><LOT_NO>2</LOT_NO>
    <CPV_ADDITIONAL><CPV_CODE CODE="90919300"/></CPV_ADDITIONAL>
    <AC><AC_COST><AC_CRITERION>Totale kost</AC_CRITERION><AC_WEIGHTING>55</AC_WEIGHTING></AC_COST><AC_PROCUREMENT_DOC/></AC>
    <VAL_OBJECT CURRENCY="EUR">650000.50</VAL_OBJECT></OBJECT_DESCR>
</OBJECT_CONTRACT>
<LEFTI><RESTRICTED_SHELTERED_WORKSHOP/><PERFORMANCE_CONDITIONS><P>Werk met jongeren.</P></PERFORMANCE_CONDITIONS></LEFTI>
<PROCEDURE><PT_OPEN/><FRAMEWORK/><DATE_RECEIPT_TENDERS>2022-02-15</DATE_RECEIPT_TENDERS><TIME_RECEIPT_TENDERS>11:00</TIME_RECEIPT_TENDERS></PROCEDURE>
<COMPLEMENTARY_INFO><DATE_DISPATCH_NOTICE>2021-12-29</DATE_DISPATCH_NOTICE></COMPLEMENTARY_INFO>
<AWARD_CONTRACT ITEM="1"><CONTRACT_NO>7</CONTRACT_NO><LOT_NO>1</LOT_NO><TITLE><P>Noord</P></TITLE><AWARDED_CONTRACT>
  <DATE_CONCLUSION_CONTRACT>2022-05-01</DATE_CONCLUSION_CONTRACT><TENDERS><NB_TENDERS_RECEIVED>4</NB_TENDERS_RECEIVED></TENDERS>
  <CONTRACTORS><CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>Blinkend bv</OFFICIALNAME><TOWN>Brugge</TOWN><COUNTRY VALUE="BE"/></ADDRESS_CONTRACTOR><SME/></CONTRACTOR></CONTRACTORS>
  <VALUES><VAL_TOTAL CURRENCY="EUR">590000</VAL_TOTAL></VALUES></AWARDED_CONTRACT></AWARD_CONTRACT>
<AWARD_CONTRACT ITEM="2"><LOT_NO>2</LOT_NO><NO_AWARDED_CONTRACT><PROCUREMENT_UNSUCCESSFUL/></NO_AWARDED_CONTRACT></AWARD_CONTRACT>
"""
TED_NOTICE = ted(TED_FORM)

DEFENCE_FORM = """<FD_CONTRACT_DEFENCE CTYPE="SUPPLIES">
<CONTRACTING_AUTHORITY_INFORMATION_DEFENCE><NAME_ADDRESSES_CONTACT_CONTRACT>
  <CA_CE_CONCESSIONAIRE_PROFILE><ORGANISATION><OFFICIALNAME>Proefleger</OFFICIALNAME></ORGANISATION><TOWN>Brussel</TOWN>
    <ATTENTION>An Persoon</ATTENTION><COUNTRY VALUE="BE"/></CA_CE_CONCESSIONAIRE_PROFILE>
  <FURTHER_INFORMATION><CONTACT_DATA><ORGANISATION><OFFICIALNAME>Iemand anders</OFFICIALNAME></ORGANISATION></CONTACT_DATA></FURTHER_INFORMATION>
</NAME_ADDRESSES_CONTACT_CONTRACT></CONTRACTING_AUTHORITY_INFORMATION_DEFENCE>
<OBJECT_CONTRACT_INFORMATION_DEFENCE><DESCRIPTION_CONTRACT_INFORMATION_DEFENCE>
  <TITLE_CONTRACT><P>Laarzen</P></TITLE_CONTRACT><F17_FRAMEWORK><TOTAL_ESTIMATED><COSTS_RANGE_AND_CURRENCY CURRENCY="EUR"><VALUE_COST FMTVAL="40000">40 000</VALUE_COST><INCLUDING_VAT/></COSTS_RANGE_AND_CURRENCY></TOTAL_ESTIMATED></F17_FRAMEWORK>
  <SHORT_CONTRACT_DESCRIPTION><P>Laarzen voor buiten.</P></SHORT_CONTRACT_DESCRIPTION>
  <CPV><CPV_MAIN><CPV_CODE CODE="18830000"/></CPV_MAIN></CPV>
  <F17_DIVISION_INTO_LOTS><F17_DIV_INTO_LOT_YES>
    <F17_ANNEX_B ITEM="1"><LOT_NUMBER>1</LOT_NUMBER><LOT_TITLE>Klein</LOT_TITLE><CPV><CPV_MAIN><CPV_CODE CODE="18831000"/></CPV_MAIN></CPV>
      <NATURE_QUANTITY_SCOPE><COSTS_RANGE_AND_CURRENCY CURRENCY="EUR"><VALUE_COST FMTVAL="12000.00">12 000,00</VALUE_COST></COSTS_RANGE_AND_CURRENCY></NATURE_QUANTITY_SCOPE></F17_ANNEX_B>
    <F17_ANNEX_B ITEM="2"><LOT_NUMBER>2</LOT_NUMBER><LOT_TITLE>Groot</LOT_TITLE><CPV><CPV_MAIN><CPV_CODE CODE="18832000"/></CPV_MAIN></CPV></F17_ANNEX_B>
  </F17_DIV_INTO_LOT_YES></F17_DIVISION_INTO_LOTS>
</DESCRIPTION_CONTRACT_INFORMATION_DEFENCE></OBJECT_CONTRACT_INFORMATION_DEFENCE>
<LEFTI_CONTRACT_DEFENCE><RESERVED_CONTRACTS><RESTRICTED_TO_SHELTERED_WORKSHOPS/></RESERVED_CONTRACTS></LEFTI_CONTRACT_DEFENCE>
<PROCEDURE_DEFINITION_CONTRACT_NOTICE_DEFENCE>
  <CRITERIA_DEFINITION><ORDER_C>1</ORDER_C><CRITERIA>Pasvorm</CRITERIA><WEIGHTING>25</WEIGHTING></CRITERIA_DEFINITION>
  <CRITERIA_DEFINITION><ORDER_C>2</ORDER_C><CRITERIA>Prijs</CRITERIA><WEIGHTING>75</WEIGHTING></CRITERIA_DEFINITION>
  <RECEIPT_LIMIT_DATE><DAY>5</DAY><MONTH>3</MONTH><YEAR>2016</YEAR><TIME>9:30</TIME></RECEIPT_LIMIT_DATE>
</PROCEDURE_DEFINITION_CONTRACT_NOTICE_DEFENCE></FD_CONTRACT_DEFENCE>"""
DEFENCE_NOTICE = ted(DEFENCE_FORM, name="CONTRACT_DEFENCE", attributes='FORM="17" VERSION="R2.0.8.S05.E01"')

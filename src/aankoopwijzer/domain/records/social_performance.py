"""What contractors do for people far from work: promised and delivered."""

from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class SocialPerformance(ImportedRecord):
    """The social performance under one contract in one year, in hours, in euros excluding VAT, or both.

    `kind` is employment, work_experience, training, subcontracting (to the social economy) or other.
    """

    number: str | None = None
    contract_reference: str | None = None
    year: int | None = None
    promised_hours: Decimal | None = None
    delivered_hours: Decimal | None = None
    promised_eur: Decimal | None = None
    delivered_eur: Decimal | None = None
    kind: str | None = None

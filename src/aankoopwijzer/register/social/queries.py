"""Reading social performances."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.social.models import SocialPerformance


def social_performances(**wanted: Any) -> Iterator[ImportedRecord]:
    """Social performances, as records."""
    return records(SocialPerformance, DATASETS["social_performances"], **wanted)


def export() -> Export:
    """All social performances as typed columns."""
    return exported(SocialPerformance, DATASETS["social_performances"])

"""Reading lives of products, what is shared."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.products.models import ProductLife, SharedAsset


def product_lives(**wanted: Any) -> Iterator[ImportedRecord]:
    """Lives of products, as records."""
    return records(ProductLife, DATASETS["product_lives"], **wanted)


def shared_assets(**wanted: Any) -> Iterator[ImportedRecord]:
    """What is shared, as records."""
    return records(SharedAsset, DATASETS["shared_assets"], **wanted)


def export() -> dict[str, Export]:
    """All of it as typed columns, by dataset."""
    return {
        "product_lives": exported(ProductLife, DATASETS["product_lives"]),
        "shared_assets": exported(SharedAsset, DATASETS["shared_assets"]),
    }

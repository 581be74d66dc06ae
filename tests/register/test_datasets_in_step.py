"""A dataset is written once: its record, its table and its export have the same columns of the same types."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import models

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import PROVENANCE
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.columns import exported
from aankoopwijzer.register.imports.tables import TABLES

FIELDS = {
    str: (models.CharField, models.TextField),
    int: (models.IntegerField, models.BigIntegerField),
    Decimal: (models.DecimalField,),
    dt.date: (models.DateField,),
    bool: (models.BooleanField,),
}
OF_THE_TABLE_ALONE = {"id", "key", "digest"}


def test_every_dataset_has_a_table():
    assert set(TABLES) == set(DATASETS)


@pytest.mark.parametrize("name", DATASETS)
def test_the_table_has_the_columns_of_the_record(name):
    dataset, model = DATASETS[name], TABLES[name]
    there = {field.name for field in model._meta.concrete_fields} - OF_THE_TABLE_ALONE
    assert there == {*dataset.columns, *PROVENANCE}
    for column, kind in dataset.types.items():
        assert isinstance(model._meta.get_field(column), FIELDS[kind]), column


@pytest.mark.django_db
@pytest.mark.parametrize("name", DATASETS)
def test_the_export_has_the_columns_of_the_record(name):
    dataset = DATASETS[name]
    export = exported(TABLES[name], dataset)
    assert export.names == tuple(dataset.record.model_fields)
    assert dict(zip(export.names, export.types, strict=True)) == dict(dataset.types)
    assert list(export.rows) == []


def test_every_dataset_can_be_imported():
    assert {kind.dataset_name for kind in import_kinds().values()} == set(DATASETS)

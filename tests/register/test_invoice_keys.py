"""Invoices that came in before their year and kind were in their key are known again."""

from importlib import import_module

import pytest
from django.apps import apps
from tests.flows.test_import_invoices import AT, BY, INVOICE, adviser, bring

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.imports.models import PreviousRow
from aankoopwijzer.register.spend.models import SpendLine
from aankoopwijzer.register.spend.queries import spend_lines

__all__ = ["adviser", "bring"]
pytestmark = pytest.mark.django_db
MIGRATION = import_module("aankoopwijzer.register.imports.migrations.0008_keys_of_invoices")


def as_before():
    """Give every line the key that it had: seller, number, line."""
    before = {}
    for row in SpendLine.objects.all():
        before[row.key] = f"ubl:{row.supplier_key}:{row.invoice_number}:{row.key.split(':')[4]}"
        SpendLine.objects.filter(pk=row.pk).update(key=before[row.key])
    for row in PreviousRow.objects.all():
        row.image["key"] = before[row.image["key"]]
        row.save()


def test_the_same_invoice_is_unchanged(bring):
    assert "key" not in DATASETS["spend_lines"].columns  # or its digest would be another
    bring()
    as_before()
    assert bring(dry_run=True).new == 2
    MIGRATION.rename_lines(apps, None)
    assert bring().unchanged == 2


def test_a_change_of_before_can_be_undone_and_the_invoice_is_known_still(bring):
    bring()
    later = bring(INVOICE.replace(b"Maaien", b"Maaien en harken"))
    as_before()
    MIGRATION.rename_lines(apps, None)
    undo_import(later.batch, by=BY, at=AT)
    assert [line.description for line in spend_lines(amount_excl_vat=100)] == ["Maaien"]
    assert bring().unchanged == 2


def test_doing_it_twice_changes_nothing(bring):
    bring()
    keys = list(SpendLine.objects.values_list("key", flat=True))
    MIGRATION.rename_lines(apps, None)
    assert list(SpendLine.objects.values_list("key", flat=True)) == keys

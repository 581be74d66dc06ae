"""Lines of electronic invoices are known by year and kind of their document too."""

from typing import Any

from django.db import migrations

_AT_ONCE = 500


def _renamed(key: str, supplier: str, number: str, date: Any, is_credit_note: bool | None) -> str | None:
    """The key as it is now; None when it is so already, or what it is made of is not known."""
    before = f"ubl:{supplier or None}:{number}:"
    if not (key.startswith(before) and date):
        return None
    kind = "credit" if is_credit_note else "invoice"
    return f"ubl:{str(date)[:4]}:{kind}:{number[:60]}:{key.removeprefix(before)[:40]}:{supplier}"[:180]


def rename_lines(apps: Any, schema_editor: Any) -> None:
    """Rename the lines, and what they were before an import changed them."""
    lines = apps.get_model("spend", "SpendLine")
    names = ("key", "supplier_key", "invoice_number", "date", "is_credit_note")
    changed = []
    for line in lines.objects.filter(key__startswith="ubl:").only(*names).iterator(chunk_size=_AT_ONCE):
        if key := _renamed(*(getattr(line, name) for name in names)):
            line.key = key
            changed.append(line)
    lines.objects.bulk_update(changed, ["key"], batch_size=_AT_ONCE)
    previous = apps.get_model("imports", "PreviousRow")
    for row in previous.objects.filter(dataset="spend_lines", image__key__startswith="ubl:").iterator():
        if key := _renamed(*(row.image.get(name) or "" for name in names)):
            row.image["key"] = key
            row.save(update_fields=["image"])


class Migration(migrations.Migration):
    dependencies = (("imports", "0007_plant_lists_of_batches"), ("spend", "0003_by_day"))
    operations = (migrations.RunPython(rename_lines, migrations.RunPython.noop),)

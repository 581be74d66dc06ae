from typing import Any

from django.db import migrations, models


def _without_tailpipe_none(apps: Any, _editor: Any) -> None:
    """What drives on electricity or hydrogen has no class: that is known without asking anybody."""
    vehicles = apps.get_model("mobility", "Vehicle").objects
    vehicles.filter(energy__in=["electric", "hydrogen"]).update(emission_class="none")


class Migration(migrations.Migration):
    dependencies = [
        ("mobility", "0002_replaces"),
    ]

    operations = [
        migrations.AddField(
            model_name="vehicle",
            name="emission_class",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.RunPython(_without_tailpipe_none, migrations.RunPython.noop),
    ]

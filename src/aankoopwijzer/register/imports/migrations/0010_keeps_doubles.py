"""A file may be said to bring invoices in that the register has from another source."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("imports", "0009_what_was_taken_back"),)
    operations = (
        migrations.AddField(model_name="heldfile", name="keeps_doubles", field=models.BooleanField(default=False)),
    )

"""A file may be said to bring invoices in that the register has from another source."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("imports", "0008_keys_of_invoices"),)
    operations = (
        migrations.AddField(model_name="heldfile", name="keeps_doubles", field=models.BooleanField(default=False)),
    )

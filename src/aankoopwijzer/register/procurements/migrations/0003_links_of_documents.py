"""Where a document of a procurement lies."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column of text."""

    dependencies = [("procurements", "0002_procurements")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="link",
            field=models.CharField(blank=True, default="", max_length=1000),
            preserve_default=False,
        ),
    ]

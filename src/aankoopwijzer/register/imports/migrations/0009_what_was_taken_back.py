from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0008_keys_of_invoices"),
    ]

    operations = [
        migrations.AddField(
            model_name="previousrow",
            name="taken_back",
            field=models.JSONField(null=True),
        ),
    ]

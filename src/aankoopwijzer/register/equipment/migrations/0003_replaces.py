from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("equipment", "0002_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="appliance",
            name="replaces",
            field=models.CharField(blank=True, max_length=120),
        ),
    ]

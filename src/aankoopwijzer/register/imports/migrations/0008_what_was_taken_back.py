from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0007_plant_lists_of_batches"),
    ]

    operations = [
        migrations.AddField(
            model_name="previousrow",
            name="taken_back",
            field=models.JSONField(null=True),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("suppliers", "0001_suppliers"),
    ]

    operations = [
        migrations.AddField(model_name="supplier", name="size", field=models.CharField(blank=True, max_length=10)),
        migrations.AddField(
            model_name="supplier", name="size_source", field=models.CharField(blank=True, max_length=500)
        ),
        migrations.AddField(model_name="supplier", name="size_on", field=models.DateField(null=True)),
    ]

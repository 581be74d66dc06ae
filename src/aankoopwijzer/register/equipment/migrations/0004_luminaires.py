from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("equipment", "0003_replaces"),
    ]

    operations = [
        migrations.CreateModel(
            name="Luminaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("authority", models.CharField(blank=True, max_length=60)),
                ("key", models.CharField(max_length=200)),
                ("batch", models.BigIntegerField(db_index=True)),
                ("line", models.IntegerField()),
                ("flags", models.TextField(blank=True)),
                ("digest", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=120)),
                ("circuit", models.CharField(blank=True, max_length=120)),
                ("place", models.CharField(blank=True, max_length=500)),
                ("model", models.CharField(blank=True, max_length=500)),
                ("light_source", models.CharField(blank=True, max_length=30)),
                ("pieces", models.IntegerField(null=True)),
                ("watt", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("is_dimmable", models.BooleanField(null=True)),
                ("installed_in", models.IntegerField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("authority", "key"), name="luminaire_key")],
            },
        ),
    ]

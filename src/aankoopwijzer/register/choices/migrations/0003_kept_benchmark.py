"""The benchmark of published notices that stands beside the region."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("choices", "0002_word_templates")]

    operations = [
        migrations.CreateModel(
            name="KeptBenchmark",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("source", models.TextField()),
                ("counted_on", models.DateField()),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
            ],
        ),
    ]

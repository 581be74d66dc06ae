"""The Word template of each authority."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("choices", "0001_choices")]

    operations = [
        migrations.CreateModel(
            name="WordTemplate",
            fields=[
                ("authority", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
            ],
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0010_keeps_doubles"),
    ]

    operations = [
        migrations.AddField(
            model_name="previousrow",
            name="is_gone",
            field=models.BooleanField(default=False),
        ),
    ]

"""Rules of what spend is for, which stay for the spend to come."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("spend", "0004_who_said_so"),
    ]

    operations = [
        migrations.CreateModel(
            name="SpendPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic_key", models.CharField(max_length=200)),
                ("authority", models.CharField(blank=True, max_length=60)),
                ("supplier_key", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="SpendRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("authority", models.CharField(blank=True, max_length=60)),
                ("cpv", models.CharField(blank=True, max_length=8)),
                ("account_code", models.CharField(blank=True, max_length=500)),
                ("account_name", models.CharField(blank=True, max_length=500)),
                ("supplier", models.CharField(blank=True, max_length=500)),
                ("description", models.CharField(blank=True, max_length=500)),
                ("rows", models.JSONField(default=list)),
                ("answered_by", models.CharField(max_length=120)),
                ("answered_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="spendtopic",
            name="spend_topic_how",
        ),
        migrations.AddField(
            model_name="spendpart",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spend.spendrule"
            ),
        ),
        migrations.AddField(
            model_name="spendtopic",
            name="rule",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spend.spendrule"
            ),
        ),
        migrations.AddConstraint(
            model_name="spendtopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["", "matched", "doubtful", "outside", "person", "rule"])),
                name="spend_topic_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="spendpart",
            constraint=models.UniqueConstraint(
                fields=("topic_key", "authority", "supplier_key"), name="spend_part_once"
            ),
        ),
    ]

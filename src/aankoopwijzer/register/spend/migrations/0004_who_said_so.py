"""Of what spend was for: what words and codes gave, and who answered when, told by the history for what was answered."""

from django.db import migrations, models


def from_history(apps, schema_editor):
    """Who answered a topic last stands in its history."""
    topics, lines = apps.get_model("spend", "SpendTopic"), apps.get_model("history", "Line")
    for topic in topics.objects.filter(how="person").iterator():
        last = lines.objects.filter(kind="spend_topic", record=str(topic.pk)).order_by("-id").first()
        if last is not None:
            topic.answered_by, topic.answered_at = f"{last.actor_kind}:{last.actor}", last.at
            topic.save(update_fields=["answered_by", "answered_at"])


class Migration(migrations.Migration):
    dependencies = [
        ("spend", "0003_by_day"),
        ("history", "0002_protected"),
    ]

    operations = [
        migrations.AddField(model_name="spendtopic", name="matches", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="spendtopic", name="answered_by", field=models.CharField(blank=True, max_length=120)
        ),
        migrations.AddField(model_name="spendtopic", name="answered_at", field=models.DateTimeField(null=True)),
        migrations.RunPython(from_history, migrations.RunPython.noop),
    ]

"""Puts the triggers on the table."""

from django.db import migrations

from aankoopwijzer.register.history.protection import in_migration, protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("history", "0001_lines_that_stay")]

    operations = [migrations.RunPython(in_migration(protect), in_migration(unprotect))]

"""Stored tables are only ever added to; full-text search has its table."""

from django.db import migrations

from tumen.desk import triggers


class Migration(migrations.Migration):
    """Installs the triggers."""

    dependencies = (("desk", "0001_initial"),)
    operations = (migrations.RunPython(triggers.install, triggers.remove),)

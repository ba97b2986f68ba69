"""What is derived: caches of pure functions over the stored rows, which `tumen desk rebuild` makes anew.

Each row belongs to a case and an audience. 'full' is made of everything in the case; 'open' is made of what
`publications.redact` lets out, before linking and assessing, so that nothing in it rests on what is withheld.
A query names both, by `queries.Desk`, and never joins across them.
"""

from django.db import models


class Derived(models.Model):
    """Up to which addition the derived rows of a case are made."""

    case = models.OneToOneField("desk.Case", primary_key=True, on_delete=models.CASCADE)
    sequence = models.BigIntegerField()


class _OfAudience(models.Model):
    case = models.ForeignKey("desk.Case", on_delete=models.CASCADE)
    audience = models.CharField(max_length=4)

    class Meta:
        abstract = True


class ReportRow(_OfAudience):
    """A report in a list. `entry` is its Entry (JSON), `claims` how many claims it has; `on` when the desk got it."""

    report = models.CharField(max_length=200)
    title = models.TextField(null=True)
    outlet = models.TextField(null=True)
    published = models.DateField(null=True)
    copy_of = models.CharField(max_length=200, null=True)
    claims = models.IntegerField()
    on = models.DateTimeField()
    entry = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "audience", "report"], name="report_row"),)
        indexes = (
            models.Index(fields=["case", "audience", "-published", "report"], name="report_row_newest"),
            models.Index(fields=["case", "audience", "copy_of"], name="report_row_copies"),
        )


class IncidentRow(_OfAudience):
    """An incident in a list or on a map. `record` is the Incident (JSON).

    `status`, `origins` and the count `low`..`high` are by the rule set `tumen`; other rule sets are in `StatusRow`.
    `start`..`end` is when it happened, `first`..`last` when its reports were published.
    """

    incident = models.CharField(max_length=200)
    act = models.CharField(max_length=20)
    place = models.TextField(null=True)
    country = models.CharField(max_length=2, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    status = models.CharField(max_length=20, null=True)
    origins = models.IntegerField()
    outlets = models.IntegerField()
    reports = models.IntegerField()
    claims = models.IntegerField()
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    changed = models.DateTimeField()
    record = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "audience", "incident"], name="incident_row"),)
        indexes = (
            models.Index(fields=["case", "audience", "-start", "incident"], name="incident_row_newest"),
            models.Index(fields=["case", "audience", "-changed"], name="incident_row_changed"),
            models.Index(fields=["case", "audience", "act", "-start"], name="incident_row_act"),
            models.Index(fields=["case", "audience", "status", "-start"], name="incident_row_status"),
            models.Index(fields=["case", "audience", "country", "-start"], name="incident_row_country"),
        )


class StatusRow(models.Model):
    """What a rule set says of an incident. `record` is the Assessment (JSON), as of all that is there."""

    row = models.ForeignKey(IncidentRow, on_delete=models.CASCADE, related_name="statuses")
    rules = models.CharField(max_length=20)
    status = models.CharField(max_length=20, null=True)
    record = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["row", "rules"], name="status_row"),)


class IncidentClaim(_OfAudience):
    """A claim belongs to an incident.

    `alias` is the id that an incident has whose earliest claim this is. So an id once shown keeps resolving after a
    merge or a split: to the incident that now holds the claim it was named for.
    """

    row = models.ForeignKey(IncidentRow, on_delete=models.CASCADE, related_name="members")
    claim = models.CharField(max_length=200)
    report = models.CharField(max_length=200)
    alias = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "audience", "claim"], name="incident_claim"),)
        indexes = (
            models.Index(fields=["case", "audience", "alias"], name="incident_claim_alias"),
            models.Index(fields=["case", "audience", "report"], name="incident_claim_report"),
        )

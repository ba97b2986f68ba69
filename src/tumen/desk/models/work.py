"""Work in the background: a job, and a line for each item that it took or skipped."""

from django.db import models


class Job(models.Model):
    """Something to do for which nobody should wait: reading what was handed in.

    `original` are the bytes to read, stored before the job is made, so that a job that was cut off starts again and adds
    nothing twice. A worker holds it until `leased_until`; after that another may take it.
    """

    kind = models.CharField(max_length=20)
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT)
    original = models.ForeignKey("desk.Original", null=True, on_delete=models.SET_NULL)
    name = models.TextField()
    options = models.JSONField(default=dict)
    by = models.ForeignKey("desk.Account", on_delete=models.PROTECT)
    made = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting", db_index=True)  # waiting, running, done, failed
    leased_until = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    reason = models.TextField(null=True)
    ended = models.DateTimeField(null=True)


class JobLine(models.Model):
    """What became of one item (a file, a row): taken, held already, or skipped and why."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="lines")
    number = models.IntegerField()
    item = models.TextField()
    outcome = models.CharField(max_length=10)  # taken, held, skipped
    report = models.CharField(max_length=200, null=True)
    reason = models.TextField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "number"], name="job_line"),)

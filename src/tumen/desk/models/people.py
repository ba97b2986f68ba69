"""Who works at the desk: accounts with a role, the cases they may see, invitations."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django_otp.plugins.otp_totp.models import TOTPDevice


class Role(models.TextChoices):
    """What an account may do; each may do what those before it may."""

    READER = "reader", "reader: sees what is not withheld"
    REVIEWER = "reviewer", "reviewer: sees all, adds reports, decides on claims"
    EDITOR = "editor", "editor: withholds and publishes"
    ADMINISTRATOR = "administrator", "administrator: accounts, cases, deletion"


class Case(models.Model):
    """A ledger of its own: its reports are linked with each other and with nothing outside it.

    So whoever may not see a case can infer nothing of it from any status, count or origin elsewhere. `open` cases are
    seen by every account, the others by their members.
    """

    name = models.CharField(max_length=120, unique=True)
    open = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Account(AbstractUser):
    """A person who logs in. `cases` are those that are not open to all and that this account may see."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.READER)
    cases = models.ManyToManyField(Case, blank=True, related_name="members")

    def may(self, role: Role) -> bool:
        """Say whether the account's role includes this one."""
        order = list(Role)
        return self.is_active and order.index(Role(self.role)) >= order.index(role)

    @property
    def audience(self) -> str:
        """Return which derived rows the account sees: 'full', or 'open', which is made behind `redact`."""
        return "full" if self.may(Role.REVIEWER) else "open"


class Invitation(models.Model):
    """A link that makes one account of a role, once, until it expires. Only the hash of the link's token is kept."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    cases = models.ManyToManyField(Case, blank=True)
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)


def has_second_factor(account: Account) -> bool:
    """Say whether the account has confirmed a device for one-time codes."""
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())

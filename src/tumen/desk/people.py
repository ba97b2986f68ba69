"""Making accounts and cases: the first account, and those that follow an invitation."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

from axes.utils import reset
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from tumen.desk import clock
from tumen.desk.models import Account, Case, Invitation, Role

FIRST_CASE = "General"
_INVITED_FOR = dt.timedelta(days=3)


def needs_first_account() -> bool:
    """Say whether nobody can log in yet."""
    return not Account.objects.exists()


def make_first_account(name: str, password: str) -> Account:
    """Make the administrator who sets up the desk, and the case that all may see. Raises ValueError when there is one."""
    with transaction.atomic():
        if not needs_first_account():
            raise ValueError("the desk has accounts already")
        Case.objects.get_or_create(name=FIRST_CASE, defaults={"open": True})
        return Account.objects.create_user(username=name, password=password, role=Role.ADMINISTRATOR)


def invite(role: Role, cases: Iterable[Case], by: Account) -> str:
    """Return the token of a new invitation. It is kept nowhere: who loses it is invited anew."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        made = Invitation.objects.create(
            token_sha256=_hash(token), role=role, invited_by=by, expires=clock.now() + _INVITED_FOR
        )
        made.cases.set(cases)
    return token


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation that a token opens, if it is neither used nor expired."""
    open_ones = Invitation.objects.filter(used=None, expires__gt=clock.now(), invited_by__is_active=True)
    return open_ones.filter(token_sha256=_hash(token)).first()


def accept(token: str, name: str, password: str) -> Account | None:
    """Make the account of an invitation and use the invitation up; None where it is no longer open."""
    with transaction.atomic():
        found = invitation_of(token)
        if found is None or not Invitation.objects.filter(pk=found.pk, used=None).update(used=clock.now()):
            return None
        account = Account.objects.create_user(username=name, password=password, role=found.role)
        account.cases.set(found.cases.all())
        return account


def change(account: Account, role: Role, *, active: bool, cases: Iterable[Case]) -> None:
    """Give an account a role and cases. Raises ValueError where nobody would be left to administer the desk."""
    with transaction.atomic():
        others = Account.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=account.pk)
        if not others.exists() and (role != Role.ADMINISTRATOR or not active):
            raise ValueError("the desk needs an administrator: make another one first")
        account.role, account.is_active = role, active
        account.save(update_fields=["role", "is_active"])
        account.cases.set(cases)


def take_off_second_factor(account: Account) -> None:
    """Let an account log in by its password alone again, for somebody who lost a device."""
    TOTPDevice.objects.filter(user=account).delete()


def unlock(account: Account) -> None:
    """Let an account that too many wrong passwords locked try again at once."""
    reset(username=account.username)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""Making accounts and cases: the first account, and those that follow an invitation."""

from django.db import transaction

from tumen.desk.models import Account, Case, Role

FIRST_CASE = "General"


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

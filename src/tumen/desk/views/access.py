"""Who may open a page, and which desk it shows."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from tumen.desk import models
from tumen.desk.models import Account, Case, Role
from tumen.desk.queries import Desk

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]
CASE_IN_SESSION = "case"
SECOND_FACTOR = "second-factor"


def account_of(request: HttpRequest) -> Account:
    """Return the account that is logged in, fully: with its second factor, if it has one. Raises PermissionDenied."""
    user = request.user
    if not isinstance(user, Account):
        raise PermissionDenied
    return user


def cases_of(account: Account) -> list[Case]:
    """Return the cases that the account may see, by name. Administrators see those they are members of, as all do."""
    return list((Case.objects.filter(open=True) | Case.objects.filter(members=account)).distinct().order_by("name"))


def case_of(request: HttpRequest) -> Case:
    """Return the case that the account looks at: the one it chose last, else its first. Raises PermissionDenied."""
    cases = cases_of(account_of(request))
    chosen = request.session.get(CASE_IN_SESSION)
    found = next((case for case in cases if case.pk == chosen), cases[0] if cases else None)
    if found is None:
        raise PermissionDenied
    return found


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk that a page of this request shows."""
    return Desk(case_of(request).pk, account_of(request).audience)


def allowed(role: Role) -> Callable[[View[Given]], View[Given]]:
    """Let a view be opened only by accounts whose role includes this one; others are sent to log in, or refused."""

    def guard(view: View[Given]) -> View[Given]:
        @wraps(view)
        def guarded(request: HttpRequest, *given: Given.args, **named: Given.kwargs) -> HttpResponseBase:
            account = account_of(request)
            if not _is_verified(request):
                return redirect("second-factor")
            if not account.may(role):
                raise PermissionDenied
            return view(request, *given, **named)

        return login_required(guarded)  # type: ignore[return-value]  # the decorator forgets the parameters

    return guard


def _is_verified(request: HttpRequest) -> bool:
    """Say whether the second factor was given, for accounts that have one."""
    return request.session.get(SECOND_FACTOR) == "given" or not models.has_second_factor(account_of(request))

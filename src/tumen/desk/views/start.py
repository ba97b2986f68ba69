"""The start page, the page that makes the first account, and what tells a monitor that the desk is well."""

from django.contrib.auth import login
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tumen import __version__
from tumen.desk.forms import AccountForm
from tumen.desk.models import Role
from tumen.desk.people import make_first_account, needs_first_account
from tumen.desk.queries import Desk
from tumen.desk.views.access import account_of, allowed, case_of, cases_of


@require_GET
def start(request: HttpRequest) -> HttpResponseBase:
    """Show what changed last, or lead to the first account."""
    if not request.user.is_authenticated and needs_first_account():
        return redirect("first-account")
    return _start(request)


@allowed(Role.READER)
def _start(request: HttpRequest) -> HttpResponse:
    case = case_of(request)
    desk = Desk(case.pk, account_of(request).audience)
    return render(
        request,
        "desk/start.html",
        {
            "case": case,
            "cases": cases_of(account_of(request)),
            "incidents": desk.incidents().order_by("-changed", "incident")[:20],
            "number_of_incidents": desk.incidents().count(),
            "number_of_reports": desk.reports().count(),
        },
    )


@require_http_methods(["GET", "POST"])
def first_account(request: HttpRequest) -> HttpResponse:
    """Make the first account. Closed as soon as there is one."""
    if not needs_first_account():
        return redirect("start")
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = make_first_account(form.cleaned_data["name"], form.cleaned_data["password"])
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("start")
    return render(request, "desk/first_account.html", {"form": form})


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers; 503 where it does not. Names nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database", "version": __version__}, status=503)
    return JsonResponse({"status": "ok", "version": __version__})

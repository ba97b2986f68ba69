"""People: accounts and their roles, invitations by link, cases and who sees them."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tumen.desk import people
from tumen.desk.forms import AccountForm, CaseForm, InvitationForm, MemberForm
from tumen.desk.models import Account, Case, Role, has_second_factor
from tumen.desk.views.access import CASE_IN_SESSION, account_of, allowed, cases_of


@allowed(Role.ADMINISTRATOR)
@require_GET
def everyone(request: HttpRequest) -> HttpResponse:
    """List the accounts and the cases that this administrator may see."""
    accounts = Account.objects.order_by("username").prefetch_related("cases")
    context = {"accounts": accounts, "cases": cases_of(account_of(request)), "invitation": InvitationForm()}
    return render(request, "desk/people.html", {**context, "case_form": CaseForm()})


@allowed(Role.ADMINISTRATOR)
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Show the link of a new invitation, once."""
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/form.html", {"title": "Invite", "form": form}, status=400)
    token = people.invite(Role(form.cleaned_data["role"]), form.cleaned_data["cases"], account_of(request))
    link = request.build_absolute_uri(reverse("accept", args=[token]))
    return render(request, "desk/invited.html", {"link": link})


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Make the account that an invitation is for."""
    if people.invitation_of(token) is None:
        raise Http404
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = people.accept(token, form.cleaned_data["name"], form.cleaned_data["password"])
        if account is None:
            raise Http404
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("start")
    return render(request, "desk/form.html", {"title": "Make your account", "form": form})


@allowed(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, account: int) -> HttpResponse:
    """Change what an account may do, unlock it, or take its second factor off."""
    found = get_object_or_404(Account, pk=account)
    given = {"role": found.role, "active": found.is_active, "cases": found.cases.all()}
    form = MemberForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            role, cases = Role(form.cleaned_data["role"]), form.cleaned_data["cases"]
            people.change(found, role, active=form.cleaned_data["active"], cases=cases)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{found.username} has been changed.")
            return redirect("people")
    return render(request, "desk/member.html", {"member": found, "form": form, "has_device": has_second_factor(found)})


@allowed(Role.ADMINISTRATOR)
@require_POST
def rescue(request: HttpRequest, account: int) -> HttpResponse:
    """Unlock an account, and take its second factor off where that was asked for."""
    found = get_object_or_404(Account, pk=account)
    people.unlock(found)
    if request.POST.get("device"):
        people.take_off_second_factor(found)
    messages.success(request, f"{found.username} can log in again.")
    return redirect("people")


@allowed(Role.ADMINISTRATOR)
@require_POST
def add_case(request: HttpRequest) -> HttpResponse:
    """Make a case; who makes a closed one is its first member."""
    form = CaseForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/form.html", {"title": "New case", "form": form}, status=400)
    made = Case.objects.create(name=form.cleaned_data["name"], open=form.cleaned_data["open"])
    if not made.open:
        account_of(request).cases.add(made)
    return redirect("people")


@allowed(Role.READER)
@require_POST
def choose_case(request: HttpRequest) -> HttpResponse:
    """Look at another case from now on, one that the account may see."""
    case = next((one for one in cases_of(account_of(request)) if str(one.pk) == request.POST.get("case")), None)
    if case is None:
        raise Http404
    request.session[CASE_IN_SESSION] = case.pk
    return redirect("start")

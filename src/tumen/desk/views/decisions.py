"""What a person decides: each is stored once, by whom and when, and undone by another addition, never by an edit."""

from collections.abc import Callable
from typing import TypeVar, cast, get_args

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tumen.claims import Act, Claim, SpeakerKind, Stance
from tumen.claims.correcting import FIELDS, claim_by_hand, corrected_value, located
from tumen.desk import clock, models, store
from tumen.desk.derive import derive_decided
from tumen.desk.models import Role
from tumen.desk.views.access import account_of, allowed, case_of
from tumen.errors import InputError
from tumen.incidents import Decision, Verdict, apply_decisions, decide
from tumen.reports import Report

_ON_ONE: tuple[Verdict, ...] = ("right", "wrong", "corrected", "grade")
_GATE: tuple[Verdict, ...] = ("withhold", "publish")
_ACTS: tuple[Act, ...] = get_args(Act)
_STANCES: tuple[Stance, ...] = get_args(Stance)

Choice = TypeVar("Choice", bound=str)


@allowed(Role.REVIEWER)
@require_POST
def on_claim(request: HttpRequest, claim: str) -> HttpResponse:
    """Store what was decided on one claim: right, wrong, corrected or a grade."""

    def made() -> list[Decision]:
        verdict = _chosen(request, "verdict", _ON_ONE)
        field, value = None, request.POST.get("grade", "").strip() or None
        if verdict == "corrected":
            field = request.POST.get("field", "")
            value = _value(request, claim, field)
        return [_decision(request, verdict, [claim], field, value)]

    return _store(request, made)


@allowed(Role.EDITOR)
@require_POST
def gate(request: HttpRequest, claim: str) -> HttpResponse:
    """Withhold a claim, or one field of it, from those without rights; or publish it again."""

    def made() -> list[Decision]:
        verdict = _chosen(request, "verdict", _GATE)
        field = request.POST.get("field", "").strip() or None
        if field is not None and field not in ("text", *FIELDS):
            raise InputError(f"a claim has no field {field!r} to withhold")
        return [_decision(request, verdict, [claim], field, None)]

    return _store(request, made)


@allowed(Role.REVIEWER)
@require_POST
def merge(request: HttpRequest, incident: str) -> HttpResponse:
    """Say that two incidents are one: their earliest claims, and with them all that linking joined to those."""

    def made() -> list[Decision]:
        other = request.POST.get("other", "").strip().rstrip("/").rsplit("/", 1)[-1]
        one, another = _members(request, incident), _members(request, other)
        if set(one) & set(another):
            raise InputError("an incident is the same as itself: give the id or the address of another one")
        return [_decision(request, "same", [*one, *another], None, None)]

    return _store(request, made)


@allowed(Role.REVIEWER)
@require_POST
def split(request: HttpRequest, incident: str) -> HttpResponse:
    """Say that the claims that were ticked are about another incident than the rest."""

    def made() -> list[Decision]:
        members = _members(request, incident)
        ticked = [claim for claim in members if claim in request.POST.getlist("claims")]
        rest = [claim for claim in members if claim not in ticked]
        if not ticked or not rest:
            raise InputError("tick the claims that are about another incident, and leave at least one")
        groups = [_decision(request, "same", group, None, None) for group in (ticked, rest) if len(group) > 1]
        return [*groups, _decision(request, "not-same", [ticked[0], rest[0]], None, None)]

    return _store(request, made)


@allowed(Role.REVIEWER)
@require_POST
def undo(request: HttpRequest, decision: str) -> HttpResponse:
    """Undo a decision; both stay on record. What an editor withheld only an editor lets out."""
    case, account = case_of(request), account_of(request)
    row = models.Decision.objects.filter(id=decision, case=case).first()
    if row is None:
        raise Http404
    if row.to_record().verdict in _GATE and not account.may(Role.EDITOR):
        messages.error(request, "Only an editor may undo this.")
        return _back(request)
    store.withdraw(decision, case.pk, by=account.username)
    derive_decided(case.pk)
    messages.success(request, "Undone. Status, counts and links follow.")
    return _back(request)


@allowed(Role.REVIEWER)
@require_POST
def add_claim(request: HttpRequest, report: str) -> HttpResponse:
    """Add a claim that the reader missed, at the words that were marked."""
    case, account = case_of(request), account_of(request)
    held = _report(case.pk, report)
    near = request.POST.get("start", "")
    try:
        span = located(request.POST.get("words", "").strip(), held.text, int(near) if near.isdecimal() else 0)
        if span is None:
            raise InputError("mark the words that carry the claim, as they stand in the report")
        claim = claim_by_hand(held, span, _chosen(request, "act", _ACTS), _chosen(request, "stance", _STANCES))
    except InputError as error:
        messages.error(request, f"Not added: {error}.")
        return _back(request)
    store.add_claim(claim, by=account.username)
    derive_decided(case.pk)
    messages.success(request, "Added. Give its speaker, number, place and time by correcting them.")
    return _back(request)


def _store(request: HttpRequest, made: Callable[[], list[Decision]]) -> HttpResponse:
    """Store the decisions all together or not at all, bring what is derived up to date, and say what came of it."""
    case, account = case_of(request), account_of(request)
    shown = request.POST.get("seen", "")
    try:
        decisions = made()
        store.add_decisions(decisions, case.pk, store.Seen(int(shown) if shown.isdecimal() else 0), by=account.username)
    except store.OvertakenError as error:
        said = ", ".join(f"{one.by}: {one.verdict}" for one in error.later)
        messages.error(request, f"Not stored: {error}. Decided meanwhile: {said}.")
        return _back(request)
    except (InputError, ValueError) as error:
        messages.error(request, f"Not stored: {error}.")
        return _back(request)
    derive_decided(case.pk)
    messages.success(request, "Stored. Status, counts and links follow; it can be undone below.")
    return _back(request)


def _decision(
    request: HttpRequest, verdict: Verdict, claims: list[str], field: str | None, value: str | None
) -> Decision:
    note = request.POST.get("note", "").strip()[:2000] or None
    by = account_of(request).username
    return decide(verdict, claims, by=by, on=clock.now(), field=field, value=value, note=note)


def _value(request: HttpRequest, claim: str, field: str) -> str:
    case = case_of(request)
    row = models.Claim.objects.filter(id=claim, report__filings__case=case).first()
    if row is None:
        raise InputError("there is no such claim in this case")
    as_decided = apply_decisions([row.to_record()], [one for one in store.decisions_in(case.pk) if claim in one.claims])
    held: Claim = as_decided[0] if as_decided else row.to_record()
    kind = request.POST.get("kind", "")
    chosen = cast("SpeakerKind", kind) if kind in get_args(SpeakerKind) else None
    return corrected_value(field, request.POST.get("words", ""), held, _report(case.pk, held.report), chosen)


def _report(case: int, report: str) -> Report:
    row = models.Report.objects.filter(id=report, filings__case_id=case).first()
    if row is None:
        raise Http404
    return row.to_record()


def _members(request: HttpRequest, incident: str) -> list[str]:
    """Return the claims of an incident of the whole case, as reviewers see it."""
    rows = models.IncidentClaim.objects.filter(case=case_of(request), audience="full", row__incident=incident)
    members = sorted(rows.values_list("claim", flat=True))
    if not members:
        raise InputError(f"there is no incident {incident[:60]!r} in this case")
    return members


def _chosen(request: HttpRequest, key: str, choices: tuple[Choice, ...]) -> Choice:
    value = request.POST.get(key, "")
    for choice in choices:
        if choice == value:
            return choice
    raise InputError(f"{key} is one of {', '.join(choices)}")


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page that the form stood on."""
    address = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return redirect(address if safe else "start")

"""Reports: the list, and one report with its claims marked in place."""

from typing import get_args

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tumen.claims import Act, SpeakerKind, Stance
from tumen.claims.correcting import FIELDS
from tumen.desk import history
from tumen.desk.models import Role
from tumen.desk.reading import read_page
from tumen.desk.views.access import account_of, allowed, case_of, desk_of


@allowed(Role.READER)
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """List the reports, the newest first, or those that hold all the words."""
    desk, words = desk_of(request), request.GET.get("words", "").strip()[:200]
    rows = desk.reports().order_by("-published", "report")
    if words:
        rows = rows.filter(report__in=desk.search("report", words))
    pages = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "desk/reports.html", {"case": case_of(request), "pages": pages, "words": words})


@allowed(Role.READER)
@require_GET
def report(request: HttpRequest, report: str) -> HttpResponse:
    """Show a report as this account may see it."""
    desk = desk_of(request)
    page = read_page(desk, report)
    if page is None:
        raise Http404
    account = account_of(request)
    shown = {
        "case": case_of(request),
        "page": page,
        "seen": history.seen(desk),
        "decisions": history.decisions_on(desk, [line.claim.id for line in page.lines]),
        "fields": FIELDS,
        "acts": get_args(Act),
        "stances": get_args(Stance),
        "kinds": get_args(SpeakerKind),
        "may_decide": account.may(Role.REVIEWER),
        "may_withhold": account.may(Role.EDITOR),
    }
    return render(request, "desk/report.html", shown)

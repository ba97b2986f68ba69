"""The inbox: files are dropped and texts pasted; what became of each item is shown line by line."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tumen.desk import models, work
from tumen.desk.models import Role
from tumen.desk.views.access import account_of, allowed, case_of


class PasteForm(forms.Form):
    """A text that was pasted."""

    title = forms.CharField(required=False, max_length=300)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 8}))


@allowed(Role.REVIEWER)
@require_http_methods(["GET", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """Take files or a text, and list what was handed in."""
    case, account = case_of(request), account_of(request)
    form = PasteForm(request.POST if request.method == "POST" and "text" in request.POST else None)
    files = request.FILES.getlist("files")
    if files:
        jobs = [_hand_in(file, case, account) for file in files]
        return redirect("job", jobs[0].pk) if len(jobs) == 1 else redirect("inbox")
    address = request.POST.get("address", "").strip()
    if address:
        return redirect("job", work.hand_in_address(address[:2000], case, account).pk)
    if form.is_bound and form.is_valid():
        title, text = form.cleaned_data["title"].strip(), form.cleaned_data["text"]
        name = f"{title or 'pasted text'}.txt"
        content = f"{title}\n\n{text}" if title else text
        return redirect("job", work.hand_in(name, content.encode(), case, account).pk)
    jobs_page = Paginator(models.Job.objects.filter(case=case).order_by("-pk"), 30).get_page(request.GET.get("page"))
    return render(request, "desk/inbox.html", {"case": case, "form": form, "jobs": jobs_page})


def _hand_in(file: UploadedFile, case: models.Case, account: models.Account) -> models.Job:
    return work.hand_in(file.name or "file", file.read(), case, account)


@allowed(Role.REVIEWER)
@require_GET
def job(request: HttpRequest, job: int) -> HttpResponse:
    """Show how far a job is, and what became of each item."""
    found = _job(request, job)
    lines = Paginator(found.lines.order_by("number"), 200).get_page(request.GET.get("page"))
    return render(request, "desk/job.html", {"job": found, "lines": lines, "case": case_of(request)})


@allowed(Role.REVIEWER)
@require_GET
def progress(request: HttpRequest, job: int) -> JsonResponse:
    """Return how far a job is, for the page's script."""
    found = _job(request, job)
    return JsonResponse({"state": found.state, "done": found.done, "total": found.total})


def _job(request: HttpRequest, job: int) -> models.Job:
    found = models.Job.objects.filter(pk=job, case=case_of(request)).first()
    if found is None:
        raise Http404
    return found

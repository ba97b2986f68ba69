"""A list that somebody kept in a table: which column is what, with a preview, before anything of it is read."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tumen.desk import lists, models, store, work
from tumen.desk.models import Role
from tumen.desk.views.access import account_of, allowed, case_of
from tumen.errors import UnreadableError


@allowed(Role.REVIEWER)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep a table, and lead to the page that asks for its columns."""
    file = request.FILES.get("list")
    if not isinstance(file, UploadedFile):
        return redirect("inbox")
    content = file.read()
    try:
        lists.read_table(content)
    except UnreadableError as error:
        return render(request, "desk/list_refused.html", {"name": file.name, "reason": error}, status=400)
    sha256 = store.add_original(file.name or "list.csv", content, by=account_of(request).username)
    request.session["lists"] = [*request.session.get("lists", []), sha256][-20:]
    return redirect("list", sha256)


@allowed(Role.REVIEWER)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, sha256: str) -> HttpResponse:
    """Ask which column is what, show what the first rows give, and hand the rows in."""
    original = models.Original.objects.filter(sha256=sha256).first()
    if original is None or sha256 not in request.session.get("lists", []):  # whose upload it was: a hash opens nothing
        raise Http404
    table = lists.read_table(bytes(original.content))
    given = {field: request.POST[field] for field in lists.FIELDS if request.POST.get(field)} if request.POST else None
    chosen = lists.guess(table) if given is None else given
    reason = None
    if request.POST.get("take"):
        try:
            job = work.hand_in_list(original.name, lists.mapped(table, chosen), case_of(request), account_of(request))
        except UnreadableError as error:
            reason = f"The list {error}."
        else:
            return redirect("job", job.pk)
    context = {
        "name": original.name, "table": table, "fields": [(field, chosen.get(field)) for field in lists.FIELDS],
        "rows": [[row[field] for field in lists.FIELDS] for row in lists.preview(table, chosen)], "reason": reason,
    }  # fmt: skip
    return render(request, "desk/list.html", context, status=400 if reason else 200)

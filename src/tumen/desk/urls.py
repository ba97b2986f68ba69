"""Every address of the desk, and the view that answers it."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path

from tumen.desk.views import decisions, inbox, incidents, lists, people, reports, second_factor, start

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("first-account/", start.first_account, name="first-account"),
    path("health/", start.health, name="health"),
    path("login/", LoginView.as_view(template_name="desk/login.html", redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("login/second-factor/", second_factor.give, name="second-factor"),
    path("account/second-factor/", second_factor.set_up, name="second-factor-set-up"),
    path("people/", people.everyone, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:account>/", people.member, name="member"),
    path("people/<int:account>/rescue/", people.rescue, name="rescue"),
    path("invited/<str:token>/", people.accept, name="accept"),
    path("cases/add/", people.add_case, name="add-case"),
    path("cases/choose/", people.choose_case, name="choose-case"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/lists/", lists.add, name="add-list"),
    path("inbox/lists/<str:sha256>/", lists.columns, name="list"),
    path("inbox/<int:job>/", inbox.job, name="job"),
    path("inbox/<int:job>/progress/", inbox.progress, name="job-progress"),
    path("incidents/", incidents.overview, name="incidents"),
    path("incidents.csv", incidents.as_csv, name="incidents-csv"),
    path("incidents.json", incidents.as_json, name="incidents-json"),
    path("incidents/points/", incidents.points, name="incident-points"),
    path("incidents/<str:incident>/", incidents.incident, name="incident"),
    path("incidents/<str:incident>/merge/", decisions.merge, name="merge"),
    path("incidents/<str:incident>/split/", decisions.split, name="split"),
    path("reports/", reports.listing, name="reports"),
    path("reports/<str:report>/", reports.report, name="report"),
    path("reports/<str:report>/claims/", decisions.add_claim, name="add-claim"),
    path("claims/<str:claim>/decide/", decisions.on_claim, name="decide"),
    path("claims/<str:claim>/gate/", decisions.gate, name="gate"),
    path("decisions/<str:decision>/undo/", decisions.undo, name="undo"),
]

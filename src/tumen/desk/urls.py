"""Every address of the desk, and the view that answers it."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path

from tumen.desk.views import inbox, second_factor, start

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("first-account/", start.first_account, name="first-account"),
    path("health/", start.health, name="health"),
    path("login/", LoginView.as_view(template_name="desk/login.html", redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("login/second-factor/", second_factor.give, name="second-factor"),
    path("account/second-factor/", second_factor.set_up, name="second-factor-set-up"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/<int:job>/", inbox.job, name="job"),
    path("inbox/<int:job>/progress/", inbox.progress, name="job-progress"),
]

"""The second factor: one-time codes from a device that the account confirmed once."""

import base64

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from tumen.desk.models import Role
from tumen.desk.views.access import SECOND_FACTOR, account_of, allowed


@login_required
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Ask for a code after the password; each is taken once, and wrong ones slow the next down."""
    wrong = False
    if request.method == "POST":
        if match_token(account_of(request), request.POST.get("code", "").strip()):
            request.session.cycle_key()
            request.session[SECOND_FACTOR] = "given"
            return redirect("start")
        wrong = True
    return render(request, "desk/second_factor.html", {"wrong": wrong}, status=403 if wrong else 200)


@allowed(Role.READER)
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Show a new device's key, and confirm it by its first code."""
    account = account_of(request)
    confirmed = TOTPDevice.objects.filter(user=account, confirmed=True).exists()
    if confirmed:
        return render(request, "desk/second_factor_set_up.html", {"confirmed": True})
    device, _ = TOTPDevice.objects.get_or_create(user=account, confirmed=False, defaults={"name": "device"})
    wrong = False
    if request.method == "POST":
        if device.verify_token(request.POST.get("code", "").strip()):
            device.confirmed = True
            device.save()
            request.session[SECOND_FACTOR] = "given"
            return redirect("second-factor-set-up")
        wrong = True
    return render(request, "desk/second_factor_set_up.html", {"device": device, "wrong": wrong, "key": _key(device)})


def _key(device: TOTPDevice) -> str:
    """Return the device's secret in base 32, as apps ask for it."""
    return base64.b32encode(device.bin_key).decode("ascii")

"""What stands around every page: first account first, a line in the log, nothing kept in a shared cache."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("tumen.desk")


def requests(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware that logs each request by its route, not by its path, and forbids to keep its answer."""

    def logged(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = answer(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        match = request.resolver_match
        said: dict[str, object] = {
            "route": match.route if match else "unknown",
            "method": request.method,
            "status": response.status_code,
            "milliseconds": round(1000 * (time.perf_counter() - started), 1),
        }
        log.info("request", extra=said)
        return response

    return logged

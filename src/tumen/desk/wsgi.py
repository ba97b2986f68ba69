"""The desk as a server calls it (WSGI)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.desk.settings")
application = get_wsgi_application()

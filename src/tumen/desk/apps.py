"""The desk as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The one application of the desk."""

    name = "tumen.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

"""The Django app of the web face."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds templates and static files; owns no table."""

    name = "siap.web"
    label = "web"
    verbose_name = "SIAP web"

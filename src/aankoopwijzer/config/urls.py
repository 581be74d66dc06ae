"""Every address of the site."""

from django.urls import include, path

from aankoopwijzer.config.health import health

urlpatterns = [
    path("gezond", health, name="health"),
    path("taal/", include("django.conf.urls.i18n")),
    path("api/", include("aankoopwijzer.api.urls")),
    path("", include("aankoopwijzer.web.urls")),
]

"""Tells Django of this app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects that change behaviour, in the register."""

    name = "aankoopwijzer.register.projects"
    label = "projects"

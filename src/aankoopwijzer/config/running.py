"""The commands that run the site: `serve`, `demo`, `doctor`, `manage`.

This module is imported at every cold start of the command line, so it imports Django only inside a command.
"""

import os
from typing import Annotated

import typer

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]


def add_to(app: typer.Typer) -> None:
    """Give the command line the commands that need the site."""
    app.command()(serve)
    app.command()(demo)
    app.command()(doctor)
    # Everything after the name belongs to Django, its --help too.
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(
        manage
    )


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Start the web site and its background worker; Ctrl-C stops both."""
    _set_up()
    from aankoopwijzer.config import site

    site.prepare()
    raise SystemExit(site.serve(host, port))


def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Load the five example purchases of the pack, then start the site as `serve` does."""
    _set_up()
    from aankoopwijzer.config import site

    site.prepare()
    site.load_examples()
    raise SystemExit(site.serve(host, port))


def doctor() -> None:
    """Say what is there and what is missing to run the site, the documents and the tests."""
    from aankoopwijzer.config.examination import examine

    raise SystemExit(examine())


def manage(context: typer.Context) -> None:
    """Run one of Django's own commands, as in `aankoopwijzer manage migrate`."""
    _set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["aankoopwijzer manage", *context.args])


def _set_up() -> None:
    """Set Django up, with a secret key that every process of this site shares."""
    from aankoopwijzer.config.environment import data_dir
    from aankoopwijzer.config.secret_key import keep_secret_key

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aankoopwijzer.config.settings")
    keep_secret_key(data_dir())
    import django

    django.setup()

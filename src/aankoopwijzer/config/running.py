"""The commands that need the site: to run it, examine it, back it up and restore it, and those that use the register.

This module is imported at every cold start of the command line, so it imports Django only inside a command.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]


def add_to(app: typer.Typer) -> None:
    """Give the command line the commands that need the site."""
    from aankoopwijzer.cli import importing

    importing.app.callback()(_with_register)
    app.add_typer(importing.app, name="import")
    app.command()(serve)
    app.command()(demo)
    app.command()(remove_demo)
    app.command()(doctor)
    app.command()(backup)
    app.command()(restore)
    # Everything after the name belongs to Django, its --help too.
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(
        manage
    )


def with_register(app: typer.Typer) -> typer.Typer:
    """The same commands, for which Django is set up and the database is that of this version."""

    @app.callback()
    def ready(context: typer.Context) -> None:
        context.with_resource(register_ready())

    return app


@contextmanager
def register_ready() -> Iterator[None]:
    """Django, set up, with the database of this version."""
    with _site_set_up():
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        yield


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Start the web site and its background worker; Ctrl-C stops both."""
    with _site_set_up():
        from aankoopwijzer.config import site

        site.prepare()
        raise SystemExit(site.serve(host, port))


def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Load examples and invented registers, open an account for each role, then start the site as `serve` does."""
    with _site_set_up():
        from aankoopwijzer.config import site

        site.prepare()
        site.load_examples()
        site.load_demo_data()
        site.count_figures()
        site.open_demo_accounts()
        raise SystemExit(site.serve(host, port))


def remove_demo() -> None:
    """Take the invented registers of the demonstration away again, and nothing else."""
    with _site_set_up():
        from aankoopwijzer.config import site

        site.remove_demo_data()


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say what is there and what is missing to run the site, the documents and the tests."""
    from aankoopwijzer.config.examination import examine

    raise SystemExit(examine(as_json=as_json))


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes; there may be no such file yet.")],
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Write the whole register to one file, while others go on working. It holds personal data, and no secret key."""
    with _site_set_up():
        from django.conf import settings

        from aankoopwijzer.cli.backup_screen import show_backup
        from aankoopwijzer.cli.talking import Talk

        show_backup(file, Talk(lang, as_json=as_json), settings.POLICY_PACK)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `backup` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put the backup in place of what is there now.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Put a backup back, all of it or nothing. Stop the site first."""
    with _site_set_up():
        from django.conf import settings

        from aankoopwijzer.cli.backup_screen import show_restore
        from aankoopwijzer.cli.talking import Talk

        show_restore(file, Talk(lang, as_json=as_json), settings.POLICY_PACK, replace=replace)


def manage(context: typer.Context) -> None:
    """Run one of Django's own commands, as in `aankoopwijzer manage migrate`."""
    with _site_set_up():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["aankoopwijzer manage", *context.args])


def _with_register(context: typer.Context) -> None:
    """Bring files into the register: spend, suppliers, vehicles and more; take them back out again."""
    context.with_resource(_site_set_up())
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _site_set_up() -> Iterator[None]:
    """Django, set up with a secret key that every process of this site shares; a wrong setting ends in one line."""
    from aankoopwijzer.config.environment import SettingsError, data_dir
    from aankoopwijzer.config.secret_key import keep_secret_key

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aankoopwijzer.config.settings")
    try:
        keep_secret_key(data_dir())
        import django

        django.setup()
        yield
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(2) from None
    except (PermissionError, NotADirectoryError, FileExistsError) as problem:
        print(
            f"{problem.filename}: {problem.strerror}; set AANKOOPWIJZER_DATA_DIR to a folder of yours", file=sys.stderr
        )
        raise SystemExit(2) from None

"""The console script `aankoopwijzer`.

The commands of `aankoopwijzer.cli` need no database; those of `running` set Django up when they are called.
"""

import sys

import typer


def main() -> None:
    """Run the command that was typed."""
    from aankoopwijzer.config.environment import SettingsError

    try:
        complete_app()()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)


def complete_app() -> typer.Typer:
    """Every command: those of the command line, and those that run the site."""
    from aankoopwijzer.cli.app import app
    from aankoopwijzer.config import running

    running.add_to(app)
    return app

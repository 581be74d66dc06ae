"""The console script `aankoopwijzer`.

The commands of `aankoopwijzer.cli` need no database; those of `running` set Django up when they are called.
"""

import sys


def main() -> None:
    """Run the command that was typed."""
    from aankoopwijzer.cli.app import app
    from aankoopwijzer.config import running
    from aankoopwijzer.config.environment import SettingsError

    running.add_to(app)
    try:
        app()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)

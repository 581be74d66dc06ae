"""The command line: which commands there are. Each imports what it needs when it is called, never before."""

import os

import typer

# Looking through every installed package for plugins of pydantic takes a third of a cold start; we have none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from aankoopwijzer.cli import advise, check, criteria, framework, notice, plants
from aankoopwijzer.cli.guard import GuardedGroup

app = typer.Typer(
    cls=GuardedGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)


@app.callback()
def aankoopwijzer() -> None:
    """From a planned purchase to everything its tender must contain."""


app.command()(advise.advise)
app.command()(check.check)
app.add_typer(framework.app, name="framework")
app.add_typer(notice.app, name="notice")
app.add_typer(criteria.app, name="criteria")
app.add_typer(plants.app, name="plants")

"""The command line."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def aankoopwijzer() -> None:
    """From a planned purchase to everything its tender must contain."""

"""`export`: what the product knows, in formats that others read. `config` gives it its commands."""

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Write data in formats that others read.")


@app.callback()
def export() -> None:
    """Write data in formats that others read."""

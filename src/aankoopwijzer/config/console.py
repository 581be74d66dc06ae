"""The console script `aankoopwijzer`.

The commands of `aankoopwijzer.cli` need no database; those of `running` set Django up when they are called.
"""

import typer

from aankoopwijzer.config.memory import look_less_often


def main() -> None:
    """Run the command that was typed."""
    look_less_often()
    complete_app()()


def complete_app() -> typer.Typer:
    """Every command: those of the command line, and those that run the site."""
    from aankoopwijzer.cli import (
        account,
        answers,
        criteria,
        export,
        feedback,
        history,
        pairs,
        promises,
        registers,
        targets,
        template,
    )
    from aankoopwijzer.cli.app import app
    from aankoopwijzer.config import exporting, measuring, reporting, running

    running.add_to(app)
    app.command()(measuring.indicators)
    app.add_typer(running.with_register(account.app), name="account")
    app.add_typer(running.with_register(registers.app), name="registers")
    app.add_typer(running.with_register(history.app), name="history")
    app.add_typer(running.with_register(answers.app), name="answers")
    app.add_typer(running.with_register(pairs.app), name="pairs")
    app.add_typer(running.with_register(promises.app), name="promises")
    app.add_typer(running.with_register(targets.app), name="targets")
    app.add_typer(running.with_register(template.app), name="template")
    app.add_typer(reporting.app, name="report")
    exporting.add_to(export.app)
    app.add_typer(export.app, name="export")
    export.app.command()(reporting.results)
    criteria.app.add_typer(running.with_register(feedback.app), name="feedback")
    return app

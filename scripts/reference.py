"""Writes the pages of docs/reference that follow from the source: `make reference`. A house test compares them."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

PROJECT = Path(__file__).parents[1]
FOLDER = PROJECT / "docs" / "reference"
NOTE = "<!-- Written by `make reference` from the source; change the source, not this page. -->\n"


def settings() -> str:
    """Every setting that an operator may change."""
    from aankoopwijzer.config.environment import SETTINGS
    from aankoopwijzer.config.sign_in_providers import OF_EACH

    rows = [
        f"| `{one.variable}` | {f'`{one.default}`' if one.default else 'empty'} | {one.meaning} |"
        for one in (*SETTINGS, *OF_EACH)
    ]
    head = "Set them in the environment of `aankoopwijzer serve`. None is needed on a laptop.\n"
    return "\n".join(["# Settings", "", NOTE, head, "| variable | default | meaning |", "|---|---|---|", *rows, ""])


def commands() -> str:
    """Every command of the console script with its options."""
    from aankoopwijzer.config.console import complete_app

    root = typer.main.get_command(complete_app())
    lines = ["# Commands", "", NOTE]
    for path, command in _commands(root, ("aankoopwijzer",)):
        lines += [f"## `{' '.join(path)}`", "", (command.help or "").strip(), ""]
        lines += [f"- {line}" for line in map(_parameter, command.params) if line]
        lines += [""] if command.params else []
    return "\n".join(lines)


def flows() -> str:
    """Every flow: what the product does, one verb each."""
    lines = ["# Flows", "", NOTE, "| flow | does |", "|---|---|"]
    for file in sorted((PROJECT / "src" / "aankoopwijzer" / "flows").glob("[!_]*.py")):
        says = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").split("\n\n")[0].replace("\n", " ")
        lines.append(f"| `{file.stem}` | {says.replace('|', chr(92) + '|')} |")
    return "\n".join([*lines, ""])


def pack() -> str:
    """Every folder, key and error of a policy pack."""
    from scripts.pack_reference import pack as written

    return written(NOTE)


def indicators() -> str:
    """Everything that is measured, and on what."""
    from scripts.indicator_reference import indicators as written

    return written(NOTE)


def roles() -> str:
    """Who may see and change what."""
    from aankoopwijzer.domain.policy.permissions import CHANGING_ROLES, KINDS, TABLE

    words = {0: "–", 1: "view", 2: "change", 3: "manage"}
    columns = list(next(iter(TABLE.values())))
    head = [name.replace("_", " ") for name in columns]
    rows = [f"| `{kind}` | {' | '.join(words[row[name]] for name in columns)} |" for kind, row in TABLE.items()]
    strong = ", ".join(sorted(role.value.replace("_", " ") for role in CHANGING_ROLES))
    return "\n".join(
        [
            "# Roles",
            "",
            NOTE,
            "A role is given at one authority, or in the whole region, from one day to another. It reaches the",
            "records of that authority; in the region, all. *Colleague* is whoever has a role somewhere, for the",
            "records of another authority. *Link* is a supplier with the link to that very record. *Manage*",
            "decides, removes or hands on, and holds *change*, which holds *view*.",
            "",
            "A record of the region itself can be seen by who sees such records anywhere, and changed only by a",
            "role in the region. What you may not see does not exist for you (404); what you may see but not",
            "change is refused (403).",
            "",
            f"Two steps to sign in are asked of: {strong}.",
            "",
            f"| kind | {' | '.join(head)} |",
            f"|---|{'---|' * len(head)}",
            *rows,
            "",
            "| kind | is |",
            "|---|---|",
            *(f"| `{kind}` | {meaning} |" for kind, meaning in KINDS.items()),
            "",
        ]
    )


def imports() -> str:
    """Every kind of file that can be imported, with its columns."""
    from aankoopwijzer.packs.import_kinds import import_kinds

    lines = ["# What can be imported", "", NOTE]
    lines += [
        "A column is found by its title, in any case and with or without marks; the titles below are those we know.",
        "",
        "A line whose key the register has changes that row. A column that the file has says what there is to know:",
        "an empty cell makes the value unknown. A column that the file does not have, or that is said not to be used,",
        "leaves the value as it is, and so does what only follows from it. The same file twice changes nothing. Rows",
        "that a program sends with the [API](api.md) are whole: what they leave out is unknown.",
        "",
    ]
    for kind in import_kinds().values():
        lines += [f"## `import {kind.id}`", "", f"Dataset `{kind.dataset_name}`.", ""]
        lines += ["| column | holds | titles | must be there | bounds |", "|---|---|---|---|---|"]
        for name, rule in kind.columns.items():
            holds = rule.parser if not rule.choices else _choices(tuple(rule.choices))
            bounds = " to ".join(each or "…" for each in (rule.least, rule.most)) if rule.least or rule.most else "none"
            unit = f" {rule.unit}" if rule.unit and bounds != "none" else ""
            titles = ", ".join(rule.words)
            must = "yes" if rule.required else "no"
            lines.append(f"| `{name}` | {holds} | {titles} | {must} | {bounds}{unit} |")
        lines.append("")
        for each in kind.derived:
            source = f", looked up as {each.lookup.replace('_', ' ')}" if each.lookup else ""
            lines.append(f"- `{each.column}` without a column of its own follows from `{each.columns[0]}`{source}.")
        lines += [""] if kind.derived else []
    return "\n".join(lines)


def _choices(codes: tuple[str, ...]) -> str:
    """The codes of a choice; of a long list only what it looks like."""
    if len(codes) > 40:
        return f"one of {len(codes)} codes, as `{codes[0]}`, or the name"
    return f"one of {', '.join(f'`{code}`' for code in codes)}"


def api() -> str:
    """Every operation of the API with its example."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aankoopwijzer.config.settings")
    import django

    django.setup()
    from aankoopwijzer.api.examples import shown
    from aankoopwijzer.reports.api_problems import TITLES
    from aankoopwijzer.web.policy import policy

    lines = ["# The API", "", NOTE]
    lines += [
        "Under `/api/v1`, described in OpenAPI 3.1 at `/api/v1/openapi.json` and for people at `/api/docs`.",
        "Amounts are strings, days are ISO 8601, what is not known is null, sentences follow `Accept-Language`. An",
        "answer to GET has an `ETag`: send it as `If-None-Match` to get 304 while nothing changed. Lists go by",
        "`page` and `size`, with the neighbours in `Link`. Every error is a problem of RFC 9457. No cookie is read",
        "or set, no other site is let in.",
        "",
    ]
    for each in shown("http://127.0.0.1:8000", criterion=next(iter(policy().criteria))):
        lines += [f"## `{each.method} {each.path}`", "", f"{each.summary}. {each.more}".strip(), ""]
        lines += [f"Needs a token with `{each.needs}`.", ""] if each.needs else []
        lines += ["```sh", each.curl, "```", "", f"Fails with: {', '.join(each.fails)}.", ""]
    lines += ["## Problems", "", "| type | means |", "|---|---|"]
    lines += [f"| `/api/docs#{code}` | {title} |" for code, title in TITLES.items()]
    return "\n".join([*lines, ""])


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings,
    "commands.md": commands,
    "flows.md": flows,
    "pack.md": pack,
    "indicators.md": indicators,
    "roles.md": roles,
    "imports.md": imports,
    "api.md": api,
}


def _commands(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, child in sorted(inner.items()):
        yield from _commands(child, (*path, name))


def _parameter(parameter: Any) -> str:
    if "--help" in parameter.opts:
        return ""
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    if not names.startswith("`-"):
        names = f"`{(parameter.metavar or parameter.name).upper()}`"
    meaning = " ".join((getattr(parameter, "help", None) or "").split())
    return f"{names}: {meaning}" if meaning else names


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page, write in PAGES.items():
        (FOLDER / page).write_text(write(), encoding="utf-8")
        print(f"docs/reference/{page}", file=sys.stderr)

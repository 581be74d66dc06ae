"""What import-linter cannot say."""

import sys

import grimp
import pytest

DOMAIN_MAY_IMPORT = {"pydantic", "pydantic_core"} | set(sys.stdlib_module_names)
DJANGO_ROOMS = ("register", "web", "api", "config")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("aankoopwijzer", include_external_packages=True, cache_dir=None)


def _outside(graph: grimp.ImportGraph, room: str) -> dict[str, set[str]]:
    """What the modules of a room import from outside the product: package -> importers."""
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        if module.startswith(f"aankoopwijzer.{room}.") or module == f"aankoopwijzer.{room}":
            for imported in graph.find_modules_directly_imported_by(module):
                package = imported.split(".")[0]
                if package != "aankoopwijzer":
                    found.setdefault(package, set()).add(module)
    return found


def test_the_domain_imports_nothing_from_outside_but_pydantic(graph):
    strangers = {name: sorted(by) for name, by in _outside(graph, "domain").items() if name not in DOMAIN_MAY_IMPORT}
    assert strangers == {}


def test_the_domain_opens_no_file_and_reaches_no_network(graph):
    unwanted = {"io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "time", "urllib"}
    found = {name: sorted(by) for name, by in _outside(graph, "domain").items() if name in unwanted}
    assert found == {}


def test_only_the_rooms_that_may_import_django(graph):
    rooms = {module.split(".")[1] for module in graph.modules if module.startswith("aankoopwijzer.")}
    found = {room: sorted(by) for room in rooms if (by := _outside(graph, room).get("django"))}
    assert set(found) <= set(DJANGO_ROOMS), found


def test_every_app_of_the_register_has_its_place_in_the_order():
    # import-linter sees imports; a string foreign key is an import that it does not see.
    from django.apps import apps

    things = ("mobility", "equipment", "buildings", "materials", "actions", "works", "plants", "products")
    what_we_own = ("spend", *things, "social", "projects")
    we_know = ("procurements", "suppliers", "accounts", "organisations", "history")
    order = ("imports", "feedback", "saved_views", "promises", "choices", *what_we_own, *we_know)
    ours = [app for app in apps.get_app_configs() if app.name.startswith("aankoopwijzer.register.")]
    assert ours
    for app in ours:
        assert app.label in order
        for model in app.get_models():
            for field in model._meta.get_fields():
                target = getattr(field, "related_model", None)
                if field.concrete and target is not None and target._meta.app_label in order:
                    assert order.index(app.label) <= order.index(target._meta.app_label), f"{model}.{field.name}"

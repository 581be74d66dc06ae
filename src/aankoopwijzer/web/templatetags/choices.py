"""Fields of the form with which a buyer changes the proposed demands."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import template
from django.template import Context

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.choices import DropReason
from aankoopwijzer.web import choices
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording

register = template.Library()


@dataclass(frozen=True, slots=True)
class BlankField:
    """A blank of a clause as a field: its name, label, unit, what stands in it, and what is wrong with that."""

    name: str
    label: str
    unit: str
    value: str
    default: str
    is_figure: bool
    problem: str

    @property
    def id(self) -> str:
        """The id of the element."""
        return element_id(self.name)


@register.simple_tag(takes_context=True)
def blank_fields(context: Context, each: ChosenCriterion) -> list[BlankField]:
    """The blanks of a clause; what was typed and refused stands there again."""
    typed: Mapping[str, str] = context.get("typed") or {}
    problems: Mapping[str, str] = context.get("problems") or {}
    found = []
    for parameter in each.criterion.parameters:
        name = choices.value_field(each.criterion.id, parameter.name)
        value = typed[name] if name in problems else choices.shown(each, parameter.name, parameter.default)
        default = wording().value(parameter.default)
        label, unit = wording().text(parameter.label), wording().parameter_unit(parameter.unit or "")
        found.append(
            BlankField(name, label, unit, value, default, parameter.number is not None, problems.get(name, ""))
        )
    return found


@register.simple_tag
def drop_reasons() -> tuple[DropReason, ...]:
    """The reasons to leave a demand out, in the order of the pack."""
    return tuple(policy().drop_reasons.values())


@register.simple_tag(takes_context=True)
def typed(context: Context, prefix: str, id: str) -> str:
    """What a visitor typed in a field that could not be used."""
    given: Mapping[str, str] = context.get("typed") or {}
    return given.get(f"{prefix}{id}", "")


@register.simple_tag(takes_context=True)
def problem(context: Context, prefix: str, id: str) -> str:
    """What is wrong with a field; empty when nothing is."""
    found: Mapping[str, str] = context.get("problems") or {}
    return found.get(f"{prefix}{id}", "")


@register.filter
def element_id(name: str) -> str:
    """The id of the element for a field: a point would be read as a class."""
    return name.replace(".", "-")

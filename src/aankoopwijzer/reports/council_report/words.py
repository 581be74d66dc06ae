"""The sentences of a council report for one reader."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.council import CouncilReview, TargetLine
from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.speech import NO_BREAK, marked, sentence_case
from aankoopwijzer.reports.standing_words import SHAPES, aimed_at, amount, difference, shown, standing, why
from aankoopwijzer.reports.wording import Wording

TABLES: Mapping[str, str] = {
    "procurements": marked("purchases"),
    "spend": marked("spend lines"),
    "vehicles_in_use": marked("vehicles in use"),
    "vehicles_bought": marked("vehicles bought"),
    "duty_trips": marked("duty trips"),
    "light_points": marked("new public lighting"),
    "lights_in_use": marked("public lighting in use"),
    "appliances": marked("appliances, machines and ICT"),
    "materials": marked("materials"),
    "deliveries": marked("deliveries"),
    "works": marked("works in the public domain"),
    "plantings": marked("plantings"),
    "shared_assets": marked("things that are shared"),
    "social_work": marked("social performance under contracts"),
    "projects": marked("projects that change behaviour"),
    "lives": marked("lives of products"),
    "promises": marked("promises in contracts"),
}
"""What the records of each table are called."""
_WORTH_SAYING = Decimal("0.1")
"""From this share of unknown records on, that is told beside the reasons."""


class CouncilWording:
    """How to tell one reader of one review."""

    def __init__(self, wording: Wording, found: CouncilReview) -> None:
        self.wording, self.speech, self.found = wording, wording.speech, found
        self.say = wording.speech.say

    @property
    def place(self) -> str:
        """The authority by its name, or the region."""
        return self.wording.authority(self.found.authority) if self.found.authority else self.say("the region")

    def indicator(self, course: Course) -> Indicator:
        """The indicator that a course is of."""
        return self.found.measured.pack.indicators[course.indicator]

    def name(self, course: Course) -> str:
        """What is measured, in a few words."""
        return self.wording.text(self.indicator(course).name)

    def mark(self, what: Standing) -> str:
        """How something stands: a shape and a word."""
        return f"{SHAPES[what]}{NO_BREAK}{standing(self.speech, what)}"

    def row(self, id: str) -> str:
        """A product group by its name."""
        row = self.found.measured.pack.rows.get(id)
        return self.wording.text(row.printed) if row else id

    def value(self, course: Course) -> str:
        """What the judged year shows."""
        return shown(self.speech, self.indicator(course), course.judged)

    def amount(self, course: Course, value: Decimal | None) -> str:
        """Any value of an indicator with its unit."""
        return amount(self.speech, self.indicator(course), value)

    def aim(self, course: Course) -> str:
        """What is to be reached, and by when."""
        return aimed_at(self.speech, self.indicator(course), course)

    def change(self, course: Course, moved: Decimal) -> str:
        """By how much a figure went up or down; percentages change by percentage points."""
        said = difference(self.speech, self.indicator(course), abs(moved))
        return self.say("{change} up", change=said) if moved > 0 else self.say("{change} down", change=said)

    def percent(self, share: Decimal) -> str:
        """A share from 0 to 1, as a whole percentage; never 0 or 100 for what is only nearly so."""
        whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
        if 0 < share < 1:
            whole = min(max(whole, Decimal(1)), Decimal(99))
        return self.speech.percent(whole)

    def lag(self, line: TargetLine) -> str:
        """A target that lags: the figure, what it should be, and why, from the records."""
        course = line.course
        assert course.judged is not None
        first = self.say(
            "{name}: {value} in {year}, aim {aim}.",
            name=self.name(course),
            value=self.value(course),
            year=course.judged.year,
            aim=self.aim(course),
        )
        return " ".join((first, *self.reasons(line)))

    def reasons(self, line: TargetLine) -> list[str]:
        """Why a target lags, as far as the records tell."""
        return list(self._reasons(line)) or [self.say("The records name no reason.")]

    def _reasons(self, line: TargetLine) -> Iterable[str]:
        found, course = line.why, line.course
        if found.authorities:
            names = (
                f"{self.wording.authority(str(each.authority))} ({self.value(each)})" for each in found.authorities
            )
            yield self.say("Furthest behind: {names}.", names=self.speech.listing(names))
        if len(found.groups) > 1:
            names = (f"{self.row(str(each.product_group))} ({self.value(each)})" for each in found.groups)
            yield self.say("By product group: {names}.", names=self.speech.listing(names))
        if line.moved and course.aim and (line.moved > 0) is not course.aim.is_up:
            yield self.say("It got worse: {change}.", change=self.change(course, line.moved))
        if found.left_out:
            said = self.speech.count(
                "A criterion for it was left out once",
                "Criteria for it were left out {number} times",
                found.left_out,
            )
            because = self._because(found.left_out_reason)
            yield f"{said}{because}."
        if found.deviations:
            yield self.speech.count(
                "There was one reasoned deviation.", "There were {number} reasoned deviations.", found.deviations
            )
        if found.unknown is not None and found.unknown >= _WORTH_SAYING:
            yield self.say("Of {share} of the records too little is known.", share=self.percent(found.unknown))

    def _because(self, reason: str | None) -> str:
        known = self.found.measured.pack.drop_reasons.get(reason or "")
        if known is None:
            return ""
        if known.needs_words:
            return self.say(", mostly for a reason of the buyer's own")
        return self.say(", mostly because: “{reason}”", reason=self.wording.text(known.text))

    def no_answer(self, course: Course) -> str:
        """Why nothing can be said; empty where something can."""
        code = course.standing.why
        if code is None and course.standing.standing is Standing.NO_DATA:
            code = "no_records"
        return sentence_case(why(self.speech, code))

    def table(self, name: str) -> str:
        """What the records of a table are called."""
        return self.speech.word(TABLES, name)

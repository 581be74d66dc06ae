"""Days as tender texts write them: "3 maart 2025", "03/03/2025", "2025-03-03"."""

import datetime as dt
import re
from collections.abc import Iterator

from aankoopwijzer.domain.records.draft import StatedDay
from aankoopwijzer.domain.records.passage import Mention

_MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)\b"
    r"|\b(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)\b",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[StatedDay]:
    """Every full date in the order of the text; one that is in no calendar is no date."""
    for found in _DAY.finditer(text):
        if found["day"]:
            year, month, day = found["year"], _MONTHS[found["month"].lower()], found["day"]
        elif found["d"]:
            year, month, day = found["y"], int(found["m"]), found["d"]
        else:
            year, month, day = found["iso_y"], int(found["iso_m"]), found["iso_d"]
        try:
            stated = dt.date(int(year), month, int(day))
        except ValueError:
            continue
        yield StatedDay(stated, Mention(found.group(), found.start(), found.end()))

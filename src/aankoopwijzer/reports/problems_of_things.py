"""What is odd about vehicles, lighting and appliances in a file: what, and how to mend it."""

from collections.abc import Mapping

from aankoopwijzer.reports.speech import marked

OF_THINGS: Mapping[str, tuple[str, str]] = {
    "co2-of-electric": (
        marked("{found} g/km from the tailpipe of an electric vehicle is not to be believed"),
        marked("check the energy and the CO2"),
    ),
    "co2-too-low": (
        marked("{found} g/km is too low for this energy"),
        marked("check the comma"),
    ),
    "co2-is-nedc": (
        marked("the CO2 is a value of the old NEDC test"),
        marked("look the WLTP value up; until then it is kept as NEDC"),
    ),
    "wltp-before-2018": (
        marked("before September 2018 cars had no WLTP value: this one was converted or estimated"),
        marked("ask where it comes from"),
    ),
    "wltp-of-heavy-vehicle": (
        marked("vehicles of class N2 and N3 have no WLTP value: this one was converted or estimated"),
        marked("ask where it comes from"),
    ),
    "emission-class-of-electric": (
        marked("what drives on electricity or hydrogen has no tailpipe and no emission class"),
        marked("check the energy and the emission class"),
    ),
    "no-emission-class": (
        marked("what burns fuel has an emission class"),
        marked("look it up on the certificate of conformity, or leave it empty"),
    ),
    "emission-class-in-figures": (
        marked("lorries and buses have their emission class in Roman figures: it is kept as written"),
        marked("check whether the class or the kind of vehicle is right"),
    ),
    "hours-implausible": (
        marked("this use would be {hours} hours of light a year"),
        marked("check the unit of the use, the points and the power"),
    ),
    "too-far-for-this-mode": (
        marked("{found} km is too far for this means of transport"),
        marked("check the comma and the means of transport"),
    ),
    "label-of-old-scale": (
        marked("labels with a plus are of the old scale, which ended in 2021 for this kind of appliance"),
        marked("look up the label of the new scale"),
    ),
    "replaces-itself": (
        marked("this would replace itself"),
        marked("write the number of the one that it came in the place of"),
    ),
    "label-above-scale": (
        marked("the energy label is better than the best class that could be had"),
        marked("check the label and the best class of that year"),
    ),
    "replaces-unknown": (
        marked("{found}, which this replaces, is neither in the file nor in the register: it is kept as written"),
        marked("check the number, or read in what it replaces"),
    ),
    "replaces-in-circle": (
        marked("over other lines this would replace itself"),
        marked("look which of them came first"),
    ),
}

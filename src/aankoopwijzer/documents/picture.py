"""A drawing in svg as a png, laid out with our own fonts so that every machine makes the same picture."""

import typst

from aankoopwijzer.documents.pdf import our_fonts

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def png_of(svg: str, *, dots_per_inch: int) -> bytes:
    """The drawing on white. One pixel of the svg is a 72nd of an inch; raises `RuntimeError` for what is no svg."""
    return typst.compile(_PAGE, font_paths=our_fonts(), format="png", ppi=dots_per_inch, sys_inputs={"svg": svg})

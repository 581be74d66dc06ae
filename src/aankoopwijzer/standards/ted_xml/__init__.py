"""TED exports, the standard before eForms: R2.0.8 and R2.0.9 S01 to S05."""

from aankoopwijzer.standards.ted_xml.paths import declarable
from aankoopwijzer.standards.ted_xml.reader import is_ted, notation_to_keep, read, read_element

__all__ = ["declarable", "is_ted", "notation_to_keep", "read", "read_element"]

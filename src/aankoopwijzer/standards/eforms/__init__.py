"""eForms notices, of every SDK version: reading them, and writing fields into a contract notice."""

from aankoopwijzer.standards.eforms.reader import is_eforms, read, read_element

__all__ = ["is_eforms", "read", "read_element"]

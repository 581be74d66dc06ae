"""Aankoopwijzer: from a planned purchase to what its tender must contain, and from promise to proof."""

__version__ = "0.1.0"

"""The face for programs: parse, call a flow or a query, render as JSON."""

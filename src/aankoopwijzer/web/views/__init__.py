"""One file per page: parse, call a flow, render."""

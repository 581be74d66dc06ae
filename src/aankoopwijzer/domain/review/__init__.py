"""Passages and the pack's rules in, findings out: what a passage carries out, what it is, what is wrong with it."""

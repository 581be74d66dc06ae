"""Conditions as data: applies, does not apply or unknown, each with its reasons."""

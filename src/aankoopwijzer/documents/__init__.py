"""Bytes to blocks and tables, and back: Word, PDF, spreadsheets, delimited text."""

"""What the product is about, in pure Python: no files, no clock, no database."""

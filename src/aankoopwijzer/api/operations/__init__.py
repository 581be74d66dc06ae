"""What programs may ask, one subject a file."""

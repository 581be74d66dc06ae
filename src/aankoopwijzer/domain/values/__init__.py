"""Small things that validate themselves."""

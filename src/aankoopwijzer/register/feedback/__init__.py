"""What readers say of the criteria, with what became of it."""

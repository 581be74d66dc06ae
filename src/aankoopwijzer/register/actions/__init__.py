"""What authorities do for the objectives of the framework."""

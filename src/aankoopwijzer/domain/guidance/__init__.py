"""A purchase and a policy pack in, what its tender must contain out."""

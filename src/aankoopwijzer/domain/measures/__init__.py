"""From records to figures, from figures to what they say of a target."""

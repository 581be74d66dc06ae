"""Words, numbers and drawings for the templates."""

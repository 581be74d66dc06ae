"""A whole draft tender read: references, figures, days, names, and what is bought. Decides nothing."""

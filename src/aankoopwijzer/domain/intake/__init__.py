"""From the cells of a table that somebody handed over to rows of a dataset, and all that is wrong with them."""

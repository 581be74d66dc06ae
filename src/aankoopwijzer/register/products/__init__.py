"""Lives of products and what is shared, in the register."""

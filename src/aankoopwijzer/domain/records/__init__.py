"""What flows through the product: purchases, notices, suppliers, matches."""

"""Sums that anybody can redo: scores of bids, costs over a life cycle."""

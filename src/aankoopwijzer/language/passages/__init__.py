"""Tender prose read with the words of a pack: which groups of words stand where. Decides nothing."""

"""The authorities of the region, as records that others refer to."""

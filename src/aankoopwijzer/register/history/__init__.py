"""Who changed what, when and why: added to, never changed."""

"""Plant names as people type them in lists, with sizes, cultivars and typos -> plants that are known."""

"""What everybody may have as data: results in files that programs read, and what they are as DCAT-AP says it."""

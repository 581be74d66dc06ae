"""The check of a draft tender in words: for the screen, as JSON, as a report, as comments in the file itself."""

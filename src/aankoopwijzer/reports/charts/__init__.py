"""One definition of a chart, for pages, Word and PDF alike."""

"""`python -m aankoopwijzer` is the console script."""

from aankoopwijzer.config.console import main

main()

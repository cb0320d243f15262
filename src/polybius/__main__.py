"""Run the program as a module: ``python -m polybius``."""

from polybius.cli import main

main()

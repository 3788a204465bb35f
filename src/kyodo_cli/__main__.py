"""`python -m kyodo_cli` is the program `kyodo`."""

from kyodo_cli.cli.main import main

main()

"""``python -m quotetrace``: the command line."""

from quotetrace.cli import main

if __name__ == "__main__":
    main()

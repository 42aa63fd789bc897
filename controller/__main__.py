"""``python -m controller``: the same as the command ``isyarat``."""

import sys

from controller.cli import main

if __name__ == "__main__":
    sys.exit(main())

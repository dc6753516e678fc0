"""`python -m whodecides`: the command, as where it is installed."""

import sys

from .cli import main

sys.exit(main())

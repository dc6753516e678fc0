"""`python -m whodecides.cli`: as `python -m whodecides`, and as the guide has it."""

import sys

from . import main

sys.exit(main())

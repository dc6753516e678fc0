"""`python -m whodecides.cli`."""

import sys

from . import main

sys.exit(main())

"""``python -m rustrata``."""

import sys

from rustrata.cli.main import main

sys.exit(main())

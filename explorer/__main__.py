"""``python -m explorer``: the same as the command ``nn-explorer``."""

from __future__ import annotations

import sys

from explorer.cli import main

sys.exit(main())

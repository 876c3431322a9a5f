"""Let `python -m yilao_yiyou.cli` do what the command does."""

import sys

from yilao_yiyou.cli import main

sys.exit(main())

"""Entry point of ``python -m vireo_agent``."""

import sys

from vireo_agent.main import main

if __name__ == "__main__":
    sys.exit(main())

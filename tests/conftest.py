"""Settings of hypothesis: the same examples on every run, and many more of them under ``make fuzz``."""

import os

from hypothesis import settings

# A shared machine can stall for a moment: no deadline. Derandomized: a run of the suite never depends on chance.
settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

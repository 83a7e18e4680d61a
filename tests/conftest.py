"""Settings of hypothesis: the same examples on every run, and many more of them under ``make fuzz``; and a run in the
background like any other."""

import os
import signal

from hypothesis import settings

# A shared machine can stall for a moment: no deadline. Derandomized: a run of the suite never depends on chance.
settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# A shell starts what runs in the background deaf to interrupts, and so are the processes that it starts: the tests that
# interrupt one would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""Which utterances are worth comparing, and how likely two are one."""

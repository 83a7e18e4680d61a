"""Traces on disk: an index that takes rows one by one."""

"""Where a page names somebody, and whether it is a person."""

"""Who is on stage: the people of a page and its other sources, as it is read."""

"""From links to traces: clusters, versions, timelines."""

"""What leaves the library: records, JSON, HTML, rows. Standard library only."""

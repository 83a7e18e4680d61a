"""What a page tells of its people beyond what stands beside their names."""

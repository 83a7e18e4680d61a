"""A quotation held against its source."""

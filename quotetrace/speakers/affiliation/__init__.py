"""Roles and institutions as they stand beside a name or in an office."""

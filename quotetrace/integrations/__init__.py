"""Integrations: quotetrace within other engines. Each needs an extra, and nothing else of the library imports them."""
